"""Every template of some repositories: walks the folders given and writes JSON lines {"kind", "text", "place"}.

Files below a folder `templates` and files `*.j2` are of kind "file"; strings of YAML files that hold template syntax are
"inline", those of `when` and the like without it "condition". What is no UTF-8 or no YAML is left out.
"""
import json
import os
import sys

import yaml

CONDITIONS = ("when", "changed_when", "failed_when", "until")


class Loader(yaml.SafeLoader):
    """With Ansible's tags read as their plain value."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def write(kind, text, place):
    print(json.dumps({"kind": kind, "text": text, "place": place}))


def strings(value, place, seen, key=""):
    if isinstance(value, (dict, list)):
        if id(value) in seen:
            return  # an alias
        seen.add(id(value))
    if isinstance(value, dict):
        for name, item in value.items():
            strings(name, place, seen)
            strings(item, place, seen, name)
    elif isinstance(value, list):
        for item in value:
            strings(item, place, seen, key)
    elif isinstance(value, str):
        if "{{" in value or "{%" in value or "{#" in value:
            write("inline", value, place)
        elif key in CONDITIONS:
            write("condition", value, place)


def visit(path):
    try:
        with open(path, encoding="utf-8", newline="") as file:
            if path.endswith((".yml", ".yaml")) and os.sep + "templates" + os.sep not in path:
                for document in list(yaml.load_all(file, Loader)):
                    strings(document, path, set())
            elif os.sep + "templates" + os.sep in path or path.endswith(".j2"):
                write("file", file.read(), path)
    except (yaml.YAMLError, ValueError, RecursionError):
        pass


for root in sys.argv[1:]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(each for each in folders if each != ".git")
        for name in sorted(files):
            if not os.path.islink(os.path.join(folder, name)):
                visit(os.path.join(folder, name))
