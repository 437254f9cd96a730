package rolepack.rewrite.property;

/// Numbers: arithmetic, lengths, conversions.
final class NumberPatterns {
  private NumberPatterns() {}

  static void addTo(Grammar grammar) {
    grammar.leaf(
        Kind.NUMBER,
        "n1",
        "7",
        "n2",
        "$l|length",
        "mp2.port",
        "n1|int",
        "fi",
        "dd.a.n",
        "km.count");
    grammar.pattern(
        Kind.NUMBER,
        "($N + $n)",
        "($N - $n)",
        "($n * $N)",
        "($N // 2)",
        "($N % 3)",
        "($n / 2)",
        "(-$n)",
        "($n ** 2)",
        "(+$n)",
        "($n // $n)",
        "$T|int",
        "$t|int(7)",
        "$t|length",
        "$T|count",
        "$n|abs",
        "$n|float",
        "$n|round",
        "(n1 / 3)|round(1)",
        "(n1 / 4)|round|int",
        "$c|int",
        "$i|sum",
        "$i|max",
        "$i|min",
        "$i|first|default(0)",
        "$i|last|default($n)",
        "$M|length",
        "$L|length",
        "$l|intersect($l)|length",
        "($l + [$t])|unique|length",
        "$d|length",
        "[$n, $n]|max",
        "[1, $n]|min",
        "$m|map(attribute='port')|sum",
        "$m|sum(attribute='port')",
        "li[0]|default(3)",
        "($n if $C else $n)",
        "($n or $n)",
        "(r1|default(5))|int",
        "fl|int",
        "(fl * 2)",
        "($n / 1024)|int",
        "(ansible_memtotal_mb * 0.5)|int",
        "$n|string|int");
  }
}
