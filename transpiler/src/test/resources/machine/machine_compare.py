"""Compares two machines: trees, accounts, and the calls of commands that were stood in."""
import os, re, stat

from machine_reads import differences

# What may differ: package databases, what tools leave behind, and what only one side has by design.
IGNORED = re.compile(
    r"^/(machine|run/machine-ansible|proc|dev|sys|var/lib/rpm|var/lib/dpkg|var/cache|var/log/(dpkg|alternatives|btmp|lastlog|faillog|wtmp)"
    r"|tmp/hsperfdata_\w+|tmp/crontab\w{8}|root/\.ansible|root/\.rpmdb|root/\.cache)(/|\.log|$)"
    r"|^/etc/(passwd|group|shadow|gshadow|subuid|subgid)-?$|^/etc/\.pwd\.lock$|^/etc/\.rpm"
    r"|\.\d+\.\d{4}-\d\d-\d\d@\d\d:\d\d:\d\d~$|__pycache__|\.pyc$")
ACCOUNTS = ("passwd", "group", "shadow", "gshadow")


def paths(root, upper):
    """Every path that was written in a machine."""
    found = set()
    for path, folders, files in os.walk(upper):
        for name in folders + files:
            full = os.path.join(path, name)
            found.add(full[len(upper):])
        if is_opaque(path) and path != upper:
            for below, folders, files in os.walk(root + path[len(upper):]):
                found.update(os.path.join(below, each)[len(root):] for each in folders + files)
    return {each for each in found if not IGNORED.search(each)}


def is_opaque(path):
    try:
        return os.getxattr(path, "trusted.overlay.opaque") == b"y"
    except OSError:
        return False


def names(root, file):
    table = {}
    with open(root + "/etc/" + file, errors="replace") as lines:
        for line in lines:
            parts = line.rstrip("\n").split(":")
            if len(parts) > 2:
                table.setdefault(parts[2], parts[0])
    return table


