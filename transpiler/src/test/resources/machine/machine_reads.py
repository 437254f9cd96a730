"""What programs read of several files together: for roles that are converted with drop-ins."""
import re
import subprocess


def differences(job, original, converted):
    """Runs what the case says below `reads` on both machines; the order and what is overridden do not count."""
    problems = []
    for command in job["machine"].get("reads", []):
        texts = [said(each, command) for each in (original, converted)]
        one, other = (meaning(command, each) for each in texts)
        if one != other or any(each.startswith("ended with") for each in texts):
            problems.append("%s\n    original:  %s\n    converted: %s" % (command, one, other))
    return problems


def said(machine, command):
    done = subprocess.run(["chroot", machine.root, "sh", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return done.stdout if not done.returncode else "ended with %d: %s" % (done.returncode, done.stdout + done.stderr)


def meaning(command, text):
    """Of settings and rights that are given several times, the last counts."""
    if command.startswith("systemd-analyze cat-config"):
        return settings(text)
    if command.startswith("sudo -l"):
        return rights(text)
    return text


def settings(text):
    found, section = {}, ""
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("["):
            section = line
        elif "=" in line and line[0] not in "#;":
            key, value = line.split("=", 1)
            found[section, key.strip()] = value.strip()
    return sorted(found.items())


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
