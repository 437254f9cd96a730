package rolepack.rewrite.property;

/// Statements other than loops, and what lies between them.
final class StatementPatterns {
  private StatementPatterns() {}

  static void addTo(Grammar grammar) {
    grammar.leaf(
        Kind.STATEMENT,
        "x",
        "\n",
        " ",
        "{{ $P }}",
        "{{ $P }}\n",
        "{{ $P }} ",
        "# a: \"b\"\n",
        "  x\n",
        "\\n `t`\n",
        "{# c #}",
        "{# c #}\n",
        "  {#- c -#}\n",
        "{% raw %}{{ v }}{% endraw %}",
        "{% raw %}\n{% x %} {{- y }}\n{% endraw %}\n",
        "}}\n",
        "{ { }",
        "{{ '{{ v }}' }}",
        "{{ '{%' }}");
    grammar.pattern(
        Kind.STATEMENT,
        "{{ $P }}",
        "key = {{ $T }}\n",
        "{% if $C %}$B{% endif %}\n",
        "{% if $C %}\n$B\n{% endif %}\n",
        "{% if $C %}$B{% else %}$B{% endif %}",
        "{% if $C %}\n$B{% elif $C %}$B\n{% else %}\n$B\n{% endif %}\n",
        "  {% if $C %}\n  $B\n  {% endif %}\n",
        "{% if r1 is defined %}{{ r1 }}{% endif %}\n",
        "{% if u1 is defined %}{{ u1 }}{% endif %}\n",
        "{{ u1|default($t) }}",
        "{% set @a = $T %}$B(a:T)",
        "{% set @a = $N %}\n$B(a:N)",
        "{% set @a = $C %}$B(a:C)",
        "{% set @a = $L %}$B(a:L)",
        "{% set @a = $M %}$B(a:M)",
        "{% set @a, @b = $t, $n %}$B(a:T,b:N)",
        "{% set @a = $T %}{% if $C %}{% set @a = $T %}{% endif %}{{ @a }}$B(a:T)",
        "{% set @a = [] %}{% for @x in $l %}{% if @x != 'a' %}{% do @a.append(@x) %}{% endif %}{%"
            + " endfor %}{{ @a|join(',') }}",
        "{% set @a = [] %}{% for @x in $l %}{% set @b = @a.append($t) %}{% endfor %}$B(a:L)\n",
        "{% set @a = ['z'] %}{% if $C %}{{ @a.append($t) }}{% endif %}$B(a:L){{ @a }}\n",
        "{% set @a = [] %}{% for @m in $m %}{% if @a.append(@m.name ~ $t) %}{% endif %}{% endfor"
            + " %}{{ '-'.join(@a) }}{% if @a %}$B(a:L){% endif %}\n",
        "{% set @a %}$B{% endset %}{{ @a }}",
        "{% set @a %}$B{% endset %}$B(a:T)",
        "{% set @a = namespace(v=$t) %}{% if $C %}{% set @a.v = $T %}{% endif %}{{ @a.v }}",
        "{% set @a = namespace(n=0) %}{% for @x in $l %}{% set @a.n = @a.n + 1 %}{% endfor %}{{"
            + " @a.n }}",
        "{% set @a = namespace(found=false) %}{% for @x in $l %}{% if @x == 'a' %}{% set @a.found ="
            + " true %}{% endif %}{% endfor %}{{ @a.found }}",
        "{% set @a = namespace(s='') %}{% for @x in $l %}{% set @a.s = @a.s ~ @x %}{% endfor %}{{"
            + " @a.s }}",
        "{% set @a = namespace(first=true) %}{% for @x in $l %}{% if @x %}{{ '' if @a.first else"
            + " ',' }}{{ @x }}{% set @a.first = false %}{% endif %}{% endfor %}",
        "{% with @a = $T %}$B(a:T){% endwith %}",
        "{% macro @f(p, q='d') %}<{{ p }}|{{ q }}>{% endmacro %}{{ @f($T) }}{{ @f($t, q=$t) }}",
        "{% macro @f(p) %}$B{% if p %}\n{{ p }}\n{% endif %}{% endmacro %}{{ @f($T) }}{{ @f('') }}",
        "{% macro @f(p) %}{% for i in p %}{{ i }};{% endfor %}{% endmacro %}{{ @f($L) }}",
        "{% macro @f() %}[{{ caller() }}]{% endmacro %}{% call @f() %}$B{% endcall %}",
        "{% macro @f(p) %}{{ p }}{{ varargs|join(',') }}{% endmacro %}{{ @f(1, $t, 'v') }}",
        "{% filter upper %}$B{% endfilter %}",
        "{% filter indent(2) %}$B{% endfilter %}",
        "{% filter replace('a', 'e') %}$B{% endfilter %}",
        "{% include 'part.j2' %}",
        "{% include 'loop.j2' %}\n",
        "{% include 'missing.j2' ignore missing %}$B",
        "{% import 'macros.j2' as @m %}{{ @m.line('k', $t) }}",
        "{% from 'macros.j2' import line as @l %}{{ @l('k', $n) }}{{ @l($t, 'v') }}",
        "{% block @b %}$B{% endblock %}",
        "{% do none %}$B",
        "\"{{ $T }}\": {{ $P }},\n");
  }
}
