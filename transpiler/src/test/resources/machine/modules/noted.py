#!/usr/bin/python
"""Stands in for modules that need what no machine here has: notes its arguments, and reports a change the first time."""
import json
import sys

from ansible.module_utils import basic


def main():
    everything = basic._load_params()
    name = everything["_ansible_module_name"].split(".")[-1]
    given = {k: v for k, v in everything.items() if not k.startswith("_ansible")}
    line = "module %s\t%s\n" % (name, json.dumps(given, sort_keys=True))
    with open("/machine/modules-seen", "a+") as seen:
        seen.seek(0)
        again = line in seen.readlines()
        seen.write(line)
    # A file that consul-template makes is there by then.
    awaited = name == "wait_for" and "path" in given
    if not again and not awaited:
        with open("/machine/calls", "a") as calls:
            calls.write(line)
    print(json.dumps({"changed": not again, "status": 200, "stdout": "", "invocation": {"module_args": {}}}))
    sys.exit(0)


main()
