"""A machine that is a folder: an overlay over this machine's root, in which ansible-playbook runs."""
import ctypes, json, os, shutil, subprocess, sys, traceback

from machine_base import stand_ins, write

LOCAL_TEMP = "/run/machine-ansible"

os.environ.update(
    ANSIBLE_LIBRARY="/machine/modules", ANSIBLE_LOCAL_TEMP=LOCAL_TEMP, ANSIBLE_REMOTE_TEMP="/machine/tmp",
    ANSIBLE_PIPELINING="1", ANSIBLE_NOCOLOR="1", ANSIBLE_RETRY_FILES_ENABLED="0", ANSIBLE_HOST_KEY_CHECKING="0",
    ANSIBLE_GATHERING="implicit", ANSIBLE_PYTHON_INTERPRETER="/usr/bin/python3", ANSIBLE_HOME="/machine/home",
    ANSIBLE_DEPRECATION_WARNINGS="0", ANSIBLE_COMMAND_WARNINGS="0", ANSIBLE_LOCALHOST_WARNING="0", ANSIBLE_FORKS="1",
    ANSIBLE_INTERNAL_POLL_INTERVAL="0.001", HOME="/root", LANG="C.UTF-8", LC_ALL="C.UTF-8",
    PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
os.environ.pop("ANSIBLE_CONFIG", None)


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

    fresh = False  # whether the command itself is run, not a copy of this process that knows Ansible already

    def __init__(self, folder, lowers, pool):
        self.pool = pool  # a folder for what Ansible makes of modules, the same for every machine
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
        open(self.shared + "/render", "w").close()
        mount("--bind", os.environ["MACHINE_RENDER"], self.root + "/machine/render")
        for each in ("tmp", "home", "units", "answers", "packages", "downloads"):
            os.makedirs(self.shared + "/" + each)
        os.chmod(self.shared + "/tmp", 0o1777)  # other users run modules, too
        for name, text in stand_ins().items():
            write(self.shared + "/modules/" + name, text, 0o644)
        open(self.shared + "/calls", "w").close()

    def run(self, arguments, log):
        """The status of ansible-playbook in this machine."""
        if self.fresh:
            return self.fork(arguments, log)
        from ansible import constants
        cache = self.root + constants.DEFAULT_LOCAL_TMP + "/ansiballz_cache"
        os.makedirs(cache, exist_ok=True)
        os.makedirs(self.pool, exist_ok=True)
        share(self.pool, cache, ())
        status = self.fork(arguments, log)
        share(cache, self.pool, own_modules(self.shared + "/repository"))
        return status

    def close(self):
        subprocess.run(["umount", "-R", "-l", self.root], check=False)

    def fork(self, arguments, log):
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
        return os.waitstatus_to_exitcode(status)

    def calls(self):
        with open(self.shared + "/calls", errors="surrogateescape") as lines:
            return [each.rstrip("\n").split("\t") for each in lines]


NEW_NAMES = 0x04000000  # CLONE_NEWUTS


def side_by_side(works, do):
    """Does all works, each of which says something that is printed as JSON: the status of the worst worker.

    :param works: the arguments of each
    """
    workers = min(int(os.environ.get("MACHINE_WORKERS", "2")), max(len(works), 1))
    children = []
    for index in range(workers):
        child = os.fork()
        if child == 0:
            try:
                ctypes.CDLL(None).unshare(NEW_NAMES)  # so that each worker has a host name of its own
                for each in works[index::workers]:
                    os.write(1, (json.dumps(do(*each)) + "\n").encode())
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        children.append(child)
    return max(os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in children)


def share(source, target, without):
    """Copies the files that are not there, each at once."""
    for name in os.listdir(source):
        if not os.path.exists(target + "/" + name) and name.rsplit("-", 1)[0].rsplit(".", 1)[-1] not in without:
            shutil.copyfile(source + "/" + name, "%s/%s.%d" % (target, name, os.getpid()))
            os.rename("%s/%s.%d" % (target, name, os.getpid()), target + "/" + name)


def own_modules(repository):
    """The names of the modules that a repository brings."""
    return {name.rsplit(".", 1)[0] for path, _, files in os.walk(repository) if path.endswith("/library") for name in files}


def mount(*words):
    subprocess.run(["mount", *words], check=True, capture_output=True)
