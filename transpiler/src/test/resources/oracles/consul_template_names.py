"""Reads recorded cases of consul-template and prints which functions each version had.

Output lines: version, "has" or "lacks", function. A version has what a template that it rendered
names; it lacks what it reported as not defined.
"""
import json
import re
import sys

KEYWORDS = {
    "block", "break", "continue", "define", "else", "end", "if", "nil", "range", "template",
    "true", "false", "with",
}
ACTION = re.compile(r"{{-?(.*?)-?}}", re.S)
NOISE = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`|\'(?:[^\'\\]|\\.)*\'|/\*.*?\*/', re.S)
NAME = re.compile(r"(?<![\w.$])[A-Za-z_]\w*")
UNDEFINED = re.compile(r'function "(\w+)" not defined')

seen = set()
for line in sys.stdin:
    case = json.loads(line)
    for version, result in case["expect"].items():
        lacking = UNDEFINED.search(result.get("error", ""))
        if lacking:
            seen.add((version, "lacks", lacking.group(1)))
        if "output" in result and "{{{" not in case["template"]:
            text = NOISE.sub(' "" ', case["template"])
            for action in ACTION.findall(text):
                for name in NAME.findall(action):
                    if name not in KEYWORDS:
                        seen.add((version, "has", name))
for each in sorted(seen):
    print(*each)
