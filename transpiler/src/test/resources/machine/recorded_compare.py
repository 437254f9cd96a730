"""Compares a machine with a recording, as far as tasks that have left the playbook made it."""
import hashlib, re

from machine_compare import ASKING, IGNORED, TEMPLATES, accounts, describe, names, package, paths, show


class Comparison:
    """Counts by kind, and a text for each difference."""

    def __init__(self, job, tasks, before, after, built, others):
        """:param others: the recorded changes of another role, by path"""
        self.others, self.job, self.tasks, self.before, self.after = others, job, tasks, before, after
        self.own = {each["name"] for each in built}
        self.counts, self.problems, self.open = {}, [], []
        self.calls = after.calls()
        self.files(), self.accounts(), self.packages(), self.units(), self.commands()

    def kinds(self):
        return self.counts

    def count(self, kind, problem):
        equal, compared = self.counts.get(kind, (0, 0))
        self.counts[kind] = (equal + (not problem), compared + 1)
        if problem:
            self.problems.append("%s: %s" % (kind, problem))

    def settled(self, tasks):
        """Whether all of these tasks have left for packages of this recording's roles, and there is one."""
        return bool(tasks) and all(self.tasks.left(each) and not self.tasks.elsewhere(each) for each in tasks)

    def files(self):
        sides = [(each.root, names(each.root, "passwd"), names(each.root, "group")) for each in (self.before, self.after)]
        recorded = {each["path"]: each for each in self.tasks.recording["changes"]}
        ours = paths(self.after.root, self.after.upper)
        allowed = re.compile(r"^/usr/share/(%s)(/|$)|^/etc/%s(/facts(/|$)|$)|^/etc/(%s)$"
                             % ("|".join(map(re.escape, self.own)), re.escape(self.job["prefix"]), "passwd|group|shadow|gshadow|subuid|subgid"))
        for path, change in sorted(recorded.items()):
            writers = self.tasks.writers(path)
            if IGNORED.search(path) or TEMPLATES.search(path) or "/home/" in path:
                continue
            state = describe(*self.with_tables(sides[1], path))
            if not writers:
                if state != describe(*self.with_tables(sides[0], path)):
                    self.count("files", wrong(path, change, state))
            elif self.settled(writers):
                self.count("files", wrong(path, change, state))
        for path in sorted(ours - set(recorded)):
            if allowed.search(path) or TEMPLATES.search(path) or path.endswith(".bak") and path[:-4] in recorded:
                continue
            one, other = (describe(*self.with_tables(each, path)) for each in sides)
            collector = self.tasks.collector(path)
            if collector:
                self.count("files", brought(path, self.others(collector).get(path), other))
            elif one != other:
                self.count("files", "%s: %s, recorded no change of %s" % (path, show(other), show(one)))

    @staticmethod
    def with_tables(side, path):
        return side[0], path, side[1], side[2]

    def accounts(self):
        recorded = self.tasks.recording["accounts"]
        one, other = (self.tables(each.root) for each in (self.before, self.after))
        makers = [each for each in self.tasks.ran if each["module"] in ("user", "group")]
        for user in recorded.get("users", []):
            if self.settled(self.makers(makers, user["name"])):
                found = other["passwd"].get(user["name"])
                groups = sorted(name for name, each in other["group"].items() if user["name"] in each[3].split(","))
                wanted = {key: user.get(key) for key in ("uid", "comment", "home", "shell", "groups")}
                actual = found and {"uid": int(found[2]), "comment": found[4], "home": found[5], "shell": found[6], "groups": groups}
                self.count("accounts", wanted != actual and "user %s: %s, recorded %s" % (user["name"], actual, wanted))
        for group in recorded.get("groups", []):
            if self.settled(self.makers(makers, group["name"])):
                found = other["group"].get(group["name"])
                self.count("accounts", (not found or int(found[2]) != group["gid"]) and "group %s: %s, recorded %s" % (group["name"], found, group))
        for each in recorded.get("memberships", []):
            if self.settled(self.makers(makers, each["user"])):
                found = other["group"].get(each["group"], [""] * 4)[3].split(",")
                self.count("accounts", each["user"] not in found and "%s is not in %s" % (each["user"], each["group"]))
        names_recorded = {each["name"] for each in recorded.get("users", []) + recorded.get("groups", [])}
        for table in ("passwd", "group"):
            for name in set(other[table]) - set(one[table]) - names_recorded:
                self.count("accounts", "%s is in %s, and was not recorded" % (name, table))

    def makers(self, makers, name):
        return self.tasks.names(makers, name) or makers

    @staticmethod
    def tables(root):
        return {table: {each.split(":")[0]: each.split(":") for each in accounts(root, table) if each} for table in ("passwd", "group")}

    def packages(self):
        ours = {(call[1], package(call[2])) for call in self.calls if call[0] == "package"}
        staying = set()
        for task, each in self.tasks.requested():
            state = "absent" if each["state"] in ("absent", "removed") else "present"
            wanted = (state, package(each["name"]))
            if self.settled([task]):
                self.count("packages", wanted not in ours and "%s %s is not asked for" % wanted)
            staying.add(wanted)
        for each in sorted(ours - staying):
            if not each[1].startswith("consul-template"):
                self.count("packages", "%s %s was not recorded" % each)

    def units(self):
        recorded, before = self.tasks.units_after(), self.tasks.units_before()
        ours = {unit: set(each) for unit, each in before.items()}
        effects = {"start": ("active", True), "restart": ("active", True), "stop": ("active", False), "enable": ("enabled", True),
                   "disable": ("enabled", False), "mask": ("masked", True), "unmask": ("masked", False)}
        for call in self.calls:
            if call[0] == "unit" and call[2] != "consul-template":
                key, value = effects.get(call[1], ("", False))
                state = ours.setdefault(call[2], set())
                state.add(key) if value else state.discard(key)
        for unit in sorted(set(recorded) | set(ours)):
            if unit == "consul-template" or self.tasks.names(self.tasks.staying, unit.split("@")[0]):
                continue
            one, other = (sorted(each.get(unit, set()) - {""}) for each in (recorded, ours))
            self.count("units", one != other and "%s is %s, recorded %s" % (unit, other or "off", one or "off"))

    def commands(self):
        ours = {labelled(" ".join(call[1:])) for call in self.calls if call[0] == "command"}
        seen = set()
        for line, tasks in self.tasks.commands():
            line = labelled(re.sub(r"^libselinux security_setenforce", "setenforce", line))
            seen.add(line)
            if self.settled(tasks) and not ASKING.match(line):
                self.count("commands", line not in ours and "%s did not run" % line)
        for line in sorted(ours - seen):
            if not ASKING.match(line):
                self.count("commands", "%s ran, and was not recorded" % line)


