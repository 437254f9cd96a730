"""Runs a playbook, or the deployment of packages, on a machine."""
import json, os, re, shutil, subprocess, time

from machine_case import answers, inventory
from machine_compare import snapshot, unchanged


INSTALLS = re.compile(r"install (what brings the package repositories|[\w-]+( and what belongs to it on this host)?)$")


class Wrong(Exception):
    pass


def tail(text):
    lines = [each for each in text.split("\n") if each.strip()]
    return "\n".join("    " + each[:600] for each in lines[-25:])


def prepare(job, machine, source):
    """Puts a repository on a machine: the words of ansible-playbook that run it."""
    repository = machine.shared + "/repository"
    shutil.copytree(source, repository, symlinks=True)
    for each in job["machine"].get("brings", []):
        if not os.path.exists(repository + "/" + each):
            os.makedirs(os.path.dirname(repository + "/" + each), exist_ok=True)
            shutil.copy(job["repository"] + "/" + each, repository + "/" + each)
    answers(job, machine)
    if job["kind"] == "deb":
        open(machine.shared + "/deb", "w").close()
    arguments = inventory(job, machine) + ["-c", "local"]
    if "host" in job["machine"] and job.get("inventory"):
        arguments += ["-l", job["machine"]["host"]]
    if job["machine"].get("variables"):
        arguments += ["-e", json.dumps(job["machine"]["variables"])]
    return arguments + job["playbooks"]


def run(machine, arguments, what):
    """One run of ansible-playbook, which has to succeed."""
    log = machine.folder + "/log"
    said = os.path.getsize(log) if os.path.exists(log) else 0
    code = machine.run(arguments, log)
    if code != 0:
        with open(log, errors="replace") as lines:
            lines.seek(said)
            raise Wrong("%s ended with %d:\n%s" % (what, code, tail(lines.read())))


def play(job, machine, source, what):
    """Runs the playbooks twice: the calls of the first run."""
    arguments = prepare(job, machine, source)
    run(machine, arguments, what)
    first = snapshot(machine.root, machine.upper)
    calls = machine.calls()
    run(machine, arguments, "the second run of " + what)
    problem = unchanged(first, snapshot(machine.root, machine.upper))
    if problem and not job["machine"].get("changes again"):
        raise Wrong("the second run of %s changed\n%s" % (what, "\n".join(problem)))
    return calls


def timed(job, original, converted, packages, installed):
    """The seconds that the original play takes, and those that installing, rendering and what stays take.

    Both are runs of the real command. Where installing is all that is left, the package manager alone does it.
    """
    arguments = prepare(job, original, job["repository"])
    start = time.monotonic()
    run(original, arguments, "the original")
    by_playbook = time.monotonic() - start
    arguments = prepare(job, converted, job["output"] + "/residual")
    for each in os.listdir(packages):
        shutil.copy(packages + "/" + each, converted.shared + "/packages")
    start = time.monotonic()
    if stays(job):
        run(converted, arguments, "what stays")
    else:
        inside(converted, ["install-package", "present"] + installed)
    return {"original_s": by_playbook, "deployed_s": time.monotonic() - start}


def inside(machine, command):
    """What a command in a machine says."""
    done = subprocess.run(["chroot", machine.root] + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode:
        raise Wrong("%s ended with %d:\n%s" % (" ".join(command), done.returncode, tail(done.stdout)))
    return done.stdout


def stays(job):
    """Whether the residual playbook does more than to install our packages: a task or a handler that stays, or facts to write."""
    import yaml
    for path, _, files in os.walk(job["output"] + "/residual/roles"):
        for name in files:
            if path.endswith("/tasks"):
                with open(path + "/" + name) as source:
                    tasks = yaml.load(source, Loader=yaml.BaseLoader)
                if any(not INSTALLS.match(each.get("name", "")) or "notify" in each for each in tasks or []):
                    return True
    return False
