package rolepack.evaluation;

import java.util.List;
import java.util.Random;

/// Makes random expressions, most of them with a value, some of them wrong.
public final class RandomExpressions {
  /// The variables that the expressions use.
  public static final String VARIABLES =
      """
      {"i": 7, "j": -3, "zero": 0, "big": 123456789012345678901234567890, "f": 2.5, "g": -0.75,\
       "t": true, "u": false, "n": null, "s": "Hello World", "e": "", "p": "/etc/app/conf.d/x.yml",\
       "num": "42", "csv": "b,a,,c", "text": "one\\ntwo  three\\n", "uni": "grün 😀 é", "q": "it's \\"q\\"",\
       "l": [3, 1, 2], "m": ["b", "A", "c", "a"], "x": [1, "a", null, [2, 3], {"k": "v"}], "o": [],\
       "d": {"b": 2, "a": 1, "c": {"x": [1, 2]}}, "h": {},\
       "us": [{"n": "bob", "a": 30, "g": "x"}, {"n": "Al", "a": 25, "g": "y"}, {"n": "cy", "a": 30}],\
       "via": "{{ i }}", "vial": "{{ l + [i] }}", "bad": "{{ nope.x }}"}\
      """;

  private enum Kind {
    NUMBER,
    TEXT,
    LIST,
    DICT,
    TRUTH
  }

  private final Random random;

  RandomExpressions(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    return make(kind(), 3);
  }

