#!/usr/bin/python
"""Stands in for wait_for: notes its arguments, and reports a change the first time."""
import json
import sys

from ansible.module_utils import basic


def main():
    given = {k: v for k, v in basic._load_params().items() if not k.startswith("_ansible")}
    line = "module wait_for\t" + json.dumps(given, sort_keys=True) + "\n"
    with open("/machine/modules-seen", "a+") as seen:
        seen.seek(0)
        again = line in seen.readlines()
        seen.write(line)
    if not again and "path" not in given:
        with open("/machine/calls", "a") as calls:
            calls.write(line)
    print(json.dumps({"changed": not again, "status": 200, "stdout": "", "invocation": {"module_args": {}}}))
    sys.exit(0)


main()
