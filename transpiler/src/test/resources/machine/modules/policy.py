#!/usr/bin/python
"""Stands in for the modules of SELinux's policy, which need its libraries: calls semanage once, as a user would by hand."""
import os
import subprocess

from ansible.module_utils import basic
from ansible.module_utils.basic import AnsibleModule

NAME = basic._load_params()["_ansible_module_name"].split(".")[-1]


def calls(given):
    add = given["state"] == "present"
    if NAME == "selinux_permissive":
        return [["permissive", "-a" if given["permissive"] else "-d", given["domain"]]]
    if NAME == "seport":
        return [["port", "-a" if add else "-d", "-t", given["setype"], "-p", given["proto"], each] for each in given["ports"]]
    words = ["fcontext", "-a" if add else "-d", "-f", given["ftype"], "-t", given["setype"]]
    for option, value in (("-s", given["seuser"]), ("-r", given["selevel"])):
        words += [option, value] if value else []
    return [words + [given["target"]]]


def main():
    text = dict(type="str")
    own = {"selinux_permissive": dict(domain=dict(type="str", aliases=["name"]), permissive=dict(type="bool"), no_reload=dict(type="bool"), store=text),
           "seport": dict(ports=dict(type="list", elements="str"), proto=text, setype=text, ignore_selinux_state=dict(type="bool"), reload=dict(type="bool")),
           "sefcontext": dict(target=dict(type="str", aliases=["path"]), ftype=dict(type="str", default="a"), setype=text, seuser=text,
                              selevel=dict(type="str", aliases=["serange"]), ignore_selinux_state=dict(type="bool"), reload=dict(type="bool"))}
    module = AnsibleModule(argument_spec=dict(own[NAME], state=dict(type="str", default="present")))
    changed = False
    for words in calls(module.params):
        seen = "/machine/semanage-" + "-".join(words).replace("/", "_")
        if not os.path.exists(seen):
            open(seen, "w").close()
            subprocess.check_call(["semanage"] + words)
            changed = True
    module.exit_json(changed=changed)


main()
