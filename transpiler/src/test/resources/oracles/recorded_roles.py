"""Compares what packages lay down and templates render with what Ansible 1.9.6 left on a machine.

    recorded_roles.py OUT RECORDINGS RUN PREFIX ROLEPACK...

OUT is a conversion with the variables of the run. A path counts where a package of the role, or of one that it depends on, brings it
(as payload, beside with a script that puts it in place, or by consul-template), and no task that stays and no script that edits it
writes it too. Prints `role equal compared` for each recording, and a line that starts with a tab for each difference.
"""
import base64, json, os, re, subprocess, sys

import yaml

OUT, RECORDINGS, RUN, PREFIX, *ROLEPACK = sys.argv[1:]
SUFFIX = "" if RUN == "plain" else "." + RUN


def load(name):
    with open(os.path.join(RECORDINGS, name)) as source:
        return yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}


def plain(text):
    return str(text).replace('{{"{{"}}', "{{")


class Package:
    """The paths of one package: path -> (kind, content or target, mode, owner), what is not known is None."""

    def __init__(self, folder):
        with open(folder + "/spec.yml") as source:
            spec = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.name, self.paths = spec["name"], {}
        attributes = {each["file"]: each for each in spec.get("attrs", [])}
        self.scripts = "\n".join(spec.get("scripts", {}).values()).replace("%%", "%")
        beside = "/usr/share/%s/files" % self.name
        for target in spec.get("targets", []):
            source, path = target["src"], plain(target["dest"])
            if source == "{{empty}}":
                self.paths[path] = ("dir", None, *self.attributes(attributes.get(path)))
            elif source.startswith("{{.SpecRoot}}/payload/"):
                file = os.path.join(folder, plain(source[len("{{.SpecRoot}}/"):]))
                if os.path.islink(file):
                    self.paths[path] = ("link", os.readlink(file), None, None)
                    continue
                with open(file, "rb") as content:
                    text = content.read()
                if path.startswith(beside + "/"):
                    path = path[len(beside):]
                    self.paths[path] = ("file", text, *self.script_attributes(path))
                elif not path.startswith("/usr/share/%s/" % self.name):
                    self.paths[path] = ("file", text, *self.attributes(attributes.get(path)))
        self.stanzas = []
        for each in os.listdir(folder):
            if each.endswith(".hcl"):
                with open(os.path.join(folder, each)) as source:
                    for body in re.findall(r"^template \{\n(.*?)^\}", source.read(), re.S | re.M):
                        stanza = {k: json.loads(v) if v.startswith('"') else v for k, v in re.findall(r"^  (\w+)\s*=\s*(.*)$", body, re.M)}
                        stanza["file"] = os.path.join(folder, "templates", os.path.basename(stanza["source"]))
                        if os.path.exists(stanza["file"]):
                            self.stanzas.append(stanza)

    @staticmethod
    def attributes(each):
        return ("%04o" % int(each["mode"], 8), each["user"] + ":" + each["group"]) if each else (None, None)

    def script_attributes(self, path):
        mode = re.findall(r"^\s*chmod (\d+) '?%s'?$" % re.escape(path), self.scripts, re.M)
        owner = re.findall(r"^\s*chown (\S+) '?%s'?$" % re.escape(path), self.scripts, re.M)
        return (mode[-1] if mode else None, owner[-1] if owner and ":" in owner[-1] else None)


def text_of(value):
    return value if isinstance(value, str) else str(value) if isinstance(value, (bool, int, float)) else json.dumps(value)


def render(cases, version):
    if not cases:
        return {}
    path = os.path.join(OUT, ".cases.jsonl")
    with open(path, "w") as out:
        for each in cases:
            out.write(json.dumps(each) + "\n")
    done = subprocess.run([*ROLEPACK, "render", "--batch", path, *version], capture_output=True, text=True)
    results = {}
    for line in done.stdout.split("\n"):
        if line.strip():
            result = json.loads(line)
            results[result["id"]] = result
    return results


def role_defaults():
    """What the roles give secrets that the site does not set."""
    found = {}
    roles = OUT + "/residual/roles"
    for role in sorted(os.listdir(roles)):
        path = os.path.join(roles, role, "defaults/main.yml")
        if os.path.exists(path):
            with open(path) as source:
                found.update(yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {})
    return found


def host_groups():
    """The groups of each host, in the order of their names."""
    groups, group = {}, None
    with open(RECORDINGS + "/inventory") as lines:
        for line in lines:
            line = line.split("#")[0].strip()
            if line.startswith("["):
                group = line.strip("[]")
            elif line:
                groups.setdefault(line.split()[0], []).append(group)
    return {host: sorted(each) for host, each in groups.items()}


