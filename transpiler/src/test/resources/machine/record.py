#!/usr/bin/python3
"""Records what real Ansible does with roles of Ansible 1, in the form of `../shared/recordings`.

    unshare -m python3 record.py WORK JOB.json

JOB says: `repository`; `like`, the recordings of another version, whose variables, facts and hosts are taken; `target`, the folder of
the new ones; `runs`; `playbooks`; `renamed`, names that this version has for
values of the other; `extra`, the file of more variables that a role is given. For each role and run a machine gets what its distribution
had there before, and the role runs there, with what it depends on, in today's syntax. Every line of the output is a JSON object for one
recording.
"""
import hashlib, json, os, re, shutil, socket, subprocess, sys, traceback

from machine_base import OTHER, base_layer, write
from machine_case import answers
from machine_compare import accounts, describe, names, paths
from machine_play import run
from machine_root import Machine, mount, preload, side_by_side
from record_modern import ModernRoles
from recorded_prior import Packages, Prior
from recorded_roles import add_roles, ended, load, plays, shared_defaults

HERE = os.path.dirname(os.path.abspath(__file__))
STOOD_IN = """/usr/bin/consul-cli /usr/bin/jq /usr/bin/htpasswd /usr/bin/calicoctl /usr/bin/gluster /usr/bin/zookeepercli /usr/bin/vgscan
/usr/bin/generate-certificate /usr/bin/tar /usr/sbin/iptables /usr/local/bin/consul-wait-for-leader.sh
/usr/local/bin/zookeeper-wait-for-listen.sh""".split()

# What an earlier package or role of the play must have made, by what a role names.
EARLIER = (("/etc/consul/|/etc/consul$|consul_dir|consul-wait", "consul"), ("/etc/consul-template", "consul-template"),
           ("/usr/share/collectd|collectd.d", "role:collectd"), ("docker.service.d|filesystems.d", "role:docker"),
           ("kube_token_dir|kube_cert_dir", "role:kube-secrets"), ("kube_token_dir", "role:kube-tokens"),
           ("/etc/distributive.d", "distributive"), ("/etc/marathon", "role:marathon"),
           ("webui/master", "mesos"), ("/etc/collectd.d|collectd", "collectd"), ("docker", "docker"))

# What the scripts of the cluster would have left.
TOKENS = "\n## `role:kube-tokens`\n" + "".join(
    "- file /etc/kubernetes/tokens/system:%s-control-01.token mode 0644: 'FAKE-TOKEN-%s'\n" % (each, each)
    for each in ("controller_manager", "scheduler", "kubectl", "proxy"))

# What commands answer that a role reads.
ANSWERS = {
    "vgscan": "echo '  Found volume group \"docker\" using metadata type lvm2'",
    "semodule": "echo mesos",
    "vault": 'case "$*" in *init*) echo "Key 1: FAKE-KEY"; echo "Initial Root Token: FAKE-ROOT" ;; esac',
    "etcdctl": "echo '{}'",
    "curl": """echo '{"keys": ["FAKE-KEY"], "root_token": "FAKE-ROOT", "initialized": true, "sealed": false, "apps": []}'""",
}

# In place of the package manager: what packages.md says is laid down when it is installed.
YUM = r'''#!/usr/bin/python
import json, sys
sys.path.insert(0, "/machine/recorder")
from ansible.module_utils.basic import AnsibleModule
from recorded_prior import Packages, Prior


def main():
    module = AnsibleModule(argument_spec=dict(
        name=dict(type="list", elements="str", aliases=["pkg"]), state=dict(type="str", default="present"), enablerepo=dict(type="raw"),
        disablerepo=dict(type="raw"), update_cache=dict(type="bool"), disable_gpg_check=dict(type="bool"), use_backend=dict(type="str")))
    known, prior = Packages("/machine/recorder/packages.md"), Prior("", None)
    for name in module.params["name"]:
        with open("/machine/yum", "a") as out:
            out.write(json.dumps({"state": module.params["state"], "name": name}) + "\n")
        if module.params["state"] not in ("absent", "removed"):
            for line in known.of(name):
                prior.add(line)
    module.exit_json(changed=True, results=[])


main()
'''


