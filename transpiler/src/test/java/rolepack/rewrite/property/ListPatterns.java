package rolepack.rewrite.property;

/// Lists and dicts: filters that make others of them.
final class ListPatterns {
  private ListPatterns() {}

  static void addTo(Grammar grammar) {
    grammar.leaf(Kind.LIST, "ls", "lt", "kl", "['a', s1]", "fa");
    grammar.pattern(
        Kind.LIST,
        "($l + $l)",
        "$L|sort",
        "$l|sort(reverse=true)",
        "$l|sort(case_sensitive=true)",
        "['a', s1]|union($l)",
        "$l|unique|sort",
        "$l|reject('equalto', $t)",
        "$l|select('in', $l)",
        "$m|map(attribute='name')|unique",
        "($l + $l)|union($l)",
        "$L|unique",
        "$l|union($l)",
        "$l|intersect($l)",
        "$l|difference($l)",
        "$l|symmetric_difference($l)",
        "$L|reverse|list",
        "$L|list",
        "$l|select('equalto', 'a')|list",
        "$l|reject('equalto', 'a')|list",
        "$l|select|list",
        "$l|reject('in', $l)|list",
        "$l|select('match', 'a')|list",
        "$L|map('upper')|list",
        "$l|map('regex_replace', 'a', 'b')|list",
        "$l|map('trim')|list",
        "$l|map('default', 'x')|list",
        "$M|map(attribute='name')|list",
        "$m|selectattr('on')|map(attribute='name')|list",
        "$l[1:]",
        "$l[:1]",
        "$l[:-1]",
        "($t).split(',')",
        "($t).split('/')",
        "($t).split()",
        "$t|split(',')",
        "($t).splitlines()",
        "$l|batch(2)|first|default([])",
        "$d.keys()|sort",
        "$d.values()|sort",
        "[$t, $t]",
        "[$t] + $l",
        "$l + [$t]",
        "($l if $c else [])",
        "r2|default([])",
        "lm[0].tags",
        "['a', 'b']",
        "ll|flatten",
        "$l|map('length')|map('string')|list");
    grammar.leaf(Kind.NUMBERS, "li", "[1, 2]", "[n1]");
    grammar.pattern(
        Kind.NUMBERS,
        "li|sort",
        "li + [$n]",
        "range($l|length)",
        "range(1, 4)",
        "range(n3)",
        "range(1, n3 + 1)",
        "range(0, 6, 2)",
        "li|unique",
        "li|map('int')|list",
        "$m|map(attribute='port')|list",
        "li|select('gt', 1)|list",
        "li|reject('equalto', 0)|list",
        "li|select('odd')|list");
    grammar.leaf(Kind.DICTS, "lm");
    grammar.pattern(
        Kind.DICTS,
        "lm|sort(attribute='name')",
        "lm|sort(attribute='port')",
        "$M|selectattr('on')|list",
        "$m|rejectattr('on')|list",
        "$m|selectattr('name', 'equalto', 'a')|list",
        "$m|selectattr('name', 'equalto', $t)|list",
        "$m|rejectattr('name', 'equalto', $t)|list",
        "$m|selectattr('port', 'gt', 1)|list",
        "$m|selectattr('name', 'defined')|list",
        "$m|selectattr('name', 'in', $l)|list",
        "$m[:1]",
        "$m + $m",
        "(lm if $c else [])");
    grammar.leaf(Kind.DICT, "mp");
    grammar.pattern(
        Kind.DICT,
        "{'a': $t}",
        "mp|combine({'host': $t})",
        "mp|combine({'z': $t})",
        "mp|combine({'a': $t}, {'host': $t})",
        "{'host': $t}|combine(mp)",
        "(mp if $c else {})",
        "lm[0].extra|default({})");
  }
}
