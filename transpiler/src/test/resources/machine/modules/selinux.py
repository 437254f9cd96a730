#!/usr/bin/python
"""Stands in for selinux, which needs SELinux's libraries: changes the configuration, and the mode once."""
import os
import re
import subprocess

from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec=dict(
        policy=dict(type="str"), state=dict(type="str", required=True), configfile=dict(type="str", default="/etc/selinux/config"),
        update_kernel_param=dict(type="bool", default=False)))
    given = module.params
    changed = False
    if os.path.exists(given["configfile"]):
        with open(given["configfile"]) as source:
            old = source.read()
        new = re.sub(r"(?m)^SELINUX=.*", "SELINUX=" + given["state"], old)
        if given["policy"]:
            new = re.sub(r"(?m)^SELINUXTYPE=.*", "SELINUXTYPE=" + given["policy"], new)
        if new != old:
            with open(given["configfile"], "w") as out:
                out.write(new)
            changed = True
    seen = "/machine/selinux-" + given["state"]
    if given["state"] != "disabled" and not os.path.exists(seen):
        open(seen, "w").close()
        subprocess.check_call(["setenforce", "1" if given["state"] == "enforcing" else "0"])
        changed = True
    module.exit_json(changed=changed)


main()
