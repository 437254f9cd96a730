"""Builds rolepack's packages from their specs, as hammer and fpm do, with rpmbuild and dpkg-deb."""
import hashlib, json, os, re, shlex, shutil, subprocess

import yaml


class BuildProblem(Exception):
    pass


def build(job, work, target, newer=0):
    """All packages of an output; what the package manager has to know of each goes beside it.

    :param newer: how many iterations they are newer than their specs say
    """
    folder = job["output"] + "/packages"
    built = []
    if not os.path.isdir(folder):
        return built
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name, "spec.yml")
        if not os.path.exists(path):
            continue
        with open(path) as source:
            spec = yaml.safe_load(source)
        spec["iteration"] += newer
        stage = os.path.join(work, name, "stage")
        os.makedirs(stage)
        fetch(spec, os.path.join(work, name, "build"), job["machine"].get("downloads", {}), job["machine"].get("any sum", False))
        configuration = lay_out(spec, os.path.join(folder, name), os.path.join(work, name, "build"), stage)
        make = rpm if spec["type"] == "rpm" else deb
        file = make(spec, stage, os.path.join(work, name), configuration)
        shutil.copy(file, target)
        depends = [text(each) for each in spec.get("depends", [])]
        entry = {"name": spec["name"], "depends": depends, "conflicts": options(spec, "--conflicts"), "configuration": configuration,
                 "paths": [each for each in owned(spec, stage) if not each[0].startswith("/DEBIAN")], "dynamic": any(each["dest"].startswith("/etc/consul-template/") for each in spec.get("targets", [])),
                 "file": "/machine/packages/" + os.path.basename(file)}
        with open(os.path.join(target, spec["name"] + ".json"), "w") as out:
            json.dump(entry, out)
        built.append(entry)
    return built


def text(value, spec_root="", build_root=""):
    """What Go's template prints of a field of the spec."""
    value = str(value).replace("{{.SpecRoot}}", spec_root).replace("{{.BuildRoot}}", build_root)
    value = value.replace('{{"{{"}}', "\0")
    if "{{" in value:
        raise BuildProblem("a template in the spec: " + value)
    return value.replace("\0", "{{")


def options(spec, name):
    words = shlex.split(text(spec.get("extra-args", "")))
    return [words[i + 1] for i, each in enumerate(words) if each == name]


def fetch(spec, folder, downloads, any_sum):
    """What the build needs from elsewhere.

    :param any_sum: whether what stands in for a download is taken whatever its sum should be
    """
    os.makedirs(folder)
    for each in spec.get("resources", []):
        url = text(each["url"])
        content = downloads.get(url, "download of %s\n" % url).encode()
        if not any_sum and hashlib.new(each["hash-type"], content).hexdigest() != each["hash"]:
            raise BuildProblem("the sum of %s is %s" % (url, hashlib.new(each["hash-type"], content).hexdigest()))
        with open(os.path.join(folder, url.rsplit("/", 1)[-1]), "wb") as out:
            out.write(content)
    script = spec.get("scripts", {}).get("build")
    if script:
        os.makedirs(folder + "/bin")
        with open(folder + "/bin/downloads.json", "w") as out:
            json.dump(downloads, out)
        with open(folder + "/bin/curl", "w") as out:
            out.write("#!/usr/bin/python3\nimport json, sys\nw = sys.argv\nurl = w[-1]\n"
                      "known = json.load(open(%r))\n"
                      "open(w[w.index('-o') + 1], 'w').write(known.get(url, 'download of %%s\\n' %% url))\n" % (folder + "/bin/downloads.json"))
        os.chmod(folder + "/bin/curl", 0o755)
        if any_sum:
            os.symlink("/bin/true", folder + "/bin/sha256sum")
        done = subprocess.run(["sh", "-c", text(script)], cwd=folder, text=True, capture_output=True,
                              env={**os.environ, "PATH": folder + "/bin:" + os.environ["PATH"]})
        if done.returncode:
            raise BuildProblem("the build script of %s: %s" % (spec["name"], done.stdout + done.stderr))


def lay_out(spec, folder, build_root, stage):
    """Puts the targets in place; the paths that are configuration."""
    configuration = []
    for target in spec.get("targets", []):
        dest = text(target["dest"])
        if dest.endswith("/") and target["src"] != "{{empty}}":
            dest += target["src"].rsplit("/", 1)[-1]
        place = stage + dest
        if target["src"] == "{{empty}}":
            os.makedirs(place, exist_ok=True)
            continue
        source = text(target["src"], folder, build_root)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        if os.path.islink(source):
            os.symlink(os.readlink(source), place)
        else:
            shutil.copyfile(source, place)
            os.chmod(place, 0o755 if os.stat(source).st_mode & 0o111 else 0o644)
        if target.get("config"):
            configuration.append(dest)
    return configuration


def owned(spec, stage):
    """The paths of a package: files, empty folders, and the folders that --directories names."""
    named = set(options(spec, "--directories"))
    for path, folders, files in os.walk(stage):
        for name in sorted(folders + files):
            full = os.path.join(path, name)
            plain = full[len(stage):]
            if os.path.isdir(full) and not os.path.islink(full):
                if plain in named or not os.listdir(full):
                    yield plain, True
            else:
                yield plain, False


def functions(spec, phases):
    """fpm's shell functions, one for each script."""
    scripts = spec.get("scripts", {})
    lines = []
    for phase in phases:
        body = text(scripts.get(phase, ":\n"))
        lines += [phase.replace("-", "_") + "() {", ":", body.rstrip("\n"), "}"]
    return lines


