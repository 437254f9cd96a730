"""Prints the filters and tests of the installed Jinja2 and Ansible: kind, origin, name."""
from ansible.plugins.filter import core, encryption, mathstuff, urls, urlsplit
from ansible.plugins.test import core as test_core, files, mathstuff as test_math, uri
from jinja2 import filters, tests


def merged(jinja2_names, plugins, table):
    found = {name: "jinja2" for name in jinja2_names}
    for plugin in plugins:
        found.update({name: "ansible" for name in table(plugin)})
    return found


FILTERS = merged(
    filters.FILTERS,
    (core, encryption, mathstuff, urls, urlsplit),
    lambda plugin: plugin.FilterModule().filters(),
)
TESTS = merged(
    tests.TESTS,
    (test_core, files, test_math, uri),
    lambda plugin: plugin.TestModule().tests(),
)
for kind, names in (("filter", FILTERS), ("test", TESTS)):
    for name, origin in names.items():
        print(kind, origin, name)
