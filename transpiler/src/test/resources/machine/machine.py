#!/usr/bin/python3
"""Runs roles on machines that are folders, twice: as the playbook says, and as rolepack's packages and what stays do.

    unshare -m python3 machine.py WORK JOBS.json

A machine is an overlay over this one's root. Commands and modules that need a booted system or the network are stood in.
Every line of the output is a JSON object for one job. See README.md in this folder.
"""
import ctypes, json, os, platform, re, shutil, socket, subprocess, sys, time, traceback

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
LOCAL_TEMP = "/run/machine-ansible"

os.environ.update(
    ANSIBLE_LIBRARY="/machine/modules", ANSIBLE_LOCAL_TEMP=LOCAL_TEMP, ANSIBLE_REMOTE_TEMP="/machine/tmp",
    ANSIBLE_PIPELINING="1", ANSIBLE_NOCOLOR="1", ANSIBLE_RETRY_FILES_ENABLED="0", ANSIBLE_HOST_KEY_CHECKING="0",
    ANSIBLE_GATHERING="implicit", ANSIBLE_PYTHON_INTERPRETER="/usr/bin/python3", ANSIBLE_HOME="/machine/home",
    ANSIBLE_DEPRECATION_WARNINGS="0", ANSIBLE_COMMAND_WARNINGS="0", ANSIBLE_LOCALHOST_WARNING="0", ANSIBLE_FORKS="1",
    ANSIBLE_INTERNAL_POLL_INTERVAL="0.001", HOME="/root", LANG="C.UTF-8", LC_ALL="C.UTF-8",
    PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
os.environ.pop("ANSIBLE_CONFIG", None)

from machine_base import base_layer, case_layer, stand_ins, write  # noqa: E402
from machine_compare import compare, snapshot, unchanged  # noqa: E402
from machine_packages import build  # noqa: E402


def preload():
    """What every run of ansible-playbook imports: once, before the machines are forked off."""
    import ansible.cli.playbook  # noqa: F401
    import ansible.executor.playbook_executor  # noqa: F401
    import ansible.executor.task_queue_manager  # noqa: F401
    from ansible.plugins.loader import action_loader, callback_loader, connection_loader, strategy_loader
    for loader, names in ((action_loader, ["normal", "copy", "template", "command", "shell", "service", "include_vars"]),
                          (callback_loader, ["default"]), (connection_loader, ["local"]), (strategy_loader, ["linear"])):
        for name in names:
            loader.get(name, class_only=True)


class Machine:
    """One root folder."""

    def __init__(self, folder, lowers):
        self.folder, self.root, self.upper = folder, folder + "/root", folder + "/upper"
        self.shared = folder + "/machine"
        for each in (self.root, self.upper, folder + "/overlay", self.shared):
            os.makedirs(each)
        mount("-t", "overlay", "machine", "-o",
              "lowerdir=%s,upperdir=%s,workdir=%s" % (":".join(lowers), self.upper, folder + "/overlay"), self.root)
        mount("-t", "proc", "proc", self.root + "/proc")
        mount("--rbind", "/dev", self.root + "/dev")
        mount("--rbind", "/sys", self.root + "/sys")
        mount("--bind", self.shared, self.root + "/machine")
        for each in ("tmp", "home", "units", "answers", "packages", "downloads"):
            os.makedirs(self.shared + "/" + each)
        for name, text in stand_ins().items():
            write(self.shared + "/modules/" + name, text, 0o644)
        open(self.shared + "/calls", "w").close()

    def close(self):
        subprocess.run(["umount", "-R", "-l", self.root], check=False)

    def run(self, arguments, log):
        """ansible-playbook in this machine: its status and the seconds it took."""
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            try:
                descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
                os.dup2(descriptor, 1), os.dup2(descriptor, 2)
                os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
                os.setsid()
                os.chroot(self.root)
                os.chdir("/machine/repository")
                os.umask(0o022)
                if self.fresh:
                    os.execv("/usr/bin/ansible-playbook", ["ansible-playbook"] + arguments)
                from ansible import constants
                os.makedirs(constants.DEFAULT_LOCAL_TMP, exist_ok=True)
                from ansible.cli.playbook import PlaybookCLI
                try:
                    PlaybookCLI.cli_executor(["ansible-playbook"] + arguments)
                    code = 0
                except SystemExit as end:
                    code = end.code if isinstance(end.code, int) else 1
                sys.stdout.flush()
                os._exit(code or 0)
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(99)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), time.monotonic() - start

    fresh = False

    def calls(self):
        with open(self.shared + "/calls", errors="surrogateescape") as lines:
            return [each.rstrip("\n").split("\t") for each in lines]


def mount(*words):
    subprocess.run(["mount", *words], check=True, capture_output=True)


def copy_repository(source, target):
    shutil.copytree(source, target, symlinks=True)