def script(spec, install, upgrade, test):
    scripts = spec.get("scripts", {})
    if install not in scripts and upgrade not in scripts:
        return []
    return functions(spec, [install, upgrade]) + [test % (install.replace("-", "_"), upgrade.replace("-", "_"))]


def rpm(spec, stage, work, configuration):
    attributes = {each["file"]: each for each in spec.get("attrs", [])}
    lines = ["Name: " + spec["name"], "Version: " + str(spec["version"]), "Release: " + str(spec["iteration"]),
             "Summary: x", "License: x", "BuildArch: noarch", "AutoReqProv: no"]
    lines += ["Requires: " + text(each) for each in spec.get("depends", [])]
    lines += ["Conflicts: " + each for each in options(spec, "--conflicts")]
    lines += options(spec, "--rpm-tag")
    lines += ["%description", "x", "%install", "cp -a '" + stage + "/.' %{buildroot}/"]
    first = "if [ \"$1\" = 1 ]; then %s; else %s; fi"
    for section, install, upgrade in (("%pre", "before-install", "before-upgrade"), ("%post", "after-install", "after-upgrade")):
        body = script(spec, install, upgrade, first)
        lines += [section] + body if body else []
    for section, phase in (("%preun", "before-remove"), ("%postun", "after-remove")):
        if phase in spec.get("scripts", {}):
            lines += [section] + functions(spec, [phase]) + ["if [ \"$1\" = 0 ]; then %s; fi" % phase.replace("-", "_")]
    for each in options(spec, "--rpm-trigger-after-install"):
        program, owner, body = re.fullmatch(r"\[(.*)\](.*): (.*)", each).groups()
        with open(body) as source:
            lines += ["%%triggerin %s -- %s" % (program, owner), source.read()]
    lines += ["%files", "%defattr(-,root,root,-)"]
    for path, folder in owned(spec, stage):
        each = attributes.get(path)
        attribute = "%%attr(%s, %s, %s) " % (each["mode"], each["user"], each["group"]) if each else ""
        kind = "%dir " if folder else "%config(noreplace) " if path in configuration else ""
        lines.append(attribute + kind + '"' + path.replace("%", "%%") + '"')
    file = os.path.join(work, spec["name"] + ".spec")
    with open(file, "w", errors="surrogateescape") as out:
        out.write("\n".join(lines) + "\n")
    done = subprocess.run(
        ["rpmbuild", "-bb", "--quiet", "--define", "_topdir " + work + "/top", "--define", "_rpmdir " + work,
         "--define", "_rpmfilename %{NAME}.rpm", "--define", "__os_install_post %{nil}", "--define", "debug_package %{nil}",
         "--define", "_binary_payload w0.gzdio", "--define", "_build_id_links none", "--define", "__check_files %{nil}", "--nodeps", file],
        text=True, capture_output=True, env={**os.environ, "HOME": work})
    if done.returncode:
        raise BuildProblem("rpmbuild: " + done.stdout + done.stderr)
    return os.path.join(work, spec["name"] + ".rpm")


def deb(spec, stage, work, configuration):
    control = os.path.join(stage, "DEBIAN")
    os.makedirs(control)
    lines = ["Package: " + spec["name"], "Version: %s-%s" % (spec["version"], spec["iteration"]), "Architecture: all",
             "Maintainer: x <x@example.com>", "Description: x"]
    if spec.get("depends"):
        lines.append("Depends: " + ", ".join(text(each) for each in spec["depends"]))
    conflicts = options(spec, "--conflicts")
    if conflicts:
        lines.append("Conflicts: " + ", ".join(conflicts))
    with open(control + "/control", "w") as out:
        out.write("\n".join(lines) + "\n")
    if configuration:
        with open(control + "/conffiles", "w") as out:
            out.write("".join(each + "\n" for each in configuration))
    interests = options(spec, "--deb-interest-noawait")
    if interests:
        with open(control + "/triggers", "w") as out:
            out.write("".join("interest-noawait %s\n" % each for each in interests))
    raw = not {"before-upgrade", "after-upgrade"} & set(spec.get("scripts", {}))
    fresh = "case \"$1\" in configure|install) if [ -z \"$2\" ]; then %s; else %s; fi ;; upgrade) %s ;; esac"
    for name, install, upgrade in (("preinst", "before-install", "before-upgrade"), ("postinst", "after-install", "after-upgrade")):
        body = script(spec, install, upgrade, fresh.replace("upgrade) %s", "upgrade) :"))
        maintainer(control, name, body, raw and spec.get("scripts", {}).get(install))
    for name, phase in (("prerm", "before-remove"), ("postrm", "after-remove")):
        if phase in spec.get("scripts", {}):
            maintainer(control, name, functions(spec, [phase]) + ["if [ \"$1\" = remove ]; then %s; fi" % phase.replace("-", "_")],
                       raw and spec["scripts"][phase])
    file = os.path.join(work, spec["name"] + ".deb")
    done = subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "-b", stage, file], text=True, capture_output=True)
    if done.returncode:
        raise BuildProblem("dpkg-deb: " + done.stdout + done.stderr)
    return file


def maintainer(control, name, lines, raw=None):
    """fpm takes scripts as they are where there is none for upgrades."""
    if lines:
        path = os.path.join(control, name)
        with open(path, "w", errors="surrogateescape") as out:
            out.write(text(raw) if raw else "\n".join(["#!/bin/sh"] + lines + ["exit 0"]) + "\n")
        os.chmod(path, 0o755)
