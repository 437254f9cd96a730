"""Edits texts with Ansible's own modules: reads cases, one JSON object a line, `{"module", "args", "text"}`, and prints for
each what the file holds after one run and after two, as a JSON list of texts whose characters are bytes; "failed" where the
module fails, null where there is no file.

A text of null is a file that is not there. All modules run in this process, which is many times faster than one for each.
"""
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
}
# The parameter that names the file; `path` where nothing stands here.
PATHS = {
    "cron": "cron_file",
    "mount": "fstab",
    "pam_limits": "dest",
    "sysctl": "sysctl_file",
    "kernel_blacklist": "blacklist_file",
}


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


def content(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read().decode("latin-1")


def main():
    modules = load()
    with tempfile.TemporaryDirectory() as folder:
        for program in ("crontab", "sysctl"):  # The modules want them there; none is to be run.
            with open(os.path.join(folder, program), "w") as file:
                file.write("#!/bin/sh\n")
            os.chmod(file.name, 0o755)
        os.environ["PATH"] = folder + ":" + os.environ["PATH"]
        path = os.path.join(folder, "file")
        for line in sys.stdin:
            case = json.loads(line)
            if os.path.exists(path):
                os.unlink(path)
            if case["text"] is not None:
                with open(path, "wb") as file:
                    file.write(case["text"].encode())
            results = []
            for _ in range(2):
                module = modules.get(case["module"])
                place = {PATHS.get(case["module"], "path"): path}
                done = module and run(module, case["args"] | place | {"_ansible_remote_tmp": folder})
                results.append(content(path) if done else "failed")
            print(json.dumps(results))


main()
