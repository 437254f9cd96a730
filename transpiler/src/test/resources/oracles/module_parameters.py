"""Prints the parameters of modules as ansible-doc documents them, one JSON line each.

Input: module names, one a line. Output: [module, parameter, type, elements, required, aliases,
choices, default]; a module that this Ansible does not have gives no line.
"""
import json
import subprocess
import sys

FREE_FORM = ("free_form", "free-form", "key_value", "key-value")


def documentation(names):
    command = ["ansible-doc", "-j", "-t", "module", *names]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def default(parameter):
    value = parameter.get("default")
    if value is None:
        return None
    if isinstance(value, list):
        return [text(each) for each in value]
    if parameter.get("type") == "list":
        return value.split(",") if value else []
    if parameter.get("type") == "bool":
        return "true" if str(value).lower() in ("yes", "true", "1") else "false"
    return text(value)


for module, found in documentation(sys.stdin.read().split()).items():
    for name, parameter in (found["doc"].get("options") or {}).items():
        if name in FREE_FORM:
            continue
        choices = [text(each) for each in parameter.get("choices") or []]
        print(
            json.dumps(
                [
                    module,
                    name,
                    parameter.get("type", "str"),
                    parameter.get("elements") or "",
                    bool(parameter.get("required")),
                    parameter.get("aliases") or [],
                    [] if parameter.get("type") == "bool" else choices,
                    default(parameter),
                ]
            )
        )
