"""Reads one JSON string a line and prints what Ansible's parse_kv makes of it, once for command modules and once for
the others: JSON with sorted keys, or null where Ansible refuses the text."""
import json
import sys

from ansible.parsing.splitter import parse_kv


def parsed(text, command):
    try:
        return parse_kv(text, check_raw=command)
    except Exception:
        return None


for line in sys.stdin:
    text = json.loads(line)
    print(json.dumps([parsed(text, False), parsed(text, True)], sort_keys=True))