  private Kind kind() {
    return Kind.values()[random.nextInt(Kind.values().length)];
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String make(Kind wanted, int depth) {
    Kind kind = random.nextInt(25) == 0 ? kind() : wanted;
    if (depth == 0) {
      return leaf(kind);
    }
    return switch (kind) {
      case NUMBER -> number(depth - 1);
      case TEXT -> text(depth - 1);
      case LIST -> list(depth - 1);
      case DICT -> dict(depth - 1);
      case TRUTH -> truth(depth - 1);
    };
  }

  private String leaf(Kind kind) {
    if (random.nextInt(60) == 0) {
      return pick("missing", "d.nope", "bad", "none", "missing.a");
    }
    return switch (kind) {
      case NUMBER ->
          pick("0", "1", "2", "10", "1.5", "0.1", "i", "j", "f", "g", "zero", "big", "l[0]", "d.a");
      case TEXT ->
          pick(
              "'a'", "'x y'", "''", "'%s'", "'Ab1'", "s", "e", "p", "num", "csv", "text", "uni",
              "q", "us[0].n", "via");
      case LIST ->
          pick("[]", "[1, 2]", "['a', 'b']", "l", "m", "x", "o", "d.c.x", "vial", "(1, 'z')");
      case DICT -> pick("{}", "{'a': 1}", "d", "h", "us[0]", "us[1]", "x[4]", "{'k': i, 'z': s}");
      case TRUTH -> pick("true", "false", "t", "u", "n");
    };
  }

  private String number(int depth) {
    String a = make(Kind.NUMBER, depth);
    String b = make(Kind.NUMBER, depth);
    return switch (random.nextInt(18)) {
      case 0, 1 -> "(%s + %s)".formatted(a, b);
      case 2 -> "(%s - %s)".formatted(a, b);
      case 3 -> "(%s * %s)".formatted(a, b);
      case 4 -> "(%s / %s)".formatted(a, b);
      case 5 -> "(%s // %s)".formatted(a, b);
      case 6 -> "(%s %% %s)".formatted(a, b);
      case 7 -> "(%s ** %s)".formatted(leaf(Kind.NUMBER), pick("2", "3", "0", "-1", "1.5"));
      case 8 -> "%s|abs".formatted(a);
      case 9 -> "%s|round(%s)".formatted(a, pick("", "1", "2", "-1", "0, 'ceil'", "1, 'floor'"));
      case 10 -> "%s|int".formatted(make(kind(), depth));
      case 11 -> "%s|float".formatted(make(kind(), depth));
      case 12 ->
          "%s|length"
              .formatted(make(pick("L", "T", "D").equals("L") ? Kind.LIST : Kind.TEXT, depth));
      case 13 ->
          "%s|%s"
              .formatted(
                  make(Kind.LIST, depth), pick("sum", "min", "max", "first", "last", "count"));
      case 14 -> "-%s".formatted(leaf(Kind.NUMBER));
      case 15 -> "us|map(attribute='a')|%s".formatted(pick("sum", "max", "min", "first"));
      case 16 ->
          "%s.%s(%s)"
              .formatted(leaf(Kind.TEXT), pick("find", "count", "rfind", "index"), leaf(Kind.TEXT));
      default -> "(%s if %s else %s)".formatted(a, make(Kind.TRUTH, depth), b);
    };
  }

  private String text(int depth) {
    String a = make(Kind.TEXT, depth);
    String b = leaf(Kind.TEXT);
    return switch (random.nextInt(34)) {
      case 0 -> "(%s + %s)".formatted(a, b);
      case 1, 2 -> "(%s ~ %s)".formatted(a, make(kind(), depth));
      case 3 -> "(%s * %s)".formatted(a, pick("0", "2", "3", "-1"));
      case 4 ->
          "%s|%s"
              .formatted(
                  a, pick("upper", "lower", "title", "capitalize", "trim", "reverse", "string"));
      case 5 -> "%s|replace(%s, %s)".formatted(a, b, leaf(Kind.TEXT));
      case 6 -> "%s|join(%s)".formatted(make(Kind.LIST, depth), b);
      case 7 -> "%s[%s]".formatted(b, pick("0", "-1", "1:", ":-1", "::2", "::-1", "1:3", "5"));
      case 8 ->
          "%s.%s()"
              .formatted(b, pick("upper", "lower", "title", "swapcase", "strip", "capitalize"));
      case 9 ->
          "%s|%s"
              .formatted(
                  a, pick("b64encode", "md5", "sha1", "hash('sha256')", "quote", "urlencode"));
      case 10 ->
          "%s|%s"
              .formatted(
                  b, pick("basename", "dirname", "regex_escape", "e", "comment", "wordcount"));
      case 11 ->
          "%s|regex_replace(%s, %s)".formatted(a, pattern(), pick("'X'", "''", "'<\\\\g<0>>'"));
      case 12 -> "%s|regex_search(%s)".formatted(a, pattern());
      case 13 -> "%s|indent(%s)".formatted(a, pick("2", "4, true", "'> '", "1, blank=true"));
      case 14 ->
          "%s|truncate(%s)".formatted(a, pick("5", "8, true", "6, leeway=0", "9, false, '!'"));
      case 15 -> "%s|wordwrap(%s)".formatted(a, pick("5", "3", "8, false"));
      case 16 -> "%s|center(%s)".formatted(a, pick("3", "12", "15"));
      case 17 ->
          "(%s %% %s)"
              .formatted(pick("'%s'", "'%5s|'", "'%-5s|'", "'%r'", "'a%sb'"), make(kind(), depth));
      case 18 ->
          "(%s %% %s)"
              .formatted(
                  pick("'%d'", "'%05d'", "'%.2f'", "'%x'", "'%e'", "'%g'", "'%+d'"),
                  make(Kind.NUMBER, depth));
      case 19 ->
          "%s.format(%s, %s)"
              .formatted(
                  pick("'{} {}'", "'{1}{0}'", "'{:>8}|{}'", "'{!r} {}'"),
                  leaf(kind()),
                  make(kind(), depth));
      case 20 ->
          "%s.format(%s)"
              .formatted(
                  pick(
                      "'{:.2f}'", "'{:,}'", "'{:05}'", "'{:e}'", "'{:g}'", "'{:>+9.3f}'", "'{:%}'"),
                  make(Kind.NUMBER, depth));
      case 21 -> "%s|to_json".formatted(make(kind(), depth));
      case 22 ->
          "%s|%s"
              .formatted(
                  make(pick("L", "D").equals("L") ? Kind.LIST : Kind.DICT, depth),
                  pick("to_nice_json", "to_yaml", "to_nice_yaml", "to_json(sort_keys=true)"));
      case 23 -> "%s|default(%s%s)".formatted(make(kind(), depth), b, pick("", ", true"));
      case 24 -> "(%s if %s else %s)".formatted(a, make(Kind.TRUTH, depth), b);
      case 25 -> "%s|ternary(%s, %s)".formatted(make(Kind.TRUTH, depth), a, b);
      case 26 -> "%s|string".formatted(make(kind(), depth));
      case 27 -> "%s|first".formatted(b);
      case 28 ->
          "%s.%s(%s)".formatted(b, pick("ljust", "rjust", "center", "zfill"), pick("3", "9", "12"));
      case 29 -> "%s|format(%s)".formatted(pick("'%s'", "'%s %s'", "'%d'"), make(kind(), depth));
      case 30 ->
          "%s.%s(%s)"
              .formatted(leaf(Kind.TEXT), pick("strip", "lstrip", "rstrip", "removeprefix"), b);
      case 31 -> "%s|dictsort|map('first')|join".formatted(make(Kind.DICT, depth));
      case 32 -> "%s|human_readable".formatted(make(Kind.NUMBER, depth));
      default -> "%s|filesizeformat".formatted(make(Kind.NUMBER, depth));
    };
  }

  private String pattern() {
    return pick(
        "'o'",
        "'[a-z]+'",
        "'\\\\w+'",
        "'^.'",
        "'(l+)o'",
        "'\\\\s+'",
        "'$'",
        "'(?i)W'",
        "'x*'",
        "'[^a-z]'",
        "'(a|b)'",
        "'\\\\.'");
  }

  private String list(int depth) {
    String a = make(Kind.LIST, depth);
    String b = leaf(Kind.LIST);
    return switch (random.nextInt(30)) {
      case 0 -> "(%s + %s)".formatted(a, b);
      case 1 -> "[%s, %s]".formatted(make(kind(), depth), make(kind(), depth));
      case 2 -> "%s[%s]".formatted(b, pick("1:", ":-1", "::-1", ":2", "5:"));
      case 3 -> "%s|sort%s".formatted(a, pick("", "(reverse=true)", "(case_sensitive=true)"));
      case 4 ->
          "%s|%s"
              .formatted(
                  a,
                  pick(
                      "unique",
                      "reverse",
                      "list",
                      "flatten",
                      "flatten(1)",
                      "unique(case_sensitive=true)"));
      case 5 ->
          "%s|map('%s')|list"
              .formatted(
                  a, pick("string", "int", "upper", "default('z')", "to_json", "length", "float"));
      case 6 ->
          "%s|select('%s')|list"
              .formatted(
                  a, pick("string", "number", "defined", "mapping", "odd", "iterable", "none"));
      case 7 -> "%s|reject('%s')|list".formatted(a, pick("string", "number", "none", "sequence"));
      case 8 ->
          "us|selectattr('g'%s)|map(attribute='n')|list"
              .formatted(pick("", ", 'defined'", ", 'equalto', 'x'", ", 'undefined'"));
      case 9 -> "us|map(attribute='%s')|list".formatted(pick("n", "a", "g", "n', default='-"));
      case 10 ->
          "%s|%s(%s)"
              .formatted(a, pick("union", "intersect", "difference", "symmetric_difference"), b);
      case 11 -> "%s|zip(%s)|list".formatted(a, b);
      case 12 -> "%s|zip_longest(%s)|list".formatted(a, b);
      case 13 -> "%s|batch(%s)|list".formatted(a, pick("2", "3, 'x'"));
      case 14 -> "%s|slice(%s)|list".formatted(a, pick("2", "3, 'x'"));
      case 15 -> "range(%s)|list".formatted(pick("3", "1, 5", "5, 0, -2", "i", "j, i, 3"));
      case 16 ->
          "%s.split(%s)".formatted(leaf(Kind.TEXT), pick("", "','", "' '", "',', 1", "none, 1"));
      case 17 -> "%s|list".formatted(make(Kind.TEXT, depth));
      case 18 -> "%s|dict2items".formatted(make(Kind.DICT, depth));
      case 19 -> "%s.%s()|list".formatted(leaf(Kind.DICT), pick("keys", "values", "items"));
      case 20 ->
          "%s|dictsort%s"
              .formatted(make(Kind.DICT, depth), pick("", "(by='value')", "(reverse=true)"));
      case 21 ->
          "us|sort(attribute='%s')|map(attribute='n')|list".formatted(pick("a", "n", "a,n", "g"));
      case 22 -> "us|groupby('a')";
      case 23 -> "%s|regex_findall(%s)".formatted(make(Kind.TEXT, depth), pattern());
      case 24 -> "%s|product(%s)|list".formatted(b, leaf(Kind.LIST));
      case 25 -> "(%s * %s)".formatted(b, pick("0", "2"));
      case 26 -> "%s.splitlines()".formatted(leaf(Kind.TEXT));
      case 27 -> "%s|%s(2)|list".formatted(leaf(Kind.LIST), pick("permutations", "combinations"));
      case 28 -> "%s|to_json|from_json".formatted(a);
      default -> "(%s if %s else %s)".formatted(a, make(Kind.TRUTH, depth), b);
    };
  }

  private String dict(int depth) {
    String a = make(Kind.DICT, depth);
    String b = leaf(Kind.DICT);
    return switch (random.nextInt(9)) {
      case 0, 1 ->
          "%s|combine(%s%s)".formatted(a, b, pick("", ", recursive=true", ", list_merge='append'"));
      case 2 ->
          "{%s: %s, 'k': %s}".formatted(make(Kind.TEXT, depth), make(kind(), depth), leaf(kind()));
      case 3 -> "%s|dict2items|items2dict".formatted(a);
      case 4 -> "dict(%s, z=%s)".formatted(b, make(kind(), depth));
      case 5 -> "%s|to_json|from_json".formatted(a);
      case 6 -> "%s|to_nice_yaml|from_yaml".formatted(a);
      case 7 -> "{%s: %s}".formatted(leaf(Kind.values()[random.nextInt(2)]), leaf(kind()));
      default -> "(%s if %s else %s)".formatted(a, make(Kind.TRUTH, depth), b);
    };
  }

  private String truth(int depth) {
    Kind kind = kind();
    String a = make(kind, depth);
    String b = make(kind, depth);
    return switch (random.nextInt(16)) {
      case 0 -> "(%s and %s)".formatted(make(Kind.TRUTH, depth), make(Kind.TRUTH, depth));
      case 1 -> "(%s or %s)".formatted(make(Kind.TRUTH, depth), make(Kind.TRUTH, depth));
      case 2 -> "(not %s)".formatted(make(kind(), depth));
      case 3, 4 -> "(%s %s %s)".formatted(a, pick("==", "!="), b);
      case 5, 6 -> "(%s %s %s)".formatted(a, pick("<", ">", "<=", ">="), b);
      case 7 ->
          "(%s %s %s)".formatted(make(kind(), depth), pick("in", "not in"), make(Kind.LIST, depth));
      case 8 -> "(%s in %s)".formatted(leaf(Kind.TEXT), make(Kind.TEXT, depth));
      case 9 ->
          "(%s is %s)"
              .formatted(
                  a,
                  pick(
                      "defined",
                      "undefined",
                      "string",
                      "number",
                      "mapping",
                      "iterable",
                      "sequence",
                      "none",
                      "boolean",
                      "integer",
                      "float"));
      case 10 -> "(%s is not %s)".formatted(a, pick("defined", "string", "mapping", "none"));
      case 11 -> "%s|bool".formatted(a);
      case 12 ->
          "(%s is %s(%s))".formatted(make(Kind.TEXT, depth), pick("match", "search"), pattern());
      case 13 ->
          "(%s is version(%s, '%s'))"
              .formatted(
                  pick("'1.2'", "'7.2.1511'", "num", "'2.0-rc1'"),
                  pick("'1.10'", "'7'", "'2.0'"),
                  pick("<", ">=", "=="));
      case 14 ->
          "(%s is %s(%s))"
              .formatted(
                  leaf(Kind.LIST),
                  pick("subset", "superset", "contains"),
                  leaf(List.of(Kind.LIST, Kind.NUMBER).get(random.nextInt(2))));
      default ->
          "%s.%s(%s)".formatted(leaf(Kind.TEXT), pick("startswith", "endswith"), leaf(Kind.TEXT));
    };
  }
}