class Recorder:
    """All recordings of one repository."""

    def __init__(self, job, lower):
        self.job, self.lower = job, lower
        self.modern = ModernRoles(job, HERE)

    def prepare(self):
        """What the recordings of one version share."""
        like, target = self.job["like"], self.job["target"]
        os.makedirs(target, exist_ok=True)
        if os.path.lexists(os.path.dirname(target) + "/base"):
            return
        shutil.copytree(os.path.dirname(like) + "/base", os.path.dirname(target) + "/base")
        with open(os.path.dirname(like) + "/packages.md") as known:
            write(os.path.dirname(target) + "/packages.md", known.read() + TOKENS, 0o644)
        for each in os.listdir(like):
            if each.startswith("vars") and each != "vars_cases.yml":
                write(target + "/" + each, json.dumps(self.renamed(load(like + "/" + each))), 0o644)
            elif each.startswith("facts") or each in ("inventory", "host_vars"):
                copy = shutil.copytree if os.path.isdir(like + "/" + each) else shutil.copyfile
                copy(like + "/" + each, target + "/" + each)

    def renamed(self, values):
        """Values with those that have another name in this version."""
        if isinstance(values, list):
            return [self.renamed(each) for each in values]
        if not isinstance(values, dict):
            return values
        found = {key: self.renamed(each) for key, each in values.items()}
        return {**{name: found[other] for name, other in self.job["renamed"].items() if other in found}, **found}

    def wanted(self):
        for role in sorted(os.listdir(self.job["repository"] + "/roles")):
            if os.path.isdir(self.job["repository"] + "/roles/" + role + "/tasks") and re.search(os.environ.get("RECORDED_ONLY", ""), role):
                for each in self.job["runs"]:
                    host = self.host(role, each)
                    if host:
                        yield role, each, host

    def host(self, role, which):
        """On which host a role is recorded: of those that its plays are for."""
        groups = [hosts for hosts, roles in plays(self.job) if role in roles]
        suits = [prefix for prefix, group in (("control-01", "control"), ("worker-01", "worker"), ("edge-01", "edge"))
                 if not groups or any(each == "all" or group in each for each in groups)]
        if which == "worker":
            return "worker-01" if "worker-01" in suits and groups else None
        return suits[0]

    def record(self, role, which, host):
        job, suffix = self.job, "" if which == "plain" else "." + which
        folder = job["work"] + "/" + role + suffix
        os.makedirs(folder)
        mount("-t", "tmpfs", "-o", "size=512m", "machine", folder)
        machines = []
        try:
            roles = []
            add_roles(job, [role], roles)
            prepared = self.prepared(roles)
            lowers = [self.prior(folder + "/prior", prepared), self.lower, "/"]
            machine = Machine(folder + "/machine", lowers, job["work"] + "/pool")
            machines.append(machine)
            added = self.modern.write(machine.shared + "/repository", roles)
            variables = load(job["target"] + "/vars%s.yml" % suffix)
            extra = load(job["repository"] + "/" + job["extra"][role]) if role in job["extra"] else {}
            self.run(machine, role, host, {**variables, **extra}, suffix, prepared)
            yum = lines(machine.shared + "/yum")
            before = Machine(folder + "/before", [self.prior(folder + "/after", prepared + [each["name"] for each in yum]), self.lower, "/"],
                             job["work"] + "/pool")
            machines.append(before)
            recording = {
                "role": role, "host": host, "prepared": prepared, "running": [unit(each) for each in prepared], "dependencies": roles[:-1], "handlers_added": added, "extra_vars": extra, "rc": 0,
                "tasks": [{key: value for key, value in each.items() if key != "facts"} for each in lines(machine.shared + "/tasks")], "yum": yum, "facts": facts(machine), "changes": changes(before, machine), "accounts": made(before, machine),
                "calls": list(calls(machine)), "modules": list(modules(machine))}
            write(job["target"] + "/" + role + suffix + ".json", json.dumps(recording), 0o644)
            failed = [each for each in recording["tasks"] if each["status"] == "failed"]
            return {"name": role + suffix, "tasks": len(recording["tasks"]),
                    "failed": ["%s %s: %s" % (each.get("file"), each["name"], each.get("said")) for each in failed]}
        except Exception:
            return {"name": role + suffix, "tasks": 0, "failed": [traceback.format_exc()]}
        finally:
            for each in machines:
                each.close()
            subprocess.run(["umount", "-l", folder], check=False)

    def prepared(self, roles):
        said = "\n".join(self.modern.said(each) for each in roles)
        names = "\n".join(self.modern.packages(each) for each in roles)
        return [package for pattern, package in EARLIER
                if re.search(pattern, said) and not re.search(r"(^|[/'\" ])%s\b" % re.escape(package.split(":")[-1]), names, re.M)
                and package.split(":")[-1] not in roles]

    def prior(self, folder, prepared):
        os.makedirs(folder)
        known, prior = Packages(os.path.dirname(self.job["target"]) + "/packages.md"), Prior(folder, os.path.dirname(self.job["target"]) + "/base")
        for name in prepared:
            for line in known.of(name):
                prior.add(line)
        for path in STOOD_IN:
            write(folder + path, OTHER, 0o755)
        prior.like_host()
        return folder

    def run(self, machine, role, host, variables, suffix, prepared):
        job = self.job
        facts = job["target"] + "/facts%s.yml" % suffix
        facts = load(facts if os.path.exists(facts) else job["target"] + "/facts.yml").get(host, {})
        inventory = machine.shared + "/inventory"
        os.makedirs(inventory)
        shutil.copy(job["target"] + "/inventory", inventory + "/hosts")
        shutil.copytree(job["target"] + "/host_vars", inventory + "/host_vars", dirs_exist_ok=True)
        write(inventory + "/group_vars/all.yml", json.dumps({**ended(shared_defaults(job, role)), **variables}), 0o644)
        write(machine.shared + "/repository/recorded.yml", json.dumps([{"hosts": host, "gather_facts": True, "roles": [role]}]), 0o644)
        os.makedirs(machine.shared + "/recorder")
        shutil.copy(HERE + "/recorded_prior.py", machine.shared + "/recorder")
        shutil.copy(os.path.dirname(job["target"]) + "/packages.md", machine.shared + "/recorder")
        write(machine.shared + "/modules/yum.py", YUM, 0o644)
        with open(machine.shared + "/modules/get_url.py") as source:
            write(machine.shared + "/modules/get_url.py", source.read().replace("if checksum and", "if False and"), 0o644)
        shutil.copy(machine.shared + "/modules/wait_for.py", machine.shared + "/modules/gluster_volume.py")
        shutil.copy(machine.shared + "/modules/wait_for.py", machine.shared + "/modules/kube.py")
        for each in prepared:
            for state in ("active", "enabled"):
                open(machine.shared + "/units/%s.%s" % (unit(each), state), "w").close()
        answers({"facts": facts, "kind": "rpm", "consulTemplate": [], "prefix": "", "rolepack": [], "output": "", "machine": {"answers": ANSWERS}}, machine)
        socket.sethostname(host)
        run(machine, ["-i", "/machine/inventory", "-c", "local", "recorded.yml"], "the role " + role)


