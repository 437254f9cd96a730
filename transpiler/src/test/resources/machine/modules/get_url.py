#!/usr/bin/python
"""Stands in for get_url: lays down what the case says the address gives, or a line that names it. Files of the machine the module
itself gets."""
import hashlib
import json
import os
import tempfile

from ansible.module_utils import basic
from ansible.module_utils.basic import AnsibleModule
# What the module itself needs.
from ansible.module_utils._text import to_native
from ansible.module_utils.six.moves.urllib.parse import urlsplit
from ansible.module_utils.urls import fetch_url, url_argument_spec


def main():
    module = AnsibleModule(add_file_common_args=True, argument_spec=dict(
        url=dict(type="str", required=True), dest=dict(type="path", required=True), checksum=dict(type="str", default=""),
        sha256sum=dict(type="str", default=""), force=dict(type="bool", aliases=["thirsty"]), backup=dict(type="bool"),
        timeout=dict(type="int"), headers=dict(type="raw"), url_username=dict(type="str"), url_password=dict(type="str", no_log=True),
        validate_certs=dict(type="bool"), use_proxy=dict(type="bool"), force_basic_auth=dict(type="bool"), tmp_dest=dict(type="path"),
        http_agent=dict(type="str")))
    given = module.params
    with open("/machine/machine.json") as source:
        known = json.load(source)["downloads"]
    content = known.get(given["url"], "download of %s\n" % given["url"]).encode()
    checksum = given["checksum"] or (given["sha256sum"] and "sha256:" + given["sha256sum"])
    if checksum and hashlib.new(checksum.split(":")[0], content).hexdigest() != checksum.split(":")[1].strip():
        module.fail_json(msg="The checksum did not match: " + hashlib.new(checksum.split(":")[0], content).hexdigest())
    dest = given["dest"]
    if os.path.isdir(dest):
        dest = os.path.join(dest, given["url"].rsplit("/", 1)[-1])
    changed = False
    if not os.path.exists(dest) or open(dest, "rb").read() != content:
        handle, name = tempfile.mkstemp(dir=module.tmpdir)
        os.write(handle, content)
        os.close(handle)
        module.atomic_move(name, dest)
        changed = True
    module.params["path"] = dest
    arguments = module.load_file_common_arguments(module.params, path=dest)
    changed = module.set_fs_attributes_if_different(arguments, changed)
    module.exit_json(changed=changed, dest=dest)


if json.loads(basic._ANSIBLE_ARGS)["ANSIBLE_MODULE_ARGS"].get("url", "").startswith("file:/"):
    with open("/usr/lib/machine/get_url.py") as module:
        exec(compile(module.read(), "get_url.py", "exec"), {"__name__": "__main__"})
else:
    main()
