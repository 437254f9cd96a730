"""Reads inventories, one path a line, and prints what Ansible makes of each: its hosts, its groups with their hosts, and
the variables of groups and hosts as written in the inventory itself; JSON, or null where Ansible refuses the file."""
import json
import os
import sys

os.environ["ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED"] = "True"

from ansible.inventory.manager import InventoryManager
from ansible.parsing.dataloader import DataLoader

OWN = ("inventory_file", "inventory_dir", "inventory_hostname", "inventory_hostname_short")


def described(path):
    try:
        inventory = InventoryManager(loader=DataLoader(), sources=[path])
    except Exception:
        return None
    groups = inventory.get_groups_dict()
    return {
        "hosts": list(inventory.hosts),
        "groups": {name: groups[name] for name in groups},
        "children": {name: sorted(each.name for each in group.child_groups)
                     for name, group in inventory.groups.items()},
        "groupVars": {name: group.vars for name, group in inventory.groups.items() if group.vars},
        "hostVars": {name: {key: value for key, value in host.vars.items() if key not in OWN}
                     for name, host in inventory.hosts.items()},
    }


for line in sys.stdin:
    print(json.dumps(described(line.strip()), sort_keys=True, default=lambda value: sorted(value, key=repr)))
