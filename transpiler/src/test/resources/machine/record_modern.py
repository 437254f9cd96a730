"""Roles of Ansible 1 in the syntax of today: what they do is not changed."""
import json, os, re, shutil

from machine_base import write
from recorded_roles import ended, load, plays

BARE = ("with_items", "with_dict", "environment")
DROPPED = ("sudo", "sudo_user", "tags", "always_run")


class ModernRoles:
    """The roles of a repository."""

    def __init__(self, job, here):
        self.job, self.here = job, here

    def said(self, role):
        """All texts of a role's tasks, handlers, variables and templates."""
        found = []
        for path, _, files in os.walk(self.job["repository"] + "/roles/" + role):
            if not path.endswith("/files"):
                for name in files:
                    with open(os.path.join(path, name), errors="replace") as source:
                        found.append(source.read())
        return "\n".join(found)

    def packages(self, role):
        """The words that name packages in a role."""
        folder = self.job["repository"] + "/roles/" + role + "/tasks"
        found = []
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            for task in load(folder + "/" + name) or []:
                if "yum" in task:
                    found += [str(task["yum"])] + [str(each) for each in listed(task.get("with_items"))]
        return "\n".join(found)

    def write(self, target, roles):
        """Writes the roles: which handlers were added that another role defines."""
        source = self.job["repository"]
        shutil.copytree(source, target, symlinks=True)
        for each in ("ansible.cfg", "plugins", "library"):
            path = target + "/" + each
            if os.path.isdir(path):
                shutil.rmtree(path)
            elif os.path.exists(path):
                os.remove(path)
        os.makedirs(target + "/library")
        os.makedirs(target + "/callback_plugins")
        shutil.copy(self.here + "/record_callback.py", target + "/callback_plugins/record.py")
        write(target + "/filter_plugins/results.py", RESULTS, 0o644)
        seen, notified = set(), set()
        for role in roles:
            folder = target + "/roles/" + role
            for part in ("tasks", "handlers"):
                for path, _, files in os.walk(folder + "/" + part):
                    for name in sorted(files):
                        if name.endswith((".yml", ".yaml")):
                            tasks = [modern(each) for each in load(path + "/" + name) or []]
                            for each in tasks:
                                notified.update(listed(each.get("notify")))
                            if part == "handlers":
                                tasks = self.first(tasks, seen)
                            write(path + "/" + name, text(tasks), 0o644)
            for path, _, files in os.walk(folder + "/templates"):
                for name in files:
                    with open(path + "/" + name) as source:
                        said = source.read()
                    if ".iteritems()" in said:
                        write(path + "/" + name, said.replace(".iteritems()", ".items()"), 0o644)
            for part in ("defaults", "vars"):
                path = folder + "/" + part + "/main.yml"
                if os.path.exists(path):
                    write(path, json.dumps(ended(load(path))), 0o644)
        return self.add(target, roles, notified - seen, seen)

    @staticmethod
    def first(tasks, seen):
        """Of handlers with one name, Ansible 1.9 runs the first."""
        found = [each for each in tasks if each.get("name") not in seen]
        seen.update(each["name"] for each in found if "name" in each)
        return found

    def add(self, target, roles, missing, seen):
        added, there = {}, []
        path = target + "/roles/" + roles[-1] + "/handlers/main.yml"
        others = [role for _, found in plays(self.job) if set(roles) & set(found) for role in found] + sorted(os.listdir(target + "/roles"))
        while missing:
            name = min(missing)
            role, handler = next(self.defined(name, others), ("", {"name": name, "debug": {"msg": "nobody defines it"}}))
            there.append(modern(handler))
            added[name] = role
            missing = missing.union(listed(handler.get("notify"))) - seen - set(added)
        if added:
            write(path, text(list(load(path) if os.path.exists(path) else []) + there), 0o644)
        return added

    def defined(self, name, roles):
        for role in roles:
            path = self.job["repository"] + "/roles/" + role + "/handlers/main.yml"
            for handler in load(path) if os.path.exists(path) else []:
                if handler.get("name") == name:
                    yield role, handler


def text(tasks):
    """Ansible knows no places in what is nothing but JSON."""
    return "---\n" + json.dumps(tasks) + "\n"


def listed(value):
    return [value] if isinstance(value, str) else value or []


def modern(task):
    if "include" in task or "meta" in task:
        return {key: value for key, value in task.items() if key not in DROPPED}
    found = {key: ended(value) for key, value in task.items() if key not in DROPPED}
    for key, value in list(found.items()):
        if key in BARE and isinstance(value, str) and "{{" not in value:
            found[key] = "{{ %s }}" % value
        if key in ("with_subelements", "with_nested"):
            found[key] = ["{{ %s }}" % each if isinstance(each, str) and "{{" not in each and each != value[-1] else each for each in value]
    if "delay" in found:
        found["delay"] = 0
    if "pause" in found:
        found["pause"] = {"seconds": 0}
    found["ignore_errors"] = True
    return found


# Tests that were filters.
RESULTS = '''class FilterModule:
    def filters(self):
        return {
            "failed": lambda result: bool(result.get("failed", False)),
            "success": lambda result: not result.get("failed", False),
            "succeeded": lambda result: not result.get("failed", False),
            "changed": lambda result: bool(result.get("changed", False)),
            "skipped": lambda result: bool(result.get("skipped", False)),
        }
'''
