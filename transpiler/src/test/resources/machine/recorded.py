#!/usr/bin/python3
"""Compares what packages do with what a recorded Ansible left, role by role.

    unshare -m python3 recorded.py WORK JOB.json

JOB says: `output`, a conversion of `repository` with the variables of the run; `recordings`, `run`, `prefix`, `playbooks`.
For each recording a machine gets what its packages and its distribution had there before. The install tasks of the role and of those
that it depends on run there, nothing else of the playbook does; templates are rendered. Then everything that a task did which has left the playbook is
looked for: paths, accounts, packages, states of units, commands. Every line of the output is a JSON object for one recording.
"""
import json, os, re, shutil, socket, subprocess, sys, traceback

from machine_base import COMMANDS, OTHER, base_layer, write
from machine_case import answers
from machine_packages import build
from machine_play import run
from machine_root import Machine, mount, preload, side_by_side
from recorded_compare import Comparison
from recorded_prior import Packages, Prior
from recorded_roles import ended, load, role_name, shared_defaults
from recorded_tasks import Recording



def only_installs(job, folder):
    """What stays, but for every task that rolepack did not write."""
    roles = folder + "/repository/roles"
    for role in os.listdir(roles):
        shutil.rmtree(roles + "/" + role + "/handlers", ignore_errors=True)
        for part in ("defaults", "vars"):
            path = "%s/%s/%s/main.yml" % (roles, role, part)
            if os.path.exists(path):
                write(path, json.dumps(ended(load(path))), 0o644)
        path = roles + "/" + role + "/tasks/main.yml"
        if os.path.exists(path):
            kept = []
            for task in load(path) or []:
                if isinstance(task, dict) and is_install(task, job["prefix"]):
                    dropped = ("sudo", "become", "notify", "tags") + (() if "changed_when" in task else ("register",))
                    kept.append({key: value for key, value in task.items() if key not in dropped})
            write(path, json.dumps(kept), 0o644)


OWN = ("write what only the inventory knows of the host", "create the folder of what templates read of this play", "write what templates read of this play")


def is_install(task, prefix):
    words = json.dumps([task.get(each) for each in ("yum", "with_items", "loop")])
    return task.get("name") in OWN or (
        "yum" in task and re.match(r"install (what |%s-)" % re.escape(prefix), task.get("name", "")) is not None and prefix in words + "what ")