def inventory(job, machine):
    declared = job["machine"]
    if job.get("inventory"):
        socket.sethostname(declared.get("host", "lantern-1"))
        return ["-i", job["inventory"]]
    host = declared.get("host", "lantern-1")
    lines = [host]
    socket.sethostname(host)
    for group in declared.get("groups", []):
        lines += ["[%s]" % group, host]
    with open(machine.shared + "/inventory", "w") as out:
        out.write("\n".join(lines) + "\n")
    return ["-i", "/machine/inventory"]


def answers(job, machine):
    """What commands and modules that are stood in answer."""
    declared = job["machine"]
    for name, text in declared.get("answers", {}).items():
        path = machine.shared + "/answers/" + name
        with open(path, "w") as out:
            out.write("#!/bin/sh\n" + text + "\n")
        os.chmod(path, 0o755)
    with open(machine.shared + "/machine.json", "w") as out:
        json.dump({"facts": job["facts"], "packages": declared.get("packages", {}), "kind": job["kind"],
                   "downloads": declared.get("downloads", {}),
                   "prefix": job["prefix"], "rolepack": job["rolepack"], "version": job["consulTemplate"], "secrets": declared.get("secrets", {}),
                   "kv": declared.get("kv", {}), "consul": declared.get("consul", {})}, out)
    if os.path.exists(job["output"] + "/consul/kv.json"):
        shutil.copy(job["output"] + "/consul/kv.json", machine.shared + "/kv.json")


FACTS = {
    "el7": {"ansible_os_family": "RedHat", "ansible_distribution": "CentOS", "ansible_distribution_version": "7.2.1511",
            "ansible_distribution_major_version": "7", "ansible_distribution_release": "Core", "ansible_pkg_mgr": "yum"},
    "debian12": {"ansible_os_family": "Debian", "ansible_distribution": "Debian", "ansible_distribution_version": "12",
                 "ansible_distribution_major_version": "12", "ansible_distribution_release": "bookworm", "ansible_pkg_mgr": "apt"},
}
DEVICE = sorted(os.listdir("/sys/class/net"), key=lambda name: name == "lo")[0]
HOST_FACTS = {
    "ansible_service_mgr": "systemd", "ansible_system": "Linux", "ansible_architecture": "x86_64", "ansible_machine": "x86_64",
    "ansible_hostname": "lantern-1", "ansible_nodename": "lantern-1", "ansible_fqdn": "lantern-1.example.com", "ansible_domain": "example.com",
    "ansible_selinux": {"status": "disabled"}, "ansible_kernel": platform.release(), "ansible_all_ipv4_addresses": ["192.0.2.11"], "ansible_interfaces": ["lo", DEVICE],
    "ansible_default_ipv4": {"address": "192.0.2.11", "interface": DEVICE, "netmask": "255.255.255.0", "gateway": "192.0.2.1"},
    "ansible_eth0": {"ipv4": {"address": "192.0.2.11"}, "device": "eth0", "macaddress": "02:00:00:00:00:01"},
    "ansible_python": {"version": {"major": 3}}, "ansible_user_id": "root", "ansible_env": {"HOME": "/root", "PATH": os.environ["PATH"]},
}


def real_facts():
    """What the machine says of its memory and processors, as Ansible says it."""
    from ansible.module_utils.facts.hardware.linux import LinuxHardware

    class Module:
        def get_bin_path(self, *_, **__):
            return None

        def run_command(self, *_, **__):
            return 1, "", ""

    hardware = LinuxHardware(Module())
    found = {**hardware.get_memory_facts(), **hardware.get_cpu_facts({"ansible_architecture": "x86_64"})}
    return {"ansible_" + key: value for key, value in found.items() if isinstance(value, int)}


def complete(job):
    """What the case says about its machine, and the facts of the target."""
    import yaml
    with open(job["case"]) as source:
        declared = (yaml.safe_load(source) or {}).get("machine") or {}
    job["machine"] = declared
    job["kind"] = "deb" if job["target"].startswith(("debian", "ubuntu")) else "rpm"
    host = declared.get("host", "lantern-1")
    names = {"ansible_hostname": host, "ansible_nodename": host, "ansible_fqdn": host + ".example.com"}
    job["facts"] = {**HOST_FACTS, **real_facts(), **names, **FACTS[job["target"]], **declared.get("facts", {})}
    job["playbooks"] = declared.get("playbooks", ["site.yml"])
    job["inventory"] = next((each for each in ("inventory", "hosts") if os.path.exists(job["repository"] + "/" + each)), "")