def describe(root, path, users, groups):
    """What stands at a path: kind, mode, owner, group, content."""
    try:
        found = os.lstat(root + path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    owner = users.get(str(found.st_uid), str(found.st_uid))
    group = groups.get(str(found.st_gid), str(found.st_gid))
    if stat.S_ISLNK(found.st_mode):
        return ("link", "", owner, group, os.readlink(root + path))
    mode = "%04o" % stat.S_IMODE(found.st_mode)
    if stat.S_ISDIR(found.st_mode):
        return ("directory", mode, owner, group, "")
    if stat.S_ISREG(found.st_mode):
        with open(root + path, "rb") as content:
            return ("file", mode, owner, group, content.read())
    return ("other", mode, owner, group, "")


def snapshot(root, upper):
    users, groups = names(root, "passwd"), names(root, "group")
    taken = {each: describe(root, each, users, groups) for each in paths(root, upper)}
    for file in ACCOUNTS:
        taken["accounts of " + file] = ("", "", "", "", accounts(root, file))
    return taken


def accounts(root, file):
    with open(root + "/etc/" + file, errors="replace") as lines:
        return sorted(lines.read().split("\n"))


def unchanged(before, after):
    problems = []
    for path in sorted(set(before) | set(after)):
        if before.get(path) != after.get(path) and (path in before or path in after):
            if path not in before or path not in after:
                if before.get(path) is None and after.get(path) is None:
                    continue
            problems.append("    %s: %s -> %s" % (path, show(before.get(path)), show(after.get(path))))
    return problems


def show(state):
    if state is None:
        return "absent"
    kind, mode, owner, group, content = state
    text = content if isinstance(content, str) else repr(content) if isinstance(content, bytes) else "\n".join(content)
    return " ".join(each for each in (kind, mode, owner + ":" + group, text[:700]) if each)


# Where packages put what consul-template reads.
TEMPLATES = re.compile(r"^/etc/consul-template(/(config\.d|templates)(/|$)|$)")


def compare(job, original, converted, calls, others, built):
    own = {each["name"] for each in built}
    problems = []
    allowed = re.compile("^/usr/share/(%s)(/|$)|^/etc/%s(/facts(/|$)|$)" % ("|".join(map(re.escape, own)) or "-", re.escape(job["prefix"])))
    every = paths(original.root, original.upper) | paths(converted.root, converted.upper)
    sides = [(each.root, names(each.root, "passwd"), names(each.root, "group")) for each in (original, converted)]
    read = job["machine"].get("read from", ())
    for path in sorted(every):
        if allowed.search(path) or TEMPLATES.search(path) or path in read or os.path.dirname(path) in read:
            continue
        one, other = (describe(root, path, users, groups) for root, users, groups in sides)
        if one != other:
            problems.append("%s\n    original:  %s\n    converted: %s" % (path, show(one), show(other)))
    problems += differences(job, original, converted)
    for file in ACCOUNTS:
        one, other = (accounts(each.root, file) for each in (original, converted))
        if one != other:
            problems.append("/etc/%s\n    original:  %s\n    converted: %s" % (
                file, sorted(set(one) - set(other)), sorted(set(other) - set(one))))
    one, other = (judged(each, own) for each in (calls, others))
    differs = job["machine"].get("differs", {})
    for kind in sorted(set(one) | set(other)):
        if kind in differs:
            one[kind], other[kind] = (ended(kind, each.get(kind, [])) for each in (one, other))
        if one.get(kind, []) != other.get(kind, []):
            problems.append("calls of %s\n    original:  %s\n    converted: %s" % (kind, one.get(kind, []), other.get(kind, [])))
    return problems


def ended(kind, events):
    """What has to be the same where the order of events may differ: whether a unit runs in the end."""
    return [] if not kind.startswith("unit ") or not events else ["stopped" if events[-1] == "stop" else "running"]


# Commands that only ask, or that some tool runs of its own accord.
ASKING = re.compile(r"^(getenforce|setfacl --test|getfacl|getfattr|selinuxenabled|getsebool|getcap|hostname$|ldconfig|sysctl (-e )?-n |timedatectl( status)?$|semodule -l)")


# What does not concern whether a unit runs, and what may happen again at once: each file that is rendered restarts what reads it.
SWITCHES, AGAIN = ("enable", "disable", "mask", "unmask"), ("restart", "reload")


def judged(calls, own):
    """The calls, by kind: what counts is what happened to each unit in which order, and which commands ran."""
    kinds = {}
    for call in calls:
        if call[0] == "unit" and call[2] != "consul-template":
            events = kinds.setdefault(("enabled " if call[1] in SWITCHES else "unit ") + call[2], [])
            if call[1] not in AGAIN or events[-1:] != [call[1]]:
                events.append(call[1])
        elif call[0] == "unit" and call[2] == "consul-template":
            continue
        elif call[0] == "systemd":
            kinds.setdefault("systemd", [call[1]])
        elif call[0] == "package":
            if not package(call[2]).startswith("consul-template"):
                kinds.setdefault("packages " + call[1], set()).add(package(call[2]))
        elif call[0] == "command":
            line = " ".join(call[1:])
            if not ASKING.match(line):
                kinds.setdefault("command " + call[1], []).append(line)
        else:
            kinds.setdefault(call[0], []).append(" ".join(call[1:]))
    return {key: sorted(each) if isinstance(each, set) else each for key, each in kinds.items()}


def package(text):
    """One spelling of a package: `name-1.0` for a URL, `name = 1.0`, `name (= 1.0)` and `name=1.0`."""
    text = re.sub(r"\.(rpm|deb)$", "", text.rsplit("/", 1)[-1])
    text = re.sub(r"\.(noarch|x86_64|amd64|all)$", "", text)
    name, operator, version = re.match(r"([^\s(<>=]*)\s*\(?\s*([<>=]*)\s*([^)\s]*)", text).groups()
    return name + {"=": "-", "": ""}.get(operator, operator) + version
