"""Reads lines [type, value] and prints what Ansible's argument spec makes of each value.

Output lines are JSON: the value, or {"refused": true}.
"""
import json
import sys
import warnings

from ansible.module_utils.common import validation

warnings.simplefilter("ignore")
CHECKS = {
    "STR": validation.check_type_str,
    "BOOL": validation.check_type_bool,
    "INT": validation.check_type_int,
    "FLOAT": validation.check_type_float,
    "LIST": validation.check_type_list,
    "DICT": validation.check_type_dict,
    "PATH": validation.check_type_str,
    "RAW": validation.check_type_raw,
    "JSON": validation.check_type_jsonarg,
    "JSONARG": validation.check_type_jsonarg,
    "BYTES": validation.check_type_bytes,
    "BITS": validation.check_type_bits,
}

for line in sys.stdin:
    wanted, value = json.loads(line)
    try:
        found = CHECKS[wanted](value)
    except (TypeError, ValueError):
        found = {"refused": True}
    if wanted == "INT" and isinstance(found, bool):
        found = int(found)
    print(json.dumps(found))
