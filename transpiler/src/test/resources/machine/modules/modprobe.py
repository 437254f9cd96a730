#!/usr/bin/python
"""Stands in for modprobe, which looks into /proc/modules: calls the command once."""
import os
import subprocess

from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec=dict(
        name=dict(type="str", required=True), state=dict(type="str", default="present"), params=dict(type="str", default=""),
        persistent=dict(type="str", default="disabled")))
    given = module.params
    seen = "/machine/modprobe-%s-%s" % (given["name"], given["state"])
    if os.path.exists(seen):
        module.exit_json(changed=False)
    open(seen, "w").close()
    words = ["modprobe"] + (["-r"] if given["state"] == "absent" else []) + [given["name"]] + given["params"].split()
    subprocess.check_call(words)
    module.exit_json(changed=True)


main()
