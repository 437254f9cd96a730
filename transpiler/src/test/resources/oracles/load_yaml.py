"""Loads YAML documents as Ansible does and prints their values.

Every line of the input is a document, base64 of its UTF-8 text; every line of the output is
`ok VALUE` or `error MESSAGE`, in the same order. Values are JSON that keeps Python's types:
["s", text], ["u", unsafe text], ["i", decimal], ["f", bits], ["b", bool], ["n"], ["t", text],
["v"] (vaulted), ["l", items], ["m", [[key, value], ...]].

Argument: `file` (a file of one document as Ansible reads it: JSON, else YAML), `single` (one document
of YAML), `all` (a list of every document), `pure`
(one document, PyYAML's parser in Python instead of the one in C), `keys` (the duplicate keys that
Ansible warns of).
"""
import base64
import datetime
import json
import struct
import sys

import yaml
from ansible import constants
from ansible.parsing.utils.yaml import from_yaml
from ansible.parsing.yaml.constructor import AnsibleConstructor, display
from ansible.parsing.yaml.loader import AnsibleLoader
from ansible.parsing.yaml.objects import AnsibleVaultEncryptedUnicode
from ansible.utils.unsafe_proxy import AnsibleUnsafe
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import Resolver
from yaml.scanner import Scanner


class PureLoader(Reader, Scanner, Parser, Composer, AnsibleConstructor, Resolver):
    def __init__(self, stream):
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        AnsibleConstructor.__init__(self)
        Resolver.__init__(self)


class OrderedSet(dict):
    """A set that keeps the order of the file, as the reader does."""


def construct_set(constructor, node):
    data = OrderedSet()
    yield data
    data.update(dict.fromkeys(constructor.construct_mapping(node)))


AnsibleConstructor.add_constructor("tag:yaml.org,2002:set", construct_set)
AnsibleLoader.add_constructor("tag:yaml.org,2002:set", construct_set)
PureLoader.add_constructor("tag:yaml.org,2002:set", construct_set)


class Printer:
    def __init__(self):
        self.open = set()

    def show(self, value):
        if isinstance(value, AnsibleVaultEncryptedUnicode):
            return ["v"]
        if isinstance(value, bytes):
            return ["s", value.decode("utf-8")]
        if isinstance(value, str):
            return ["u" if isinstance(value, AnsibleUnsafe) else "s", str(value)]
        if value is None:
            return ["n"]
        if isinstance(value, bool):
            return ["b", value]
        if isinstance(value, int):
            return ["i", str(value)]
        if isinstance(value, float):
            return ["f", "nan" if value != value else struct.pack(">d", value).hex()]
        if isinstance(value, (datetime.date, datetime.datetime)):
            return ["t", str(value)]
        if id(value) in self.open:
            raise ValueError("recursive")
        self.open.add(id(value))
        try:
            if isinstance(value, dict):
                return ["m", [[self.show(k), self.show(v)] for k, v in value.items()]]
            return ["l", [self.show(each) for each in value]]
        finally:
            self.open.remove(id(value))


def load(mode, text):
    if mode == "file":
        return from_yaml(text)
    loader = PureLoader(text) if mode == "pure" else AnsibleLoader(text)
    try:
        if mode != "all":
            return loader.get_single_data()
        documents = []
        while loader.check_data():
            documents.append(loader.get_data())
        return documents
    finally:
        loader.dispose()


def main():
    mode = sys.argv[1]
    duplicates = []
    constants.DUPLICATE_YAML_DICT_KEY = "warn" if mode == "keys" else "ignore"
    display.warning = duplicates.append
    sys.setrecursionlimit(20000)
    for line in sys.stdin:
        text = base64.b64decode(line).decode("utf-8", "surrogatepass")
        duplicates.clear()
        try:
            value = load(mode, text)
            if mode == "keys":
                print("ok", len(duplicates))
            else:
                print("ok", json.dumps(Printer().show(value), separators=(",", ":")))
        except RecursionError:
            print("error too deep")
        except Exception as error:
            print("error", type(error).__name__, " ".join(str(error).split())[:300])


main()
