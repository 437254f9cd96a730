"""What a job's case says about its machine, and the facts of its target."""
import json, os, platform, re, shutil, socket


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
                   "prefix": job["prefix"], "version": job["consulTemplate"], "secrets": declared.get("secrets", {}),
                   "kv": declared.get("kv", {}), "consul": declared.get("consul", {}), **job.get("more", {})}, out)
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
    with open(job["output"] + "/report.json") as source:
        job["tasks"] = json.load(source)["totals"]["tasks"]["total"]
    unlike = declared.get("unlike", "")
    job["unlike"] = unlike.get(job["target"], "") if isinstance(unlike, dict) else unlike
    job["playbooks"] = declared.get("playbooks", ["site.yml"])
    job["inventory"] = next((each for each in ("inventory", "hosts") if os.path.exists(job["repository"] + "/" + each)), "")


TARGET_WORDS = re.compile(r"os_family|distribution|pkg_mgr|ansible_facts|hostvars|cron|setup")


def asks_for_target(job):
    """Whether anything in the repository may differ between targets."""
    for path, _, files in os.walk(job["repository"]):
        for name in files:
            with open(os.path.join(path, name), errors="replace") as source:
                if TARGET_WORDS.search(source.read()):
                    return True
    return False
