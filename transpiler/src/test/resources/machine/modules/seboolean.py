#!/usr/bin/python
"""Stands in for seboolean, which needs SELinux's libraries: calls setsebool once."""
import os
import subprocess

from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec=dict(
        name=dict(type="str", required=True), state=dict(type="bool", required=True), persistent=dict(type="bool", default=False),
        ignore_selinux_state=dict(type="bool", default=False)))
    given = module.params
    value = "on" if given["state"] else "off"
    seen = "/machine/seboolean-" + given["name"] + "-" + value
    if os.path.exists(seen):
        module.exit_json(changed=False)
    open(seen, "w").close()
    subprocess.check_call(["setsebool"] + (["-P"] if given["persistent"] else []) + [given["name"], value])
    module.exit_json(changed=True)


main()
