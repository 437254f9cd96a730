"""Prints every task and handler of every role of a repository, one a line: `role kind file:first-last`.

An independent count: PyYAML composes the files, and a task is a mapping of a task list that has no `block`, at any depth
of blocks. Lines are those of the file: from the task's `-` to the last line of its last value.
"""
import os
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Composes nodes only; tags do not matter."""


def last_line(node):
    """The last line of a node that is neither blank nor a comment, from 1."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            lines = node.start_mark.buffer[node.start_mark.pointer:node.end_mark.pointer].rstrip().count("\n")
            return node.start_mark.line + 1 + lines
        return node.end_mark.line + 1
    if node.flow_style or not node.value:
        return node.end_mark.line + 1
    last = node.value[-1]
    if isinstance(last, tuple):
        key, value = last
        return max(last_line(key), last_line(value))
    return last_line(last)


def first_line(node, lines):
    """The line of the `-` before a node, from 1."""
    line = node.start_mark.line
    while lines[line][: node.start_mark.column].strip() != "-" and line > 0:
        line -= 1
        if lines[line].strip() == "-":
            break
    return line + 1


def tasks(sequence, lines):
    for node in sequence.value:
        keys = {key.value: value for key, value in node.value}
        if "block" in keys:
            for part in ("block", "rescue", "always"):
                if part in keys:
                    yield from tasks(keys[part], lines)
        else:
            yield first_line(node, lines), last_line(node)


def main(top):
    roles = os.path.join(top, "roles")
    for role in sorted(os.listdir(roles)):
        for kind in ("task", "handler"):
            for folder, _, files in sorted(os.walk(os.path.join(roles, role, kind + "s"))):
                for file in sorted(files):
                    if not file.endswith((".yml", ".yaml")):
                        continue
                    path = os.path.join(folder, file)
                    with open(path, encoding="utf-8") as stream:
                        text = stream.read()
                    document = yaml.compose(text, Loader)
                    if not isinstance(document, yaml.SequenceNode):
                        continue
                    for first, last in tasks(document, text.split("\n")):
                        print(f"{role} {kind} {os.path.relpath(path, top)}:{first}-{last}")


main(sys.argv[1])
