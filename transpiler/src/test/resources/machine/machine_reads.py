"""What programs read of several files together: for roles that are converted with drop-ins."""
import fnmatch
import os
import re
import subprocess


def differences(job, original, converted):
    """Runs what the case says below `reads` on both machines; the order and what is overridden do not count."""
    problems = []
    for command in job["machine"].get("reads", []):
        texts = [said(each, command) for each in (original, converted)]
        one, other = (meaning(command, each) for each in texts)
        if one != other or not one or any(each.startswith("ended with") for each in texts):
            problems.append("%s\n    original:  %s\n    converted: %s" % (command, one, other))
    return problems


def said(machine, command):
    if command.startswith("read "):
        return "\n".join(READERS[command[len("read "):]](machine.root))
    done = subprocess.run(["chroot", machine.root, "sh", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return done.stdout if not done.returncode else "ended with %d: %s" % (done.returncode, done.stdout + done.stderr)


def meaning(command, text):
    """Of settings and rights that are given several times, the last counts."""
    if command.startswith("systemd-analyze cat-config modules-load.d"):
        return [line for line in text.split("\n") if line.strip() and line[0] not in "#;"]
    if command.startswith("systemd-analyze cat-config sysctl.d") or command == "read sysctl":
        return sorted({key.replace("/", "."): value for (_, key), value in settings(text)}.items())
    if command.startswith("systemd-analyze cat-config"):
        return settings(text)
    if command.startswith("sudo -l"):
        return rights(text)
    return MEANINGS[command](text) if command in MEANINGS else text


# Keys of systemd whose settings add up, until an empty one takes all of them back.
LISTS = re.compile(r"^(Exec.*|Environment(File)?|(Fallback)?(DNS|NTP)|Domains)$")


def settings(text):
    found, section = {}, ""
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("["):
            section = line
        elif "=" in line and line[0] not in "#;":
            key, value = (each.strip() for each in line.split("=", 1))
            if LISTS.match(key):
                found[section, key] = found.get((section, key), []) + [value] if value else []
            else:
                found[section, key] = value
    return sorted(found.items(), key=str)


def lines(root, path):
    """The lines of a file of the machine that are no comments."""
    with open(root + path) as source:
        return [line.strip() for line in source if line.strip() and line.strip()[0] not in "#;"]


def files(root, folders, pattern):
    """The files of folders that are read together, by name; of one name the first folder's."""
    found = {}
    for folder in folders:
        for name in os.listdir(root + folder) if os.path.isdir(root + folder) else []:
            if fnmatch.fnmatchcase(name, pattern):
                found.setdefault(name, folder + "/" + name)
    return [found[name] for name in sorted(found)]


def sysctl(root):
    """The order of procps' `sysctl --system`, whose program is stood in: all folders, and then /etc/sysctl.conf."""
    folders = ["/etc/sysctl.d", "/run/sysctl.d", "/usr/local/lib/sysctl.d", "/usr/lib/sysctl.d"]
    paths = [each for each in files(root, folders, "*.conf") if not os.path.islink(root + each)]
    link = [each for each in files(root, folders, "*.conf") if os.path.islink(root + each)]
    every = sorted(paths + link, key=os.path.basename)
    return [line for each in every
            for line in lines(root, "/etc/sysctl.conf" if each in link else each)] + lines(root, "/etc/sysctl.conf")


def limits(root):
    """The order of pam_limits: limits.conf and then limits.d, in that of the C locale."""
    return [line for each in ["/etc/security/limits.conf"] + files(root, ["/etc/security/limits.d"], "*.conf") for line in lines(root, each)]


def limits_meaning(text):
    """The last of each kind counts; `-` is soft and hard."""
    found = {}
    for line in text.split("\n"):
        domain, kind, item, value = line.split("#")[0].split()
        for each in ("soft", "hard") if kind == "-" else (kind,):
            found[domain, each, item] = value
    return sorted(found.items())


def sshd(root, path="/etc/ssh/sshd_config"):
    """sshd's lines with those that `Include` names in its place; a machine without that line reads no folder."""
    found = []
    for line in lines(root, path):
        key, value = line.split(None, 1)
        if key.lower() == "include":
            for each in files(root, [os.path.dirname(value)], os.path.basename(value)):
                found += sshd(root, each)
        else:
            found.append(line)
    return found


def sshd_meaning(text):
    """The first setting of a key counts."""
    found = {}
    for line in text.split("\n"):
        key, value = line.split(None, 1)
        found.setdefault(key.lower(), value)
    return sorted(found.items())


# Small readers where the program itself is not there, or is stood in.
READERS = {"sysctl": sysctl, "limits": limits, "sshd": sshd}
MEANINGS = {"read limits": limits_meaning, "read sshd": sshd_meaning}


# `(ALL) NOPASSWD: ALL`: as whom, with which tags, what.
RIGHT = re.compile(r"^\s+(\([^)]*\)) ((?:[A-Z_]+: )*)(.*)$")


def rights(text):
    found, rest = {}, []
    for line in text.split("\n"):
        right = RIGHT.match(line)
        if right:
            who, tags, what = right.groups()
            found.pop((who, what), None)
            found[who, what] = tags
        elif line.strip():
            rest.append(" ".join(line.split()))
    return rest + ["%s %s%s" % (who, tags, what) for (who, what), tags in found.items()]
