package rolepack.rewrite.property;

/// The inventory: groups and what is known of their hosts.
final class HostPatterns {
  private HostPatterns() {}

  static void addTo(Grammar grammar) {
    grammar.leaf(Kind.TEXT, "hostvars[inventory_hostname].s1");
    grammar.pattern(
        Kind.TEXT,
        "groups['web'][0]",
        "groups.web[0]",
        "hostvars[groups['web'][0]].v1",
        "hostvars[groups['web'][0]]['v1']",
        "groups['web']|join(',')",
        "groups['all']|first",
        "groups[group]|join(' ')",
        "groups['web']|map('extract', hostvars, 'v1')|join(',')",
        "groups[group]|map('extract', hostvars, ['v1'])|first|default('-')",
        "groups['all']|map('extract', hostvars)|map(attribute='v1')|join(' ')");
    grammar.pattern(
        Kind.NUMBER,
        "groups['web']|length",
        "groups[group]|count",
        "groups['all'].index(inventory_hostname)",
        "(['a'] + $l).index('a')",
        "(groups['all']|length // 2 + 1)");
    grammar.pattern(
        Kind.CONDITION,
        "(inventory_hostname in groups['web'])",
        "(inventory_hostname not in groups['db'])",
        "(inventory_hostname == groups['web'][0])",
        "(groups['web']|length > 1)",
        "groups['db']",
        "('web' in groups)");
    grammar.pattern(
        Kind.LIST,
        "groups['web']",
        "groups['all']",
        "groups['web']|sort",
        "groups[group]",
        "groups['web']|intersect(groups['db'])",
        "groups['all']|difference(groups['web'])",
        "groups['web'] + groups['db']",
        "groups['web']|union(groups['db'])",
        "groups['web']|map('extract', hostvars, 'v1')|list",
        "play_hosts");
    grammar.pattern(
        Kind.STATEMENT,
        "{% for @h in groups['web'] %}{{ hostvars[@h].v1 }}$B(h:T,loop){% endfor %}",
        "{% for @h in groups['web'] %}{{ @h }}={{ hostvars[@h]['v1'] }}{% if not loop.last %},{%"
            + " endif %}{% endfor %}\n",
        "{% for @h in groups[group]|sort %}\n{{ hostvars[@h].v1|default('none') }}\n{% endfor %}",
        "{% for @h in groups['all'] if @h != inventory_hostname %}$B(h:T,loop){% endfor %}",
        "{% for @h in groups['all'] if hostvars[@h].v1 is defined %}{{ hostvars[@h].v1 }};{% endfor"
            + " %}",
        "{% for @h in groups['web'] %}{% if @h in groups['db'] %}{{ @h }}{% endif %}{% endfor %}",
        "{% for @h in groups['web'] %}{% if hostvars[@h].v2|bool %}{{ @h }}{% endif %}{% endfor"
            + " %}");
  }
}
