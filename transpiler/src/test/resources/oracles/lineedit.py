"""Edits texts with Ansible's own modules: reads cases, one JSON object a line, `{"module", "args", "text"}`, and prints for
each what the file holds after one run and after two, as a JSON list of texts whose characters are bytes; "failed" where the
module fails, null where there is no file.

A text of null is a file that is not there. All modules run in this process, which is many times faster than one for each.
"""
import configparser
import importlib
import json
import os
import sys
import tempfile

from ansible.module_utils import basic

NAMES = {
    "lineinfile": "ansible.modules.lineinfile",
    "replace": "ansible.modules.replace",
    "blockinfile": "ansible.modules.blockinfile",
    "ini_file": "ansible_collections.community.general.plugins.modules.ini_file",
    "cron": "ansible.modules.cron",
    "mount": "ansible_collections.ansible.posix.plugins.modules.mount",
    "pam_limits": "ansible_collections.community.general.plugins.modules.pam_limits",
    "sysctl": "ansible_collections.ansible.posix.plugins.modules.sysctl",
    "kernel_blacklist": "ansible_collections.community.general.plugins.modules.kernel_blacklist",
    "yum_repository": "ansible.modules.yum_repository",
    "apt_repository": "ansible.modules.apt_repository",
}
# The parameter that names the file; `path` where nothing stands here.
PATHS = {
    "cron": "cron_file",
    "mount": "fstab",
    "pam_limits": "dest",
    "sysctl": "sysctl_file",
    "kernel_blacklist": "blacklist_file",
}
SUFFIXES = {"yum_repository": ".repo", "apt_repository": ".list"}


def load():
    modules = {}
    for short, name in NAMES.items():
        try:
            modules[short] = importlib.import_module(name)
        except ImportError:
            pass  # Collections are a package of their own.
    return modules


def run(module, arguments):
    """Runs a module; whether it succeeds."""
    basic._ANSIBLE_ARGS = json.dumps({"ANSIBLE_MODULE_ARGS": arguments}).encode()
    stdout = sys.stdout
    with open(os.devnull, "w") as quiet:
        sys.stdout = quiet
        try:
            module.main()
        except SystemExit as end:
            return not end.code
        except Exception:
            return False
        finally:
            sys.stdout = stdout
    return True


def place(name, module, path):
    """The arguments that name the file."""
    folder, file = os.path.split(path)
    if name == "yum_repository":
        module.YumRepo.repofile = configparser.RawConfigParser()  # each run has one of its own
        return {"reposdir": folder, "file": file[:-len(".repo")]}
    if name == "apt_repository":
        module.SourcesList._apt_cfg_file = staticmethod(lambda _: folder + "/none")
        module.SourcesList._apt_cfg_dir = staticmethod(lambda _: folder)
        return {"filename": file[:-len(".list")], "update_cache": False}
    return {PATHS.get(name, "path"): path}


def content(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read().decode("latin-1")


def main():
    modules = load()
    with tempfile.TemporaryDirectory() as folder:
        for program in ("crontab", "sysctl", "apt-key"):  # The modules want them there; none is to be run.
            with open(os.path.join(folder, program), "w") as file:
                file.write("#!/bin/sh\n")
            os.chmod(file.name, 0o755)
        os.environ["PATH"] = folder + ":" + os.environ["PATH"]
        for line in sys.stdin:
            case = json.loads(line)
            path = os.path.join(folder, "file" + SUFFIXES.get(case["module"], ""))
            if os.path.exists(path):
                os.unlink(path)
            if case["text"] is not None:
                with open(path, "wb") as file:
                    file.write(case["text"].encode())
            results = []
            for _ in range(2):
                module = modules.get(case["module"])
                done = module and run(module, case["args"] | place(case["module"], module, path) | {"_ansible_remote_tmp": folder})
                results.append(content(path) if done else "failed")
            print(json.dumps(results))


main()
