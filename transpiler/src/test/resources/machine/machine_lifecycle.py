"""What packages do when they are upgraded to a second version of themselves, and when they are removed."""
import json, os, re

from machine_compare import describe, names, paths, show, snapshot, unchanged
from machine_packages import build
from machine_play import inside

# An upgrade may restart or reload what runs; it starts, enables or stops nothing.
ON_UPGRADE = {"restart", "reload"}
UNIT_FOLDERS = re.compile(r"^/(etc|usr/lib|lib)/systemd/system/([^/]+)\.(service|timer|socket|mount|path)$")
COMPLAINT = re.compile(r"scriptlet failed|^(warning|error|dpkg: (error|warning)).*|returned error exit status|: not found$", re.M)
# Of packages that the machine does not know, of folders that are not empty, and of files that a script took away, they speak on purpose.
ACCEPTED = re.compile(r"directory '.*' not empty|ignoring request to remove|overriding problem because --force|: dependency problems|depends on|^ [a-z]"
                      r"|is not installed|saved as .*\.rpmsave|unable to delete old directory|file .*: remove failed: No such file or directory|Package .* is not configured", re.M)


def lifecycle(job, machine, built, folder):
    """Upgrades the packages that are installed, then removes them: what is wrong."""
    by_name = {each["name"]: each for each in built}
    order = [each for each in installed(machine) if each in by_name]
    if not order or "upgrade" in job["machine"]:
        return []
    packages = [by_name[each] for each in order]
    return upgrade(job, machine, order, folder) + remove(job, machine, packages)


def installed(machine):
    """What was installed, in that order."""
    try:
        with open(machine.shared + "/installed.json") as source:
            return json.load(source)
    except FileNotFoundError:
        return []


def upgrade(job, machine, order, folder):
    os.makedirs(machine.shared + "/second")
    second = {each["name"]: each for each in build(job, folder, machine.shared + "/second", 1)}
    files = ["/machine/second/" + os.path.basename(second[each]["file"]) for each in order]
    before, units, calls = snapshot(machine.root, machine.upper), sorted(os.listdir(machine.shared + "/units")), len(machine.calls())
    command = ["rpm", "--dbpath", "/var/lib/rpm", "-U", "--nodeps", "--nosignature"] if job["kind"] == "rpm" else [
        "dpkg", "--force-depends", "-i"]
    problems = complaints("the upgrade", inside(machine, command + files))
    changed = unchanged(before, snapshot(machine.root, machine.upper))
    if changed and not job["machine"].get("upgrade changes"):
        problems.append("the upgrade changed\n" + "\n".join(changed))
    if units != sorted(os.listdir(machine.shared + "/units")):
        problems.append("the upgrade changed units: %s -> %s" % (units, sorted(os.listdir(machine.shared + "/units"))))
    wrong = [call for call in machine.calls()[calls:] if call[0] == "unit" and call[1] not in ON_UPGRADE]
    if wrong:
        problems.append("the upgrade called %s" % wrong)
    return problems


def remove(job, machine, packages):
    restored = backups(machine, packages)
    order = [each["name"] for each in reversed(packages)]
    if job["kind"] == "rpm":
        said = inside(machine, ["rpm", "--dbpath", "/var/lib/rpm", "-e", "--nodeps"] + order)
    else:
        said = inside(machine, ["dpkg", "--force-depends", "-r"] + order)
        said += inside(machine, ["dpkg", "--force-depends", "-P"] + order)
    return complaints("the removal", said) + left(job, machine, packages, restored)


def complaints(what, said):
    found = [each.group(0) for each in COMPLAINT.finditer(said) if not ACCEPTED.search(each.group(0))]
    return ["%s says\n%s" % (what, said)] if found else []


def backups(machine, packages):
    """What stood at the paths of files that were put in place, by path; `.none` says that nothing did."""
    users, groups = names(machine.root, "passwd"), names(machine.root, "group")
    found = {}
    for each in packages:
        folder = "/usr/share/%s/backup" % each["name"]
        for path, _, files in os.walk(machine.root + folder):
            for name in files:
                kept = os.path.join(path, name)[len(machine.root):]
                none = kept.endswith(".none")
                found[kept[len(folder):].removesuffix(".none")] = None if none else describe(machine.root, kept, users, groups)
    return found


def left(job, machine, packages, restored):
    users, groups = names(machine.root, "passwd"), names(machine.root, "group")
    problems = []
    for package in packages:
        for path, folder in package["paths"]:
            now = describe(machine.root, path, users, groups)
            if not folder and now is not None and path not in restored:
                problems.append("%s is there after the removal of %s" % (path, package["name"]))
            unit = UNIT_FOLDERS.match(path)
            if unit:
                for state in ("active", "enabled"):
                    if os.path.exists("%s/units/%s.%s" % (machine.shared, unit.group(2), state)):
                        problems.append("%s is %s after the removal of its unit %s" % (unit.group(2), state, path))
        for path in sorted(paths(machine.root, machine.upper)):
            if re.match("/usr/share/%s(/|$)" % re.escape(package["name"]), path) and os.path.lexists(machine.root + path):
                problems.append("%s is there after the removal" % path)
    # Of a deb, configuration stays until it is purged, and nothing comes in its place then.
    stays = {path for each in packages for path in each["configuration"]} if job["kind"] == "deb" else ()
    # What one of our packages put beside may be a file of another one, which is gone, too.
    gone = {path for each in packages for path, folder in each["paths"] if not folder}
    for path, was in restored.items():
        if path in stays or path in gone:
            continue
        now = describe(machine.root, path, users, groups)
        if now != was:
            problems.append("%s was not brought back\n    before: %s\n    now: %s" % (path, show(was), show(now)))
    return problems
