#!/usr/bin/python
"""Stands in for a package manager's module."""
import subprocess

from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec=dict(
        name=dict(type="list", elements="str", aliases=["pkg", "package"]), state=dict(type="str", default="present"),
        enablerepo=dict(type="raw"), disablerepo=dict(type="raw"), update_cache=dict(type="bool", aliases=["update-cache", "expire-cache"]),
        cache_valid_time=dict(type="int"), disable_gpg_check=dict(type="bool"), conf_file=dict(type="str"), list=dict(type="str"),
        exclude=dict(type="raw"), validate_certs=dict(type="bool"), install_recommends=dict(type="bool", aliases=["install-recommends"]),
        default_release=dict(type="str"), force=dict(type="bool"), use_backend=dict(type="str"), purge=dict(type="bool"),
        allow_downgrade=dict(type="bool"), autoremove=dict(type="bool"), deb=dict(type="str"), skip_broken=dict(type="bool"),
        security=dict(type="bool"), upgrade=dict(type="str"), dpkg_options=dict(type="str"), lock_timeout=dict(type="int")))
    names = [part.strip() for each in module.params["name"] or [] for part in each.split(",") if part.strip()]
    if module.params.get("deb"):
        names.append(module.params["deb"])
    if not names:
        module.exit_json(changed=False)
    done = subprocess.run(["install-package", module.params["state"]] + names, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          universal_newlines=True)
    if done.returncode:
        module.fail_json(msg=done.stderr + done.stdout)
    module.exit_json(changed="changed" in done.stdout, rc=0, results=[])


main()
