package rolepack.rewrite.property;

import java.util.Map;

/// Loops: over lists, dicts and ranges, with conditions, `else` and all that `loop` knows.
final class LoopPatterns {
  /// What a loop's body may read of the loop.
  static final Map<String, Kind> MEMBERS =
      Map.of(
          "loop.index", Kind.NUMBER,
          "loop.index0", Kind.NUMBER,
          "loop.revindex", Kind.NUMBER,
          "loop.revindex0", Kind.NUMBER,
          "loop.length", Kind.NUMBER,
          "loop.first", Kind.CONDITION,
          "loop.last", Kind.CONDITION,
          "(not loop.last)", Kind.CONDITION,
          "loop.cycle('o', 'e')", Kind.TEXT);

  private LoopPatterns() {}

  static void addTo(Grammar grammar) {
    grammar.pattern(
        Kind.STATEMENT,
        "{% for @x in $L %}$B(x:T,loop){% endfor %}",
        "{% for @x in $l %}\n$B(x:T,loop)\n{% endfor %}\n",
        "{% for @x in $l %}{{ @x }}{% if not loop.last %}, {% endif %}{% endfor %}\n",
        "{% for @x in $l %}{{ @x }}{{ ',' if not loop.last }}{% endfor %}",
        "{% for @x in $L %}$B(x:T,loop){% else %}$B{% endfor %}\n",
        "{% for @x in $l if @x != 'a' %}$B(x:T){% endfor %}",
        "{% for @x in $l if @x %}$B(x:T){% else %}none{% endfor %}\n",
        "{% for @x in $l if @x != $t %}{{ @x }}{% if not loop.last %},{% endif %}{% endfor %}",
        "{% for @x in $l if $c %}$B(x:T,loop){% endfor %}",
        "{% for @x in $l %}{{ loop.index }}:{{ @x }} {% endfor %}",
        "{% for @x in $l %}{{ loop.previtem|default('-') }}{{ @x }}{% endfor %}",
        "{% for @x in $l %}{% if loop.changed(@x) %}{{ @x }}{% endif %}{% endfor %}",
        "{% for @x in $l %}{% if @x == 'a' %}{% continue %}{% endif %}{{ @x }}{% endfor %}",
        "{% for @x in $l %}{% if @x == 'b' %}{% break %}{% endif %}{{ @x }}{% endfor %}",
        "{% for @x in $l %}{% set @o = loop %}{% for @y in $l %}{{ @o.index }}.{{ loop.index }}{{"
            + " @y }}{% endfor %}{% endfor %}",
        "{% for @x in $l %}{% set @a = @x ~ '/' %}$B(a:T,x:T){% endfor %}",
        "{% for @x in $I %}$B(x:N,loop){% endfor %}",
        "{% for @x in $I %}{{ @x }}{% if not loop.last %},{% endif %}{% endfor %}\n",
        "{% for @m in $M %}$B(m.name:T,m.port:N,m.on:C,m.tags:L,loop){% endfor %}",
        "{% for @m in $m %}\n{{ @m.name }}:{{ @m.port }}\n{% endfor %}",
        "{% for @m in $m if @m.on %}{{ @m.name }}{% if not loop.last %},{% endif %}{% endfor %}",
        "{% for @m in $m %}{% for @x in @m.tags %}{{ @m.name }}/$B(x:T,m.name:T,loop){% endfor %}{%"
            + " endfor %}",
        "{% for @m in $m %}{{ @m.extra|default('none') }}{{ @m['name'] }}{% endfor %}",
        "{% for @k, @v in $D|dictsort %}$B(k:T,v:T,loop){% endfor %}",
        "{% for @k, @v in $d.items() %}{{ @k }}={{ @v }}\n{% endfor %}",
        "{% for @k, @v in $d.iteritems() %}$B(k:T,v:T){% endfor %}",
        "{% for @k in $d %}{{ @k }}{{ $d[@k] }}{% endfor %}",
        "{% for @k in $d|sort %}{{ @k }},{% endfor %}",
        "{% for @k in $d.keys() %}$B(k:T){% endfor %}",
        "{% for @v in $d.values() %}$B(v:T,loop){% endfor %}",
        "{% for @k, @v in mo.items() %}$B(k:T,v:T,loop){% endfor %}",
        "{% for @k, @v in mo.items() if @v != $t %}$B(k:T,v:T){% else %}none{% endfor %}",
        "{% for @k in mo %}$B(k:T,loop){% endfor %}",
        "{% for @e in mo|dict2items %}{{ @e.key }}={{ @e.value }}{{ ',' if not loop.last }}{%"
            + " endfor %}",
        "{% for @k, @v in mx.items() %}{{ @k }} {{ 'yes' if @v is sameas true else @v }}\n"
            + "{% endfor %}",
        "{% for @k, @v in mx|dictsort %}{{ @v|lower if @v is boolean else @v is string }};{% endfor"
            + " %}",
        "{% for @k, @v in dd.items() %}{{ @k }}:{{ @v.x }}{{ @v.n }};{% endfor %}",
        "{% for @k, @v in dd|dictsort %}{% if @v.n > 1 %}{{ @k }}{% endif %}{% endfor %}",
        "{% for @e in $D|dict2items %}{{ @e.key }}={{ @e.value }};{% endfor %}",
        "{% for @k, @v in $D|dictsort(true) %}$B(k:T,v:T){% endfor %}",
        "{% for @x in ($t).splitlines() %}$B(x:T,loop){% endfor %}",
        "{% for @x in ($t).split() %}$B(x:T,loop){% endfor %}",
        "{% for @a, @b in ll %}{{ @a }}={{ @b }} {% endfor %}",
        "{% for @p in ll %}{{ @p[0] }}{{ @p|length }}{% endfor %}",
        "{% for @p in ll %}{% for @x in @p %}$B(x:T,loop){% endfor %}\n{% endfor %}",
        "{% for @x in ['p', 'q'] %}$B(x:T,loop){% endfor %}",
        "{% for @x in kl %}{{ @x }}{% if not loop.last %},{% endif %}{% endfor %}",
        "{% for @m in $m|groupby('on') %}{{ @m.0 }}{{ @m.1|length }}{% endfor %}",
        "{% for @x in $l|batch(2) %}{{ @x|join(',') }};{% endfor %}",
        "{% for @x, @y in $l|zip($l) %}{{ @x }}{{ @y }}{% endfor %}",
        "{% for @x, @y in $L|zip($i) %}$B(x:T,y:N,loop){% else %}$B{% endfor %}",
        "{% for @x, @y in $l|product($i) %}$B(x:T,y:N,loop){% endfor %}\n",
        "{% for @x in $l|batch(2, $t) %}$B(x:L,loop)\n{% endfor %}",
        "{% for @x in $l|slice(2) %}$B(x:L,loop)\n{% endfor %}",
        "{% for @k, @v in $d|dictsort(by='value') %}$B(k:T,v:T,loop){% endfor %}",
        "{% for @k, @v in $d|dictsort(reverse=true) %}$B(k:T,v:T,loop){% endfor %}",
        "{% for @x in range(n3) %}x{{ @x }}\n{% endfor %}",
        "{% for @g, @m in $m|groupby('name') %}$B(g:T,loop){% for @x in @m %}$B(x.port:N,loop){%"
            + " endfor %}{% endfor %}\n",
        "{% for @k, @v in ($m|items2dict(key_name='name', value_name='port'))|dictsort(true)"
            + " %}$B(k:T,v:N){% endfor %}\n");
  }
}
