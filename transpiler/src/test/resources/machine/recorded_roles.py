"""The roles of the plays of a repository, and the variables that they see of each other."""
import os

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path):
    with open(path) as source:
        return yaml.load(source, Loader=LOADER) or {}


def role_name(each):
    return each if isinstance(each, str) else each.get("role") or each.get("name")


def plays(job):
    """Of each play: its hosts, and its roles, each after what it depends on."""
    for playbook in job["playbooks"]:
        for play in load(job["repository"] + "/" + playbook) or []:
            found = []
            add_roles(job, play.get("roles") or [], found)
            if found:
                yield str(play.get("hosts")), found


def add_roles(job, listed, found):
    for each in listed:
        name = role_name(each)
        if name not in found:
            meta = job["repository"] + "/roles/" + name + "/meta/main.yml"
            if os.path.exists(meta):
                add_roles(job, (load(meta) or {}).get("dependencies") or [], found)
            found.append(name)


def shared_defaults(job, role):
    """Defaults of all roles of a play are visible to each other in Ansible 1.9."""
    found = {}
    for each in next((roles for _, roles in plays(job) if role in roles), [role]):
        path = job["repository"] + "/roles/" + each + "/defaults/main.yml"
        if os.path.exists(path):
            found.update(load(path))
    return found


def ended(value):
    """Ansible 1.9 takes the last newline of a text with braces away."""
    if isinstance(value, str) and ("{{" in value or "{%" in value):
        return value[:-1] if value.endswith("\n") else value
    if isinstance(value, dict):
        return {key: ended(each) for key, each in value.items()}
    return [ended(each) for each in value] if isinstance(value, list) else value
