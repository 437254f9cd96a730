#!/usr/bin/python3
"""Runs roles on machines that are folders, twice: as the playbook says, and as rolepack's packages and what stays do.

    unshare -m python3 machine.py WORK JOBS.json [--time]

A machine is an overlay over this one's root. Commands and modules that need a booted system or the network are stood in.
Every line of the output is a JSON object for one job. See README.md in this folder.
"""
import ctypes, json, os, re, resource, subprocess, sys, time, traceback

from machine_base import base_layer, case_layer
from machine_case import asks_for_target, complete
from machine_compare import compare
from machine_lifecycle import installed, lifecycle
from machine_packages import build
from machine_play import Wrong, play, stays, timed
from machine_root import Machine, mount, preload
from machine_upgrade import check as upgraded

NEW_NAMES = 0x04000000  # CLONE_NEWUTS
WORK = os.path.abspath(sys.argv[1])
TIMED, RUNS = 5, 2


class Clock:
    """Seconds of the wall and of the processors that each part of a job takes."""

    def __init__(self):
        self.spent, self.last = {}, self.now()

    @staticmethod
    def now():
        used = [resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return time.monotonic(), sum(each.ru_utime + each.ru_stime for each in used)

    def lap(self, part):
        now = self.now()
        self.spent[part] = [round(after - before, 2) for before, after in zip(self.last, now)]
        self.last = now


class Case:
    """A fixture on the machines of all its targets."""

    def __init__(self, jobs, lower):
        self.jobs, self.lower = jobs, lower
        self.folder = WORK + "/" + re.sub(r"[^A-Za-z0-9_.-]", "-", jobs[0]["name"])
        self.machines, self.originals = [], {}

    def __enter__(self):
        os.makedirs(self.folder)
        mount("-t", "tmpfs", "-o", "size=1g", "machine", self.folder)
        return self

    def __exit__(self, *_):
        if os.environ.get("MACHINE_KEEP"):
            print(self.folder, file=sys.stderr)
            subprocess.run(["bash"], cwd=self.folder)
        for each in self.machines:
            each.close()
        subprocess.run(["umount", "-l", self.folder], check=False)
        os.rmdir(self.folder)

    def machine(self, job, what):
        """A machine on which nothing ran yet."""
        folder = self.folder + "/" + job["target"]
        layer = folder + "/case"
        if not os.path.exists(layer):
            case_layer(job["machine"], layer)
        made = Machine(folder + "/" + what, [layer, self.lower, "/"], WORK + "/pool")
        self.machines.append(made)
        return made

    def original(self, job):
        """Where nothing asks for the target, one original stands for all of them."""
        key = job["target"] if asks_for_target(job) else ""
        if key not in self.originals:
            machine = self.machine(job, "original")
            self.originals[key] = machine, play(job, machine, job["repository"], "the original")
        return self.originals[key]

    def equal(self, job):
        """Compares the machines of a job."""
        result = {"name": job["name"], "problems": []}
        clock = Clock()
        try:
            complete(job)
            if job["unlike"]:
                return {**result, "unlike": job["unlike"]}
            converted = self.machine(job, "converted")
            built = build(job, self.folder + "/" + job["target"] + "/build", converted.shared + "/packages")
            clock.lap("build")
            original, calls = self.original(job)
            clock.lap("original")
            others = play(job, converted, job["output"] + "/residual", "what stays")
            clock.lap("converted")
            result["problems"] = compare(job, original, converted, calls, others, built)
            if job["kind"] in job["machine"].get("upgrade", {}).get("kinds", ["rpm", "deb"] if "upgrade" in job["machine"] else []):
                result["problems"] += upgraded(job, converted, built, self.folder + "/" + job["target"] + "/upgrade")
            clock.lap("compare")
            if not result["problems"]:
                result["problems"] = lifecycle(job, converted, built, self.folder + "/" + job["target"] + "/second")
            clock.lap("upgrade and removal")
        except Wrong as wrong:
            result["problems"] = [str(wrong)]
        except Exception:
            result["problems"] = [traceback.format_exc()]
        return {**result, "seconds": clock.spent}

    def time(self, job):
        """Times the job's deployment, the best of some runs on fresh machines; nothing else may run meanwhile."""
        complete(job)
        preparing = self.machine(job, "preparing")
        names = [each["name"] for each in build(job, self.folder + "/build", preparing.shared + "/packages")]
        play(job, preparing, job["output"] + "/residual", "what stays")
        order = [each for each in installed(preparing) if each in names]
        best = {}
        for number in range(RUNS):
            sides = [self.machine(job, "%s-%d" % (what, number)) for what in ("by-playbook", "by-packages")]
            for each in sides:
                each.fresh = True
            for part, seconds in timed(job, *sides, preparing.shared + "/packages", order).items():
                best[part] = min(seconds, best.get(part, seconds))
        return {**best, "runs": RUNS}


def worker(cases, order, lower):
    """Takes cases from a pipe that all workers share."""
    ctypes.CDLL(None).unshare(NEW_NAMES)  # so that each worker has a host name of its own
    while index := os.read(order, 4):
        with Case(cases[int.from_bytes(index, "big")], lower) as case:
            for job in case.jobs:
                say(case.equal(job))


def say(result):
    os.write(1, (json.dumps(result) + "\n").encode())


def compare_all(cases, lower):
    """Runs the cases side by side: whether all workers came to their end."""
    order, write = os.pipe()
    for index in range(len(cases)):
        os.write(write, index.to_bytes(4, "big"))
    os.close(write)
    children = []
    for _ in range(min(int(os.environ.get("MACHINE_WORKERS", "2")), len(cases))):
        child = os.fork()
        if child == 0:
            try:
                worker(cases, order, lower)
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        children.append(child)
    return all([os.waitpid(each, 0)[1] == 0 for each in children])


def time_largest(jobs, lower):
    """The largest roles, one after the other."""
    ctypes.CDLL(None).unshare(NEW_NAMES)
    for job in jobs:
        complete(job)
    largest = sorted((each for each in jobs if not each["unlike"]), key=lambda each: (-each["tasks"], each["name"]))[:TIMED]
    for job in largest:
        with Case([job], lower) as case:
            say({"name": job["name"], "tasks": job["tasks"], "stays": stays(job), **case.time(job)})


def main():
    with open(sys.argv[2]) as source:
        jobs = json.load(source)
    mount("-t", "tmpfs", "machine", WORK)
    lower = base_layer(WORK + "/base")
    preload()
    cases = {}
    for job in jobs:
        cases.setdefault(job["case"], []).append(job)
    well = "--time" in sys.argv or compare_all(list(cases.values()), lower)
    time_largest([each for each in jobs if each["timed"]], lower)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
