#!/usr/bin/python3
"""read.py REPOSITORY: reads every YAML file with PyYAML's C loader and parses every template with Jinja2's parser.

Analyses nothing and writes nothing: the least that a program in Python could take.
"""
import os
import sys

import jinja2
import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """With Ansible's tags read as nothing."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
ENV = jinja2.Environment(trim_blocks=True, extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])


def parse(text):
    try:
        ENV.parse(text)
    except jinja2.TemplateError:
        pass


def strings(value):
    if isinstance(value, dict):
        for item in value.values():
            strings(item)
    elif isinstance(value, list):
        for item in value:
            strings(item)
    elif isinstance(value, str) and ("{{" in value or "{%" in value):
        parse(value)


for folder, folders, files in os.walk(sys.argv[1]):
    folders[:] = sorted(each for each in folders if each != ".git")
    for name in sorted(files):
        path = os.path.join(folder, name)
        if os.path.islink(path):
            continue
        try:
            with open(path, encoding="utf-8") as file:
                if name.endswith((".yml", ".yaml")):
                    for document in yaml.load_all(file, Loader):
                        strings(document)
                elif os.sep + "templates" + os.sep in path or name.endswith(".j2"):
                    parse(file.read())
        except (yaml.YAMLError, UnicodeDecodeError):
            pass
