"""Lists the tasks of every role below the folders that are named, read with PyYAML alone: file, lines, name and the key
that names the module, one JSON list a line."""
import json
import os
import sys

import yaml
from ansible.playbook.handler import Handler
from ansible.playbook.task import Task

OLD = {"sudo", "sudo_user", "sudo_pass", "su", "su_user", "su_pass", "always_run", "only_if", "first_available_file"}
KEYWORDS = set(Task.fattributes) | set(Handler.fattributes) | OLD - {"action"}


class Loader(yaml.SafeLoader):
    pass


Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def last_line(node, lines):
    """The last line, from 1, that holds some of the node."""
    if isinstance(node, yaml.ScalarNode):
        if node.style not in ("|", ">"):
            return node.end_mark.line + 1
        end = min(node.end_mark.line, len(lines) - 1)
        body = lines[node.start_mark.line + 1:end + 1]
        first = next((line for line in body if line.strip()), "")
        indent = len(first) - len(first.lstrip(" "))
        while end > node.start_mark.line:
            line = lines[end]
            if line.strip() and len(line) - len(line.lstrip(" ")) >= indent > 0:
                break
            end -= 1
        return end + 1
    if node.flow_style or not node.value:
        return node.end_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return max(last_line(each, lines) for each in node.value)
    return max(max(last_line(key, lines), last_line(value, lines)) for key, value in node.value)


def module(keys):
    for key, value in keys.items():
        if key in ("action", "local_action"):
            if isinstance(value, yaml.ScalarNode):
                return value.value.split()[0]
            return next(v.value for k, v in value.value if k.value == "module").split()[0]
        if key not in KEYWORDS and not key.startswith("with_"):
            return key
    return None


def tasks(sequence, path, lines):
    for item in sequence.value:
        keys = {key.value: value for key, value in item.value}
        if "block" in keys:
            for section in ("block", "rescue", "always"):
                if section in keys:
                    yield from tasks(keys[section], path, lines)
            continue
        name = keys["name"].value if "name" in keys else ""
        yield [path, item.start_mark.line + 1, last_line(item, lines), name, module(keys)]


def main():
    for root in sys.argv[1:]:
        for folder, _, files in sorted(os.walk(os.path.join(root, "roles"))):
            for file in sorted(files):
                path = os.path.relpath(os.path.join(folder, file), root)
                parts = path.split(os.sep)
                if not {"tasks", "handlers"} & set(parts[2:3]) or not file.endswith((".yml", ".yaml", ".json")):
                    continue
                with open(os.path.join(root, path), encoding="utf-8") as source:
                    text = source.read()
                node = yaml.compose(text, Loader)
                if isinstance(node, yaml.SequenceNode):
                    for task in tasks(node, path, text.splitlines()):
                        print(json.dumps(task))


main()