def main():
    with open(OUT + "/report.json") as source:
        report = json.load(source)
    packages = {name: Package(OUT + "/packages/" + name) for name in os.listdir(OUT + "/packages")}
    roles = {each["name"]: each for each in report["roles"]}
    variables = {**load("vars%s.yml" % SUFFIX)}
    facts = load("facts%s.yml" % (SUFFIX if os.path.exists(RECORDINGS + "/facts%s.yml" % SUFFIX) else ""))
    with open(OUT + "/consul/kv.json") as source:
        kv = {each["key"]: base64.b64decode(each["value"]).decode() for each in json.load(source)}
    defaults, groups = role_defaults(), host_groups()
    recordings = {}
    for name in sorted(os.listdir(RECORDINGS)):
        found = re.match(r"([\w-]+)%s\.json$" % re.escape(SUFFIX), name)
        if found and (SUFFIX or "." not in found.group(1)):
            with open(os.path.join(RECORDINGS, name)) as source:
                recordings[found.group(1)] = json.load(source)
    cases = []
    chosen = {}
    for role, recording in recordings.items():
        names = [role] + [each if isinstance(each, str) else each.get("role", "") for each in recording["dependencies"]]
        chosen[role] = [packages[p] for n in names if n in roles for p in roles[n]["packages"] if p in packages]
        own = facts.get(recording["host"], {})
        folder = "/etc/%s/facts/" % PREFIX
        files = {folder + key: text_of(value) for key, value in own.items()}
        files[folder + "inventory_hostname"] = recording["host"]
        files[folder + "group_names"] = json.dumps(groups.get(recording["host"], []))
        values = {**variables, **recording.get("vars_extra", {})}
        with open(OUT + "/vault/paths.txt") as paths:
            for each in paths.read().split():
                values.setdefault(each.rsplit("/", 1)[-1], defaults.get(each.rsplit("/", 1)[-1], ""))
        secrets = {"secret/%s/%s" % (PREFIX, key): {"value": text_of(value)} for key, value in values.items()}
        for package in chosen[role]:
            for index, stanza in enumerate(package.stanzas):
                with open(stanza["file"]) as source:
                    cases.append({"id": "%s %s %d" % (role, package.name, index), "template": source.read(),
                                  "data": {"kv": kv, "secrets": secrets, "files": files}, "files": files, "env": {}})
    rendered = render(cases, [])
    for role, recording in recordings.items():
        compare(role, recording, chosen[role], rendered, roles)


def compare(role, recording, packages, rendered, roles):
    outcome = {}
    writers = {}
    for each in roles.values():
        for item in each["items"]:
            outcome[item["file"], item["name"]] = item["outcome"]
            for path in item["wrote"]:
                writers.setdefault(path, []).append(item)
    staying = {task.get("dest") for task in recording["tasks"] if outcome.get((task.get("file"), task.get("name"))) == "residual"}
    wanted = {}
    for package in packages:
        for path, state in package.paths.items():
            wanted[path] = state
        for index, stanza in enumerate(package.stanzas):
            result = rendered.get("%s %s %d" % (role, package.name, index), {})
            content = result["output"].encode() if "output" in result else repr(result).encode()
            mode = "%04o" % int(stanza["perms"], 8) if "perms" in stanza else None
            owner = "%s:%s" % (stanza.get("user", "root"), stanza.get("group", "root"))
            wanted[stanza["destination"]] = ("file", content, mode, owner if "user" in stanza or "group" in stanza else None)
    equal = compared = 0
    differences = []
    for change in recording["changes"]:
        path = change["path"]
        items = writers.get(path, [])
        # A template of consul-template becomes one stage: what it prints is compared elsewhere, not its text.
        if path.startswith("/etc/consul-template/templates/"):
            continue
        if path not in wanted or path in staying or any(each["outcome"] == "residual" for each in items) or len(items) > 1:
            continue
        kind, content, mode, owner = wanted[path]
        compared += 1
        wrong = []
        if change["type"] != kind:
            wrong.append("type %s, recorded %s" % (kind, change["type"]))
        elif kind == "link":
            if change.get("target") != content:
                wrong.append("target %s, recorded %s" % (content, change.get("target")))
        elif kind == "file" and "content" in change and change["content"].encode() != content:
            wrong.append("content %r, recorded %r" % (content[:300], change["content"][:300]))
        if mode and change.get("mode") != mode:
            wrong.append("mode %s, recorded %s" % (mode, change.get("mode")))
        if owner and change.get("owner") != owner:
            wrong.append("owner %s, recorded %s" % (owner, change.get("owner")))
        if wrong:
            differences.append("\t%s %s: %s" % (role, path, "; ".join(wrong)))
        else:
            equal += 1
    print(role, equal, compared)
    for each in differences:
        print(each.replace("\n", "\\n"))


main()
