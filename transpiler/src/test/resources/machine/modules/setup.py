#!/usr/bin/python
"""Stands in for gathering facts: those of the target, or the minimal subset of them."""
import json
import re

from ansible.module_utils.basic import AnsibleModule


# What the machine is asked for beyond the minimal subset.
MORE = re.compile("ansible_(mem|swap|processor|default_ipv|all_ipv|interfaces|eth|en|lo$|devices|mounts|virtualization)")


def main():
    module = AnsibleModule(argument_spec=dict(
        filter=dict(type="raw"), gather_subset=dict(type="raw"), gather_timeout=dict(type="int"), fact_path=dict(type="str")))
    with open("/machine/machine.json") as source:
        facts = json.load(source)["facts"]
    if "!all" in str(module.params["gather_subset"]):
        facts = {name: value for name, value in facts.items() if not MORE.match(name)}
    module.exit_json(changed=False, ansible_facts=facts)


main()