def labelled(line):
    """A type of SELinux that a path gets, in one form for Ansible's call and for the command."""
    found = re.match(r"libselinux lsetfilecon (\S+) \w*:\w*:(\w+)", line)
    if found:
        return "label %s %s" % found.groups()
    found = re.match(r"chcon (?:-\w+ )*?-t (\w+) (\S+)$", line)
    return "label %s %s" % (found.group(2), found.group(1)) if found else line


def brought(path, change, state):
    """What is wrong with what a package brings for another role; the package's own role may give a folder other rights."""
    if change is None or change["type"] == "dir":
        return state is None and path + ": absent"
    return wrong(path, change, state)


def wrong(path, change, state):
    """What is not as it was recorded; nothing where all is."""
    if change["type"] == "absent":
        return state is not None and "%s: %s, recorded absent" % (path, show(state))
    if state is None:
        return "%s: absent, recorded %s" % (path, change["type"])
    kind, mode, owner, group, content = state
    wanted = {"type": change["type"], "mode": change.get("mode"), "owner": change.get("owner")}
    actual = {"type": {"directory": "dir"}.get(kind, kind), "mode": mode or None, "owner": owner + ":" + group}
    if kind == "file" and "content" in change:
        wanted["content"], actual["content"] = change["content"], content.decode("utf-8", "surrogateescape")
    elif kind == "file" and "sha256" in change:
        wanted["sha256"], actual["sha256"] = change["sha256"], hashlib.sha256(content).hexdigest()
    elif kind == "link":
        wanted["target"], actual["target"] = change.get("target"), content
    said = ["%s %.300r, recorded %.300r" % (key, actual.get(key), wanted[key]) for key in wanted if actual.get(key) != wanted[key]]
    return said and "%s: %s" % (path, "; ".join(said))