def unit(prepared):
    return prepared.rsplit(":", 1)[-1]


def lines(path):
    if not os.path.exists(path):
        return []
    with open(path) as source:
        return [json.loads(each) for each in source]


def facts(machine):
    """What tasks set that templates may read."""
    found = {}
    for each in lines(machine.shared + "/tasks"):
        found.update(each.get("facts", {}))
    return found


def calls(machine):
    for call in machine.calls():
        if call[0] == "unit":
            yield {"argv": ["systemctl", call[1], call[2]]}
        elif call[0] == "command":
            yield {"argv": call[1:]}


def modules(machine):
    for call in machine.calls():
        if call[0].startswith("module "):
            yield {"module": call[0].split()[1], "params": json.loads(call[1])}


TYPES = {"directory": "dir"}


def changes(before, after):
    sides = [(each.root, names(each.root, "passwd"), names(each.root, "group")) for each in (before, after)]
    found = []
    for path in sorted(paths(after.root, after.upper)):
        one, other = (describe(root, path, users, groups) for root, users, groups in sides)
        if one == other:
            continue
        if other is None:
            found.append({"path": path, "type": "absent"})
            continue
        kind, mode, owner, group, content = other
        change = {"path": path, "type": TYPES.get(kind, kind), "owner": owner + ":" + group, "existed": one is not None}
        if mode:
            change["mode"] = mode
        if kind == "link":
            change["target"] = content
        elif kind == "file":
            try:
                change["content"] = content.decode()
            except UnicodeDecodeError:
                change["sha256"] = hashlib.sha256(content).hexdigest()
        found.append(change)
    return found


def made(before, after):
    """Accounts that only the later machine has."""
    tables = [{file: {each.split(":")[0]: each.split(":") for each in accounts(machine.root, file) if each} for file in ("passwd", "group")}
              for machine in (before, after)]
    (users, groups), (later, later_groups) = ((each["passwd"], each["group"]) for each in tables)
    member = {name: sorted(group for group, each in later_groups.items() if name in each[3].split(",")) for name in later}
    return {
        "users": [{"name": name, "uid": int(each[2]), "gid": int(each[3]), "comment": each[4], "home": each[5], "shell": each[6], "groups": member[name]}
                  for name, each in sorted(later.items()) if name not in users],
        "groups": [{"name": name, "gid": int(each[2])} for name, each in sorted(later_groups.items()) if name not in groups],
        "memberships": [{"user": name, "group": group} for name in sorted(users) for group in member.get(name, [])
                        if name not in groups.get(group, [""] * 4)[3].split(",")]}


def main():
    with open(sys.argv[2]) as source:
        job = json.load(source)
    work = os.path.abspath(sys.argv[1])
    mount("-t", "tmpfs", "machine", work)
    job["work"] = work + "/record"
    lower = base_layer(work + "/base")
    preload()
    recorder = Recorder(job, lower)
    recorder.prepare()
    sys.exit(side_by_side(list(recorder.wanted()), recorder.record))


if __name__ == "__main__":
    main()
