"""Reads lines {spec, one_of, exclusive, together, arguments}; prints what Ansible makes of them.

Output lines are JSON: the arguments after aliases, defaults and coercion, without those that are
not set, or {"refused": true}.
"""
import json
import sys
import warnings

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

warnings.simplefilter("ignore")

for line in sys.stdin:
    case = json.loads(line)
    validator = ArgumentSpecValidator(
        case["spec"],
        required_one_of=case["one_of"],
        mutually_exclusive=case["exclusive"],
        required_together=case["together"],
    )
    result = validator.validate(case["arguments"])
    names = list(case["spec"])
    values = {each: result.validated_parameters.get(each) for each in names}
    given = {each: values[each] for each in names if values[each] is not None}
    print(json.dumps({"refused": True} if result.error_messages else given))
