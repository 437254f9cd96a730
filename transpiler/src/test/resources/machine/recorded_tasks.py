"""The tasks of a recording: which of them have left the playbook, and what each of them did."""
import os, re, shlex


def dests(task):
    """The paths that a task names, of all items that ran."""
    for each in task.get("items", []):
        if each.get("status") != "skipped" and each.get("dest"):
            yield each["dest"]
    if "items" not in task and task.get("dest"):
        yield task["dest"]


class Recording:
    """One recording beside the report of a conversion."""

    def __init__(self, recording, report, repository):
        self.recording, self.items, self.collected = recording, {}, {}
        here = {recording["role"], *(each if isinstance(each, str) else each.get("role") or each.get("name") for each in recording["dependencies"])}
        roles = {each["name"]: each["role"] for each in report["packages"]}
        texts = {}
        for role in report["roles"]:
            for item in role["items"]:
                path = os.path.join(repository, item["file"])
                if path not in texts:
                    with open(path, errors="replace") as source:
                        texts[path] = source.read().split("\n")
                item["text"] = "\n".join(texts[path][item["startLine"] - 1:item["endLine"]])
                item["elsewhere"] = roles.get(item["package"], role["name"]) not in here
                self.items.setdefault((item["file"], item["name"]), []).append(item)
                if role["name"] not in here and not item["elsewhere"]:
                    self.collected.update((path, role["name"]) for path in item["wrote"])
        self.ran = [each for each in recording["tasks"] if each["status"] != "skipped" and each.get("file")]
        self.staying = [each for each in self.ran if not self.left(each)]

    def found(self, task):
        return self.items.get((task["file"], task["name"]), [])

    def left(self, task):
        found = self.found(task)
        return bool(found) and all(each["outcome"] != "residual" for each in found)

    def elsewhere(self, task):
        """Whether a package of a role that is not in this recording does it."""
        return any(each["elsewhere"] for each in self.found(task))

    def collector(self, path):
        """The role, not in this recording, whose task brought a path or something below it to a package of this one's."""
        return next((role for each, role in self.collected.items() if each == path or each.startswith(path + "/")), None)

    def text(self, task):
        """Everything that says what a task does."""
        said = [each["text"] + " " + each["summary"] for each in self.found(task)]
        return " ".join([task["name"], command(task), *dests(task), TABLES.get(task["module"], ""), *said])

    def names(self, tasks, word):
        pattern = re.compile(r"(?<![\w.-])%s(?![\w-])" % re.escape(word))
        return [each for each in tasks if pattern.search(self.text(each))]

    def writers(self, path):
        """The tasks that wrote a path: as their destination, below it, as a folder on the way, or by its name."""
        exact = [each for each in self.ran if path in map(plain, dests(each)) or any(path in item["wrote"] for item in self.found(each))]
        if exact:
            return exact + [each for each in self.staying if each not in exact and "cmd" not in each and self.edits(each, path)]
        below = [each for each in self.ran if any(self.brings(each, plain(dest), path) for dest in dests(each))]
        return below or [each for each in self.ran if self.edits(each, path)]

    @staticmethod
    def brings(task, dest, path):
        """Whether a path is a folder on the way to a destination, or something below one that brings much."""
        return dest.startswith(path + "/") or task["module"] in ("copy", "git", "synchronize", "unarchive") and path.startswith(dest + "/")

    def edits(self, task, path):
        return path in self.text(task)

    def requested(self):
        """The packages that were asked for, with the task of each."""
        wanted = list(self.recording["yum"])
        for task in self.ran:
            if task["module"] != "yum":
                continue
            count = 1
            if "items" in task:
                ran = [each for each in task["items"] if each["status"] != "skipped"]
                count = sum(len(each["item"].split(",")) if isinstance(each["item"], str) else 1 for each in ran)
            for each in wanted[:count]:
                yield task, each
            del wanted[:count]

    def commands(self):
        """The commands that ran, with the tasks that may have run each."""
        for call in self.recording["calls"]:
            words = call["argv"]
            if words[0] == "systemctl":
                continue
            line = " ".join(words)
            yield line, [each for each in self.ran if ran_by(each, words)]
        for call in self.recording["modules"]:
            if call["module"] == "seboolean":
                given = call["params"]
                words = ["-P"] if str(given.get("persistent", "no")).lower() in TRUE else []
                words += [given["name"], "on" if str(given["state"]).lower() in TRUE else "off"]
                yield " ".join(["setsebool", *words]), [each for each in self.ran if each["module"] == "seboolean"]

    def unit_calls(self):
        for call in self.recording["calls"]:
            words = [each for each in call["argv"] if not each.startswith("-")]
            if words[0] == "systemctl" and len(words) > 2:
                for unit in words[2:]:
                    yield words[1], re.sub(r"\.service$", "", unit)

    def units_before(self):
        """How a unit must have been for its first call to be made: `active`, `enabled`. Modules ask before they call; a command that restarts says nothing."""
        found = {each: {"active": True, "enabled": True} for each in self.recording.get("running", [])}
        commands = [command(each).split() for task in self.ran for each in [task, *task.get("items", [])]]
        for verb, unit in self.unit_calls():
            state = found.setdefault(unit, {})
            if verb == "restart" and any(each[:2] == ["systemctl", verb] and unit in each for each in commands):
                state.setdefault("active", False)
            if verb in ("enable", "disable", "mask"):
                state.setdefault("enabled", verb == "disable")
            elif verb in ("stop", "reload", "restart", "start"):
                state.setdefault("active", verb in ("reload", "restart") or verb == "stop" and not self.starts(unit))
        return {unit: [key for key, value in state.items() if value] for unit, state in found.items()}

    def starts(self, wanted):
        return any(verb == "start" and unit == wanted for verb, unit in self.unit_calls())

    def units_after(self):
        """How each unit was in the end."""
        states = {unit: set(each) for unit, each in self.units_before().items()}
        effects = {"start": ("active", True), "restart": ("active", True), "stop": ("active", False), "enable": ("enabled", True),
                   "disable": ("enabled", False), "mask": ("masked", True), "unmask": ("masked", False)}
        for verb, unit in self.unit_calls():
            key, value = effects.get(verb, ("", False))
            state = states.setdefault(unit, set())
            state.add(key) if value else state.discard(key)
        return states


TRUE = ("yes", "on", "true", "1")

# What modules edit that name no file.
TABLES = {"mount": "/etc/fstab", "selinux": "/etc/selinux/config", "sysctl": "/etc/sysctl.conf"}


def plain(path):
    return path.rstrip("/") or "/"


def command(task):
    words = task.get("cmd", "")
    return " ".join(map(str, words)) if isinstance(words, list) else str(words)


# Modules whose calls do not stand in a task.
CALLERS = {"libselinux security_setenforce": ("selinux",), "libselinux lsetfilecon": ("file", "copy", "template"), "mount": ("mount",), "umount": ("mount",), "sysctl": ("sysctl",),
           "modprobe": ("modprobe",), "tar": ("unarchive",)}


def ran_by(task, words):
    lines = [command(task)] + [command(each) for each in task.get("items", [])]
    for line in lines:
        if not line:
            continue
        try:
            if shlex.split(line)[:len(words)] == words:
                return True
        except ValueError:
            pass
        if re.search(r"(^|[\s;|&(/])%s(\s|$)" % re.escape(words[0].rsplit("/", 1)[-1]), line) and all(each in line for each in words[1:2]):
            return True
    return task["module"] in CALLERS.get(words[0], CALLERS.get(" ".join(words[:2]), ()))