def play(job, machine, source, what):
    """Runs the playbooks twice."""
    copy_repository(source, machine.shared + "/repository")
    for each in job["machine"].get("brings", []):
        if not os.path.exists(machine.shared + "/repository/" + each):
            os.makedirs(os.path.dirname(machine.shared + "/repository/" + each), exist_ok=True)
            shutil.copy(job["repository"] + "/" + each, machine.shared + "/repository/" + each)
    answers(job, machine)
    if job["kind"] == "deb":
        open(machine.shared + "/deb", "w").close()
    arguments = inventory(job, machine) + ["-c", "local"]
    if "host" in job["machine"] and job.get("inventory"):
        arguments += ["-l", job["machine"]["host"]]
    if job["machine"].get("variables"):
        arguments += ["-e", json.dumps(job["machine"]["variables"])]
    arguments += job["playbooks"]
    log = machine.folder + "/log"
    code, seconds = machine.run(arguments, log)
    with open(log, errors="replace") as lines:
        text = lines.read()
    if code != 0:
        raise Wrong("%s ended with %d:\n%s" % (what, code, tail(text)))
    first = snapshot(machine.root, machine.upper)
    calls = machine.calls()
    if not job["machine"].get("once"):
        code, _ = machine.run(arguments, log)
        if code != 0:
            with open(log, errors="replace") as lines:
                raise Wrong("the second run of %s ended with %d:\n%s" % (what, code, tail(lines.read()[len(text):])))
        problem = unchanged(first, snapshot(machine.root, machine.upper))
        if problem and not job["machine"].get("changes again"):
            raise Wrong("the second run of %s changed\n%s" % (what, "\n".join(problem)))
    return calls, seconds, text


class Wrong(Exception):
    pass


def tail(text):
    lines = [each for each in text.split("\n") if each.strip()]
    return "\n".join("    " + each[:600] for each in lines[-25:])


def do(job, lower):
    folder = WORK + "/" + re.sub(r"[^A-Za-z0-9_.-]", "-", job["name"])
    if "MACHINE_ONLY" in os.environ and os.environ["MACHINE_ONLY"] not in job["name"]:
        return {"name": job["name"], "problems": [], "skipped": True}
    os.makedirs(folder)
    mount("-t", "tmpfs", "-o", "size=512m", "machine", folder)
    machines = []
    result = {"name": job["name"], "problems": []}
    try:
        complete(job)
        if "unlike" in job["machine"]:
            return {**result, "unlike": job["machine"]["unlike"]}
        lowers = [case_layer(job["machine"], folder + "/case"), lower, "/"]
        original = Machine(folder + "/original", lowers)
        machines.append(original)
        converted = Machine(folder + "/converted", lowers)
        machines.append(converted)
        built = build(job, folder + "/build", converted.shared + "/packages", converted.shared)
        result["packages"] = [each["name"] for each in built]
        if job.get("fresh"):
            original.fresh = converted.fresh = True
        calls, result["original_s"], _ = play(job, original, job["repository"], "the original")
        others, result["converted_s"], _ = play(job, converted, job["output"] + "/residual", "what stays")
        result["problems"] = compare(job, original, converted, calls, others, built)
        if job["machine"].get("timed"):
            timed = Machine(folder + "/timed", lowers)
            machines.append(timed)
            result["deployed_s"] = deploy(job, timed, converted, built)
    except Wrong as wrong:
        result["problems"] = [str(wrong)]
    except Exception:
        result["problems"] = [traceback.format_exc()]
    finally:
        if os.environ.get("MACHINE_KEEP"):
            subprocess.run(["bash"], cwd=folder) if os.environ["MACHINE_KEEP"] == "shell" else None
        for each in machines:
            each.close()
        subprocess.run(["umount", "-l", folder], check=False)
    return result


NEW_NAMES = 0x04000000  # CLONE_NEWUTS


def deploy(job, machine, built_by, built):
    """The seconds that install, render and what stays take; a playbook that only installs need not run."""
    copy_repository(job["output"] + "/residual", machine.shared + "/repository")
    answers(job, machine)
    for each in os.listdir(built_by.shared + "/packages"):
        shutil.copy(built_by.shared + "/packages/" + each, machine.shared + "/packages")
    start = time.monotonic()
    names = [each["name"] for each in built]
    done = subprocess.run(["chroot", machine.root, "install-package", "present"] + names, capture_output=True, text=True)
    if done.returncode:
        raise Wrong("the packages: " + done.stdout + done.stderr)
    if stays(job):
        code, _ = machine.run(inventory(job, machine) + ["-c", "local"] + job["playbooks"], machine.folder + "/log")
        if code:
            raise Wrong("what stays ended with %d" % code)
    return time.monotonic() - start


def stays(job):
    """Whether the residual playbook has tasks that do not install our packages."""
    for path, _, files in os.walk(job["output"] + "/residual/roles"):
        for name in files:
            if path.endswith("/tasks"):
                with open(path + "/" + name) as source:
                    if "# rolepack: stays in the playbook" in source.read():
                        return True
    return False


def worker(jobs, out, lower):
    ctypes.CDLL(None).unshare(NEW_NAMES)  # so that each worker has a host name of its own
    for job in jobs:
        result = do(job, lower)
        os.write(out, (json.dumps(result) + "\n").encode())


def main():
    with open(sys.argv[2]) as source:
        jobs = json.load(source)
    mount("-t", "tmpfs", "machine", WORK)
    lower = base_layer(WORK + "/base")
    preload()
    workers = min(int(os.environ.get("MACHINE_WORKERS", "2")), max(len(jobs), 1))
    children = []
    for index in range(workers):
        child = os.fork()
        if child == 0:
            try:
                worker(jobs[index::workers], 1, lower)
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        children.append(child)
    sys.exit(max(os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in children))


if __name__ == "__main__":
    main()
