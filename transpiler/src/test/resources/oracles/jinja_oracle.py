"""What Jinja2 makes of templates: reads JSON lines {"kind", "text"}, writes a JSON array for each of them:
[whether it is accepted, the error, the free variables joined by spaces, the tree].

Kinds: "plain" (Jinja2 with Ansible's settings), "file" and "inline" (what Ansible's own Templar hands to Jinja2 for a
template file or for a string of a YAML file), "expression" and "condition" (bare ones).

A template counts as accepted if it parses and `find_undeclared_variables` takes it, all filters and tests being known.
Constants are not folded meanwhile: `{{}: 1}` parses, and its unhashable key stops the compiler only there.
A slice beside another subscript parses, but the Python code made of it does not compile: not accepted.
"""
import json
import struct
import sys

import jinja2
from jinja2 import meta, nodes

SETTINGS = ("block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
            "comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix",
            "trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline")


class Known(dict):
    """Knows every filter and test; those that Jinja2 does not have are never constant."""

    def get(self, name, default=None):
        return super().get(name, unknown)

    def __contains__(self, name):
        return True


def unknown(*arguments, **named):
    raise TypeError("only its name is known")


class Undeclared(meta.TrackingCodeGenerator):
    def __init__(self, env):
        super().__init__(env)
        self.optimizer = None


def undeclared(tree):
    """`meta.find_undeclared_variables` without folding."""
    generator = Undeclared(tree.environment)
    generator.visit(tree)
    return generator.undeclared_identifiers


def environment(**settings):
    env = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], **settings)
    env.filters = Known(env.filters)
    env.tests = Known(env.tests)
    return env


PLAIN = environment(trim_blocks=True)


def handed_over(text, escape):
    """What Templar gives to Jinja2: the text and the settings."""
    from ansible.parsing.dataloader import DataLoader
    from ansible.template import AnsibleEnvironment, Templar

    taken = []

    def take(self, source, *arguments, **named):
        taken.append((source, {name: getattr(self, name) for name in SETTINGS}))
        raise LookupError("taken")

    AnsibleEnvironment.from_string = take
    Templar(loader=DataLoader(), variables={}).do_template(text, escape_backslashes=escape)
    return taken[0]


def string(text):
    return json.dumps(text, ensure_ascii=True)


def call(*parts):
    return "(" + " ".join(parts) + ")"


def optional(node):
    return "_" if node is None else expression(node)


def arguments(node):
    parts = [expression(each) for each in node.args]
    parts += [call("=", each.key, expression(each.value)) for each in node.kwargs]
    if node.dyn_args is not None:
        parts.append(call("*", expression(node.dyn_args)))
    if node.dyn_kwargs is not None:
        parts.append(call("**", expression(node.dyn_kwargs)))
    return parts


def constant(value):
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return "%x" % value
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    return string(value)


