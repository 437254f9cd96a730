#!/usr/bin/python3
"""What real Ansible makes of expressions, templates, data, conditions and loops.

Reads cases as JSON lines and writes each with its result. A first line {"variables": {...}} holds
for all that follow, the "variables" of a case are added to it. A case has one of
  "expression": a bare expression, with the value and type that it has inside Jinja2
  "data":       a value of a variable or an argument, as Templar.template sees it
  "template":   the text of a template file, as the module template renders it
  "condition":  a condition of when
  "loop":       [lookup, value], as in with_<lookup>; "loop" itself is the lookup "loop"
and gets either "value" (Python's repr) and "type", or "undefined" (the message), or
"error": "undefined" or "error".
With --update FILE... the files are rewritten in place.
"""
import json
import os
import sys
import tempfile
import warnings

configuration = tempfile.NamedTemporaryFile(suffix='.cfg')
os.environ['ANSIBLE_CONFIG'] = configuration.name
os.environ['ANSIBLE_DEPRECATION_WARNINGS'] = 'False'
warnings.simplefilter('ignore')

from jinja2.exceptions import UndefinedError
from jinja2.runtime import Undefined
from markupsafe import Markup

from ansible.errors import AnsibleUndefinedVariable
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.conditional import Conditional
from ansible.plugins.loader import lookup_loader
from ansible.template import AnsibleEnvironment, Templar
from ansible.template.vars import AnsibleJ2Vars
from ansible.utils.display import Display
from ansible.utils.listify import listify_lookup_plugin_terms
from jinja2 import DictLoader

INPUTS = ('expression', 'data', 'template', 'condition', 'loop')
Display().warning = lambda *args, **kwargs: None
Display().display = lambda *args, **kwargs: None


def expression(templar, text):
    environment = templar.environment
    environment.concat = environment.__class__.concat
    template = environment.from_string('{% set result = (' + text + ') %}')
    context = template.new_context(AnsibleJ2Vars(templar, template.globals), shared=True)
    templar.cur_context = context
    for _ in template.root_render_func(context):
        pass
    return context.vars['result']


def template(templar, text):
    templar = templar.copy_with_new_env(environment_class=AnsibleEnvironment)
    return templar.do_template(text, preserve_trailing_newlines=True, escape_backslashes=False)


def condition(templar, text, variables):
    conditional = Conditional(loader=DataLoader())
    conditional.when = [text]
    return conditional.evaluate_conditional(templar, variables)


def read(value):
    """A variable's value as templates see it: Ansible makes lists of tuples."""
    if isinstance(value, (list, tuple)):
        return [read(each) for each in value]
    return {k: read(v) for k, v in value.items()} if isinstance(value, dict) else value


def loop(templar, lookup, value, variables):
    if lookup == 'loop':
        items = templar.template(value)
        if not isinstance(items, list):
            raise ValueError('loop needs a list')
        return items
    terms = listify_lookup_plugin_terms(terms=value, templar=templar, fail_on_undefined=True, convert_bare=False)
    plugin = lookup_loader.get(lookup, loader=DataLoader(), templar=templar)
    return list(plugin.run(terms=terms, variables=variables, wantlist=True))


def evaluate(case, common):
    variables = dict(common)
    variables.update(case.get('variables', {}))
    templar = Templar(DataLoader(), variables=variables)
    if 'files' in case:
        templar.environment.loader = DictLoader(case['files'])
    if 'expression' in case:
        return expression(templar, case['expression'])
    if 'data' in case:
        return templar.template(case['data'])
    if 'template' in case:
        return template(templar, case['template'])
    if 'condition' in case:
        return bool(condition(templar, case['condition'], variables))
    return [read(each) for each in loop(templar, case['loop'][0], case['loop'][1], variables)]


def kind(value):
    if isinstance(value, Markup):
        return 'Markup'
    if isinstance(value, str):
        return 'str'
    if isinstance(value, tuple):
        return 'tuple'
    return type(value).__name__


def is_undefined(error):
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, (AnsibleUndefinedVariable, UndefinedError)):
            return True
        if isinstance(error, TypeError) and 'AnsibleUndefined' in str(error):
            return True
        error = getattr(error, 'orig_exc', None)
    return False


def result(case, common):
    answer = {key: case[key] for key in INPUTS + ('variables', 'files') if key in case}
    try:
        value = evaluate(case, common)
        if isinstance(value, Undefined):
            answer['undefined'] = value._undefined_message
        else:
            answer['value'] = repr(value)
            answer['type'] = kind(value)
    except RecursionError:
        answer['error'] = 'error'
    except Exception as error:
        answer['error'] = 'undefined' if is_undefined(error) or is_undefined(error.__context__) and 'condition' in case else 'error'
        if os.environ.get('ORACLE_MESSAGES'):
            answer['message'] = '%s: %s' % (type(error).__name__, error)
    return answer


def run(lines):
    common = {}
    for line in lines:
        if not line.strip():
            continue
        case = json.loads(line)
        if not any(key in case for key in INPUTS):
            common = case['variables']
            yield line.rstrip('\n')
        else:
            yield json.dumps(result(case, common), ensure_ascii=False)


if len(sys.argv) > 2 and sys.argv[1] == '--update':
    for path in sys.argv[2:]:
        with open(path) as file:
            answers = list(run(file))
        with open(path, 'w') as file:
            file.writelines(answer + '\n' for answer in answers)
else:
    for answer in run(sys.stdin):
        print(answer)
