"""Upgrades a package of the distribution after ours are installed, and then removes ours: what a case says below `upgrade`."""
import os, shutil, subprocess

from machine_packages import BuildProblem


def check(job, machine, built, work):
    """What differs from what the case says."""
    declared = job["machine"]["upgrade"]
    name, files = declared["package"], declared["files"]
    problems = []
    if job["kind"] == "deb":
        known = {each["name"] for each in built} | {name}
        for each in sorted({each.split()[0] for package in built for each in package["depends"]} - known):
            # It is there without dpkg's knowledge, which answers no triggers of what depends on it.
            install(machine, make("deb", each, "1", {}, os.path.join(work, each)), "deb")
    for version in ("1", "2"):
        # The first version brings what the machine has, so that only the second one changes something.
        brings = files if version == "2" else {each: text(machine, each) for each in files}
        install(machine, make(job["kind"], name, version, brings, os.path.join(work, name + version)), job["kind"])
    problems += differences(machine, declared.get("then", {}), "after the upgrade of " + name)
    if "removed" in declared:
        names = [each["name"] for each in reversed(built)]
        remove = ["rpm", "--dbpath", "/var/lib/rpm", "-e", "--nodeps"] if job["kind"] == "rpm" else ["dpkg", "--force-all", "-r"]
        run(machine, remove + names)
        problems += differences(machine, declared["removed"], "after the removal of our packages")
    return problems


def text(machine, path):
    try:
        with open(machine.root + path) as source:
            return source.read()
    except FileNotFoundError:
        return None


def differences(machine, wanted, when):
    return ["%s, %s is\n%s\n    and not\n%s" % (when, path, text(machine, path), content)
            for path, content in wanted.items() if text(machine, path) != content]


def make(kind, name, version, files, work):
    stage = work + "/stage"
    for path, content in files.items():
        if content is not None:
            os.makedirs(os.path.dirname(stage + path), exist_ok=True)
            with open(stage + path, "w") as out:
                out.write(content)
    if kind == "deb":
        os.makedirs(stage + "/DEBIAN")
        with open(stage + "/DEBIAN/control", "w") as out:
            out.write("Package: %s\nVersion: %s\nArchitecture: all\nMaintainer: x <x@example.com>\nDescription: x\n" % (name, version))
        package = "%s/%s.deb" % (work, name)
        build(["dpkg-deb", "--root-owner-group", "-b", stage, package], work)
        return package
    with open(work + "/package.spec", "w") as out:
        out.write("Name: %s\nVersion: %s\nRelease: 1\nSummary: x\nLicense: x\nBuildArch: noarch\nAutoReqProv: no\n%%description\nx\n"
                  "%%install\ncp -a '%s/.' %%{buildroot}/\n%%files\n%s\n"
                  % (name, version, stage, "\n".join(path for path, content in files.items() if content is not None)))
    build(["rpmbuild", "-bb", "--quiet", "--define", "_topdir " + work + "/top", "--define", "_rpmdir " + work, "--define",
           "_rpmfilename %{NAME}.rpm", "--define", "__os_install_post %{nil}", "--nodeps", work + "/package.spec"], work)
    return "%s/%s.rpm" % (work, name)


def build(command, work):
    done = subprocess.run(command, text=True, capture_output=True, env={**os.environ, "HOME": work})
    if done.returncode:
        raise BuildProblem("%s: %s" % (command[0], done.stdout + done.stderr))


def install(machine, package, kind):
    shutil.copy(package, machine.shared + "/packages/of-the-distribution")
    run(machine, (["rpm", "--dbpath", "/var/lib/rpm", "-U", "--force", "--nodeps", "--nosignature"] if kind == "rpm"
                  else ["dpkg", "--force-all", "-i"]) + ["/machine/packages/of-the-distribution"])


def run(machine, command):
    done = subprocess.run(["chroot", machine.root] + command, text=True, capture_output=True, stdin=subprocess.DEVNULL)
    if done.returncode or "scriptlet failed" in done.stdout + done.stderr:
        raise BuildProblem("%s: %s" % (" ".join(command), done.stdout + done.stderr))
