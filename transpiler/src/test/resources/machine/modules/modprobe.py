#!/usr/bin/python
"""Stands in for modprobe, which looks into /proc/modules: calls the command once. What lasts is done by the real module."""
import importlib.util
import os
import subprocess

from ansible.module_utils.basic import AnsibleModule

REAL = "/usr/lib/machine/modprobe.py"


def last(module):
    spec = importlib.util.spec_from_file_location("real_modprobe", REAL)
    real = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(real)
    modprobe = real.Modprobe(module)
    wanted = module.params["persistent"]
    if wanted == "present" and not (modprobe.module_is_loaded_persistently and modprobe.params_is_set):
        modprobe.load_module_permanent()
    elif wanted == "absent" and (modprobe.module_is_loaded_persistently or modprobe.permanent_params):
        modprobe.unload_module_permanent()
    return modprobe.changed


def main():
    module = AnsibleModule(argument_spec=dict(
        name=dict(type="str", required=True), state=dict(type="str", default="present"), params=dict(type="str", default=""),
        persistent=dict(type="str", default="disabled")))
    given = module.params
    changed = given["persistent"] != "disabled" and last(module)
    seen = "/machine/modprobe-%s-%s" % (given["name"], given["state"])
    if os.path.exists(seen):
        module.exit_json(changed=changed)
    open(seen, "w").close()
    words = ["modprobe"] + (["-r"] if given["state"] == "absent" else []) + [given["name"]] + given["params"].split()
    subprocess.check_call(words)
    module.exit_json(changed=True)


main()