def expression(node):
    kind = type(node).__name__
    if isinstance(node, nodes.Const):
        return constant(node.value)
    if isinstance(node, nodes.Name):
        return call("name", node.name)
    if isinstance(node, nodes.NSRef):
        return call("nsref", node.name, node.attr)
    if isinstance(node, (nodes.Tuple, nodes.List)):
        return call(kind.lower(), *map(expression, node.items))
    if isinstance(node, nodes.Dict):
        return call("dict", *(call(expression(each.key), expression(each.value)) for each in node.items))
    if isinstance(node, nodes.Getattr):
        return call("attribute", expression(node.node), node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        return call("slice", expression(node.node), *map(optional, (node.arg.start, node.arg.stop, node.arg.step)))
    if isinstance(node, nodes.Getitem):
        return call("index", expression(node.node), expression(node.arg))
    if isinstance(node, nodes.Slice):
        raise jinja2.TemplateSyntaxError("does not compile", 1)
    if isinstance(node, nodes.Call):
        return call("call", expression(node.node), *arguments(node))
    if isinstance(node, (nodes.Filter, nodes.Test)):
        return call(kind.lower(), optional(node.node), node.name, *arguments(node))
    if isinstance(node, nodes.UnaryExpr):
        return call(kind.lower(), expression(node.node))
    if isinstance(node, nodes.BinExpr):
        return call(kind.lower(), expression(node.left), expression(node.right))
    if isinstance(node, nodes.Concat):
        return call("concat", *map(expression, node.nodes))
    if isinstance(node, nodes.Compare):
        return call("compare", expression(node.expr), *(call(each.op, expression(each.expr)) for each in node.ops))
    if isinstance(node, nodes.CondExpr):
        return call("if", expression(node.test), expression(node.expr1), optional(node.expr2))
    raise AssertionError(kind)


def filters(node):
    made = []
    while node is not None:
        made.insert(0, call(node.name, *arguments(node)))
        node = node.node
    return call(*made)


def parameters(node):
    missing = len(node.args) - len(node.defaults)
    return call(*(call(each.name) if index < missing else call(each.name, expression(node.defaults[index - missing]))
                  for index, each in enumerate(node.args)))


def statement(node):
    kind = type(node).__name__.lower()
    if isinstance(node, nodes.If):
        branches = [call(expression(each.test), body(each.body)) for each in [node] + node.elif_]
        return call("choice", *branches, body(node.else_))
    if isinstance(node, nodes.For):
        return call("for", expression(node.target), expression(node.iter), optional(node.test), str(bool(node.recursive)),
                    body(node.body), body(node.else_))
    if isinstance(node, nodes.Assign):
        return call("set", expression(node.target), expression(node.node))
    if isinstance(node, nodes.AssignBlock):
        return call("setblock", expression(node.target), filters(node.filter), body(node.body))
    if isinstance(node, nodes.Macro):
        return call("macro", node.name, parameters(node), body(node.body))
    if isinstance(node, nodes.CallBlock):
        return call("callblock", parameters(node), expression(node.call), body(node.body))
    if isinstance(node, nodes.FilterBlock):
        return call("filterblock", filters(node.filter), body(node.body))
    if isinstance(node, nodes.With):
        pairs = [call(expression(target), expression(value)) for target, value in zip(node.targets, node.values)]
        return call("with", call(*pairs), body(node.body))
    if isinstance(node, nodes.Scope):
        return call("autoescape", expression(node.body[0].options[0].value), body(node.body[0].body))
    if isinstance(node, nodes.Block):
        return call("block", node.name, str(bool(node.scoped)), str(bool(node.required)), body(node.body))
    if isinstance(node, nodes.Extends):
        return call("extends", expression(node.template))
    if isinstance(node, nodes.Include):
        return call("include", expression(node.template), str(bool(node.ignore_missing)), str(bool(node.with_context)))
    if isinstance(node, nodes.Import):
        return call("import", expression(node.template), node.target, str(bool(node.with_context)))
    if isinstance(node, nodes.FromImport):
        names = [each if isinstance(each, tuple) else (each, each) for each in node.names]
        return call("from", expression(node.template), call(*(call(*each) for each in names)), str(bool(node.with_context)))
    if isinstance(node, nodes.ExprStmt):
        return call("do", expression(node.node))
    return call(kind)


def body(statements):
    made = []
    text = []

    def flush():
        if text:
            made.append(call("text", string("".join(text))))
            text.clear()

    for node in statements:
        if isinstance(node, nodes.Output):
            for each in node.nodes:
                if isinstance(each, nodes.TemplateData):
                    text.append(each.data)
                else:
                    flush()
                    made.append(call("out", expression(each)))
        else:
            flush()
            made.append(statement(node))
    flush()
    return call("body", *made)


def answer(kind, text):
    env = PLAIN
    if kind in ("file", "inline"):
        text, settings = handed_over(text, kind == "inline")
        env = environment(**settings)
    if kind == "expression":
        text = "{{ " + text + "\n}}"
    if kind == "condition":
        text = "{% if " + text + "\n%}{% endif %}"
    tree = env.parse(text)
    if kind == "expression":
        if len(tree.body) != 1 or len(tree.body[0].nodes) != 1:
            raise jinja2.TemplateSyntaxError("more than an expression", 1)
        dump = expression(tree.body[0].nodes[0])
    elif kind == "condition":
        if len(tree.body) != 1 or tree.body[0].body or tree.body[0].elif_ or tree.body[0].else_:
            raise jinja2.TemplateSyntaxError("more than a condition", 1)
        dump = expression(tree.body[0].test)
    else:
        dump = body(tree.body)
    return [True, "", " ".join(sorted(undeclared(tree))), dump]


def main():
    for line in sys.stdin:
        request = json.loads(line)
        try:
            made = answer(request["kind"], request["text"])
        except Exception as error:  # whatever Jinja2 fails with, it is not accepted
            made = [False, "%s: %s" % (type(error).__name__, error), "", ""]
        print(json.dumps(made))


main()
