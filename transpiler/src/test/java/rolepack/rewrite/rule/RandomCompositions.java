package rolepack.rewrite.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Makes random templates that take in others: macros with all kinds of arguments, includes,
/// imports, inheritance, namespaces, joiners, loops that are left, sets in branches. Most of them
/// print something.
final class RandomCompositions {
  private final Random random;
  private int made;
  private boolean includes;

  RandomCompositions(long seed) {
    this.random = new Random(seed);
  }

  /// Templates by name; the one to render is `main`.
  Map<String, String> next() {
    made = 0;
    Map<String, String> files = new LinkedHashMap<>();
    includes = false;
    files.put("part", "<" + body(1) + ">\n");
    files.put(
        "lib",
        macro("one", "a, b=" + value())
            + macro("two", "a, *".replace(", *", ""))
            + "{% set exported = "
            + value()
            + " %}\n"
            + "{% set _hidden = 1 %}\n");
    files.put(
        "base",
        "head {% block title %}base "
            + output()
            + "{% endblock %} mid\n"
            + "{% block content %}"
            + body(1)
            + "{% endblock %}\n"
            + pick("", "{{ self.title() }}\n", "{% block extra scoped %}x{% endblock %}\n")
            + "tail\n");
    includes = true;
    files.put(
        "main",
        switch (random.nextInt(6)) {
          case 0 ->
              "{% extends 'base' %}\n"
                  + pick("", "{% set s = " + value() + " %}\n")
                  + "{% block content %}"
                  + pick("", "{{ super() }}")
                  + body(2)
                  + "{% endblock %}\n"
                  + pick("", "{% block title %}mine {{ super()|upper }}{% endblock %}\n");
          case 1 ->
              "{% import 'lib' as lib "
                  + pick("", "with context ")
                  + "%}\n"
                  + "{{ lib.one("
                  + arguments()
                  + ") }}{{ lib.exported }}\n"
                  + body(2);
          case 2 ->
              "{% from 'lib' import one, two as zwei, exported "
                  + pick("", "with context ")
                  + "%}\n{{ one("
                  + arguments()
                  + ") }}{{ zwei("
                  + value()
                  + ") }}"
                  + body(2);
          default -> body(3);
        });
    return files;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String body(int depth) {
    StringBuilder out = new StringBuilder();
    for (int count = random.nextInt(3) + 1; count > 0; count--) {
      out.append(statement(depth));
    }
    return out.toString();
  }

  private String output() {
    return "{{ " + value() + " }}" + pick("", "\n", " ");
  }

  private String scalar() {
    return pick(
        "s",
        "i",
        "t",
        "f",
        "e",
        "num",
        "'q'",
        "7",
        "j",
        "a",
        "b|default('-')",
        "x|default(0)",
        "us[0].n",
        "d.a",
        "d.nope|default(s)",
        "l[1]",
        "loop.index|default('n')",
        "d['b']",
        "ns.v|default('none')",
        "missing|default(i)",
        "csv");
  }

  private String value() {
    return switch (random.nextInt(12)) {
      case 0 -> scalar() + " ~ " + scalar();
      case 1 -> scalar() + " if " + condition() + " else " + scalar();
      case 2 -> "(" + condition() + ") and " + scalar();
      case 3 -> "(" + condition() + ") or " + scalar();
      case 4 -> pick("l|length", "us|length", "m|join(',')", "l|sum", "us|map(attribute='n')|join");
      case 5 ->
          pick(
              "[s, i]|join('-')",
              "{'k': s}.k",
              "[i, s][1]",
              "(l + [i])|length",
              "('x' ~ s)|upper",
              "s|replace('l', num)",
              "[i, 2]|length",
              "s == 'Hello World'",
              "1 < i < 9",
              "not t",
              "i in l",
              "'a' in d",
              "d.items()|list|length");
      default -> scalar();
    };
  }

  private String condition() {
    return pick(
        "t",
        "u",
        "i > 3",
        "l",
        "o",
        "not t",
        "s == 'Hello World'",
        "a is defined",
        "b is defined",
        "e",
        "num == '42'",
        "d.a",
        "t and i",
        "u or e",
        "x is defined and x",
        "loop is defined and loop.first",
        "missing is defined",
        "i in l",
        "d.q is defined");
  }

  private String arguments() {
    return pick(
        "s",
        "i, s",
        value(),
        "a=" + value(),
        "b=i, a=t",
        "s, b=" + value(),
        "'lit'",
        "l",
        "*l[:1]",
        "**{'a': 1}",
        "a=" + value() + ", b=" + value());
  }

  private String macro(String name, String parameters) {
    return "{% macro "
        + name
        + "("
        + parameters
        + ") %}"
        + pick("(", "m:", "")
        + body(1)
        + pick("{{ a }}", "{{ a ~ '!' }}", "")
        + pick(")", "\n", "")
        + "{% endmacro %}\n";
  }

  private String statement(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? output() : pick("text", " ", "\n", "line\n", "{# c #}");
    }
    int id = made++;
    return switch (random.nextInt(24)) {
      case 0, 1 -> output();
      case 2 -> "{% set " + pick("a", "b", "s", "x") + " = " + value() + " %}\n";
      case 3, 4 ->
          "{% if "
              + condition()
              + " %}"
              + body(depth - 1)
              + (random.nextBoolean() ? "{% elif " + condition() + " %}" + body(depth - 1) : "")
              + (random.nextBoolean() ? "{% else %}" + body(depth - 1) : "")
              + "{% endif %}\n";
      case 5 ->
          "{% if "
              + condition()
              + " %}{% set a = "
              + value()
              + " %}"
              + pick("", "{% set b = " + value() + " %}")
              + pick("", "{% else %}{% set a = " + value() + " %}")
              + "{% endif %}{{ a|default('u') }}"
              + pick("", "{{ a is defined }}", "{{ a ~ a }}", "{{ b|default(1) }}");
      case 6, 7, 8 ->
          "{% for x in "
              + pick(
                  "l",
                  "m",
                  "o",
                  "[i, s]",
                  "range(3)",
                  "us",
                  "range(i)",
                  "[s, t, 1]",
                  "d",
                  "csv.split(',')")
              + pick("", "", " if x", " if t", " if loop is undefined and x")
              + " %}"
              + pick(
                  "",
                  "{{ loop.index }}",
                  "{{ loop.last }}{{ loop.length }}",
                  "{{ x }}",
                  "{{ loop.cycle('p', 'q') }}",
                  "{% if not loop.last %},{% endif %}")
              + body(depth - 1)
              + pick("", "", "{% else %}" + body(depth - 1))
              + "{% endfor %}\n";
      case 9 ->
          "{% for k, v in "
              + pick(
                  "d.items()",
                  "{'p': s, 'q': 2}.items()",
                  "d|dictsort",
                  "[(1, s), (2, i)]",
                  "{'z': i, 'y': s}|dictsort")
              + " %}{{ k }}={{ v }};"
              + body(depth - 1)
              + "{% endfor %}\n";
      case 10, 11 ->
          macro("m" + id, pick("", "a", "a, b=2", "a=s, b=a", "a='q'"))
              + "{{ m"
              + id
              + "("
              + arguments()
              + ")"
              + pick("", "", "|upper", " ~ s", "|trim")
              + " }}"
              + pick("", "{{ m" + id + "() if " + condition() + " else 'no' }}");
      case 12 ->
          "{% macro c"
              + id
              + "(a='d') %}[{{ caller(a) if caller is defined else 'nc' }}"
              + pick("{{ varargs }}", "{{ kwargs.z|default(0) }}", "")
              + "]{% endmacro %}"
              + "{% call(p) c"
              + id
              + "("
              + pick("", "s", "'k'")
              + ") %}<{{ p }}"
              + body(depth - 1)
              + "{% endcall %}"
              + pick("", "{{ c" + id + "() }}");
      case 13, 14 ->
          !includes
              ? output()
              : "{% include "
                  + pick("'part'", "'part'", "['nope', 'part']", "'part'")
                  + " "
                  + pick("", "", "without context", "with context")
                  + " %}"
                  + pick("", "{% include 'nope' ignore missing %}");
      case 15 ->
          "{% set ns = namespace(v="
              + value()
              + ", n=0) %}"
              + "{% for x in "
              + pick("l", "[1, 2]", "m", "[s]")
              + " %}{% set ns.n = ns.n + 1 %}"
              + pick(
                  "",
                  "{% if " + condition() + " %}{% set ns.v = x %}{% endif %}",
                  "{% set ns.v = ns.v ~ x %}")
              + "{% endfor %}{{ ns.n }}{{ ns.v }}"
              + pick("", "{% set ns.w = s %}{{ ns.w }}");
      case 16 ->
          "{% set ns = namespace(v=1) %}{% if "
              + condition()
              + " %}{% set ns.v = "
              + value()
              + " %}{% endif %}{{ ns.v }}";
      case 17 ->
          "{% set j"
              + id
              + " = joiner(', ') %}{% for x in "
              + pick("l", "[1, 2]", "m")
              + " %}"
              + pick("", "{% if " + condition() + " %}")
                  .transform(
                      open ->
                          open
                              + "{{ j"
                              + id
                              + "() }}{{ x }}"
                              + (open.isEmpty() ? "" : "{% endif %}"))
              + "{% endfor %}";
      case 18 ->
          "{% with a = " + value() + ", b = " + value() + " %}" + body(depth - 1) + "{% endwith %}";
      case 19 ->
          "{% filter "
              + pick("upper", "trim", "replace('e', s)", "indent(2)", "lower")
              + " %}"
              + body(depth - 1)
              + "{% endfilter %}";
      case 20 ->
          "{% set "
              + pick("a", "b", "s")
              + pick("", " | upper")
              + " %}"
              + body(depth - 1)
              + "{% endset %}{{ a|default('') }}";
      case 21 ->
          "{% for u in us recursive %}{{ u.n }}{{ loop.depth }}"
              + pick("", "{% if loop.depth < 2 %}{{ loop(us[:1]) }}{% endif %}")
              + "{% endfor %}";
      case 22 ->
          "{% set acc = [] %}{% for x in "
              + pick("l", "[1, s]", "m")
              + " %}{% do acc.append("
              + pick("x", "s", "1")
              + ") %}{% endfor %}{{ acc|join('+') }}{{ acc|length }}";
      default ->
          "{% for x in "
              + pick("l", "[3, 1, 2]", "m")
              + " %}{% if "
              + pick("x == 1", condition())
              + " %}{% "
              + pick("break", "continue")
              + " %}{% endif %}{{ x }}"
              + body(depth - 1)
              + "{% endfor %}";
    };
  }
}