class Run:
    """All recordings of one run."""

    def __init__(self, job, lower):
        self.job, self.lower = job, lower
        folder = job["recordings"]
        self.suffix = "" if job["run"] == "plain" else "." + job["run"]
        self.variables = load(folder + "/vars%s.yml" % self.suffix)
        facts = folder + "/facts%s.yml" % self.suffix
        self.facts = load(facts if os.path.exists(facts) else folder + "/facts.yml")
        self.known = Packages(os.path.dirname(folder) + "/packages.md")
        with open(job["output"] + "/report.json") as source:
            self.report = json.load(source)
        os.makedirs(job["work"] + "/packages")
        self.built = build(job, job["work"] + "/build", job["work"] + "/packages")

    def recordings(self):
        for name in sorted(os.listdir(self.job["recordings"])):
            found = re.match(r"([\w-]+)%s\.json$" % re.escape(self.suffix), name)
            if found and found.group(1) in (self.job.get("roles") or [found.group(1)]) and re.search(os.environ.get("RECORDED_ONLY", ""), found.group(1)):
                with open(self.job["recordings"] + "/" + name) as source:
                    yield found.group(1), json.load(source)

    def changes(self, role):
        """What the recording of a role says of each path."""
        path = "%s/%s%s.json" % (self.job["recordings"], role, self.suffix)
        if not os.path.exists(path):
            return {}
        with open(path) as source:
            return {each["path"]: each for each in json.load(source)["changes"]}

    def secrets(self, role):
        values = {**self.defaults(role), **self.variables}
        found = {}
        with open(self.job["output"] + "/vault/paths.txt") as lines:
            for each in lines.read().split():
                name = each.rsplit("/", 1)[-1]
                value = values.get(name)
                text = value if isinstance(value, str) else json.dumps(value)
                found[each] = {"value": text} if name in values else {"defined": "False"}
        return found

    def defaults(self, role):
        found = {}
        for each in sorted(os.listdir(self.job["repository"] + "/roles")):
            path = self.job["repository"] + "/roles/" + each + "/defaults/main.yml"
            if os.path.exists(path):
                found.update(load(path))
        return {**found, **shared_defaults(self.job, role)}

    def prior(self, recording, folder):
        os.makedirs(folder)
        prior = Prior(folder, os.path.dirname(self.job["recordings"]) + "/base")
        for name in recording.get("prepared", []) + [each["name"] for each in recording["yum"]]:
            for line in self.known.of(name):
                prior.add(line)
        made = {each["path"] for each in recording["changes"]}
        for each in recording["changes"]:
            above = os.path.dirname(each["path"])
            if not each["path"].startswith("/home/") and above not in made:
                os.makedirs(folder + above, exist_ok=True)
        for call in recording["calls"]:
            name = call["argv"][0]
            if "/" not in name and name not in COMMANDS:
                write(folder + "/usr/bin/" + name, OTHER, 0o755)
        prior.like_host()
        return folder

    def compare(self, name, recording):
        folder = self.job["work"] + "/" + name
        os.makedirs(folder)
        mount("-t", "tmpfs", "-o", "size=512m", "machine", folder)
        machines = []
        try:
            lowers = [self.prior(recording, folder + "/prior"), self.lower, "/"]
            before = Machine(folder + "/before", lowers, self.job["work"] + "/pool")
            machines.append(before)
            after = Machine(folder + "/after", lowers, self.job["work"] + "/pool")
            machines.append(after)
            tasks = Recording(recording, self.report, self.job["repository"])
            for unit, state in tasks.units_before().items():
                for each in state:
                    open(after.shared + "/units/%s.%s" % (unit, each), "w").close()
            self.install(recording, after)
            comparison = Comparison(self.job, tasks, before, after, self.built, self.changes)
            return {"name": name, "kinds": comparison.kinds(), "problems": comparison.problems}
        except Exception:
            return {"name": name, "kinds": {}, "problems": [traceback.format_exc()]}
        finally:
            for each in machines:
                each.close()
            subprocess.run(["umount", "-l", folder], check=False)

    def install(self, recording, after):
        job, host, role = self.job, recording["host"], recording["role"]
        facts = self.facts.get(host, {})
        shutil.copytree(job["output"] + "/residual", after.shared + "/repository", symlinks=True)
        only_installs(job, after.shared)
        inventory = after.shared + "/inventory"
        os.makedirs(inventory)
        shutil.copy(job["recordings"] + "/inventory", inventory + "/hosts")
        shutil.copytree(job["recordings"] + "/host_vars", inventory + "/host_vars", dirs_exist_ok=True)
        write(inventory + "/group_vars/all.yml", json.dumps(ended(shared_defaults(job, role))), 0o644)
        write(after.shared + "/repository/recorded.yml", json.dumps([
            {"hosts": host, "gather_facts": True, "roles": [{"role": role, **recording.get("role_params", {})}]}]), 0o644)
        for each in os.listdir(job["work"] + "/packages"):
            shutil.copy(job["work"] + "/packages/" + each, after.shared + "/packages/" + each)
        answers({**job, "facts": facts, "kind": "rpm", "consulTemplate": [], "machine": {"secrets": self.secrets(role)},
                 "more": {"files": self.host_files(host, facts), "elsewhere": self.elsewhere(recording)}}, after)
        socket.sethostname(host)
        extra = recording.get("extra_vars", {})
        variables = {**self.variables, **(extra if isinstance(extra, dict) else {}), **recording.get("facts", {})}
        write(after.shared + "/variables.json", json.dumps(variables), 0o644)
        run(after, ["-i", "/machine/inventory", "-c", "local", "-e", "@/machine/variables.json", "recorded.yml"], "the installation")

    def elsewhere(self, recording):
        """The packages of roles that are not in this recording."""
        roles = {recording["role"], *map(role_name, recording["dependencies"])}
        return [each["name"] for each in self.report["packages"] if each["role"] not in roles]

    def host_files(self, host, facts):
        """The facts that the host's script would write, had it been that host."""
        folder = "/etc/%s/facts/" % self.job["prefix"]
        inventory = {"inventory_hostname": host, "inventory_hostname_short": host.split(".")[0], "group_names": self.groups(host)}
        return {folder + key: value if isinstance(value, str) else json.dumps(value) if isinstance(value, (dict, list)) else str(value)
                for key, value in {**facts, **load(self.job["recordings"] + "/host_vars/%s.yml" % host), **inventory}.items()}

    def groups(self, host):
        found, group = [], None
        with open(self.job["recordings"] + "/inventory") as lines:
            for line in map(str.strip, lines):
                if line.startswith("["):
                    group = line.strip("[]")
                elif line.split() and line.split()[0] == host:
                    found.append(group)
        return sorted(found)


def main():
    with open(sys.argv[2]) as source:
        job = json.load(source)
    work = os.path.abspath(sys.argv[1])
    mount("-t", "tmpfs", "machine", work)
    job["work"] = work + "/run"
    job["machine"] = {"any sum": True}
    lower = base_layer(work + "/base")
    preload()
    everything = Run(job, lower)
    sys.exit(side_by_side(list(everything.recordings()), everything.compare))


if __name__ == "__main__":
    main()
