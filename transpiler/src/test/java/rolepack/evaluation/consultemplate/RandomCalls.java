package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import rolepack.evaluation.Json;
import rolepack.evaluation.Value;

/// Makes templates that call functions with arguments of all kinds, sensible and not.
final class RandomCalls {
  private static final List<String> NAMES =
      List.of(
          ("first last rest initial reverse compact uniq sortAlpha empty toString toStrings toJson"
               + " toPrettyJson toRawJson typeOf kindOf int int64 float64 toDecimal add1 add1f"
               + " floor ceil fromJson atoi b64enc b32enc sha1sum sha256sum adler32sum duration"
               + " durationRound list quote squote cat has append prepend without join default"
               + " coalesce all any deepEqual sub div mod max min maxf minf add mul addf subf mulf"
               + " slice concat get hasKey unset pluck pick omit merge mergeOverwrite typeIs kindIs"
               + " ternary dict set round splitList split contains hasPrefix hasSuffix trimAll"
               + " trimPrefix trimSuffix trim upper lower title untitle swapcase snakecase"
               + " kebabcase camelcase nospace initials trunc abbrev wrap wrapWith substr"
               + " abbrevboth indent nindent repeat replace plural splitn base dir clean ext isAbs"
               + " seq until untilStep regexMatch regexFind regexFindAll regexSplit regexReplaceAll"
               + " regexQuoteMeta")
              .split(" "));

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "FirstName",
          "HTTPServer",
          "GO_PATH",
          "Bld4Floor3rd",
          "it's a.b c:d",
          "3rd 4TH",
          "/a/b.txt",
          "a,b,,c",
          "1.2.3",
          "08",
          "0x10",
          "5.0",
          " 5",
          "abc",
          "true",
          "1h30m",
          "éa ß",
          "日本語",
          "x: y",
          "# c",
          "- z",
          "yes",
          "~",
          "12:30",
          "2001-01-01",
          "a\nb\n",
          " lead",
          "\"q\"",
          "{\"a\": [1, null]}",
          "[1, 2",
          "a{1,2}(b)?",
          "$1 ${2}",
          "tab\tsep");

  private static final List<String> DOCUMENTS =
      List.of(
          "a: 1\nb: [x, 2.5]\n",
          "- a\n- b: 1\n  c: ~\n-\n",
          "a: &x {k: 1}\nb: *x\n",
          "b: &b {a: 1}\nc:\n  a: 2\n  <<: *b",
          "c: {<<: [{a: 1}, {a: 2}]}",
          "<<: 1",
          "a: =\nb: <<",
          "1: a\n1.5: b\ntrue: c\n~: d",
          "!x y",
          "!!binary aGk=",
          "!!float 1",
          "!!int x",
          "!!str 1",
          "a: |-\n  x\n\n  y\nb: >\n  z\n  z",
          "a: 0x1f\nb: 014\nc: 1e3\nd: .inf\ne: 0b11\nf: 1_0",
          "a: 2001-01-01\nb: 1:20",
          "a\n---\nb: [",
          "a: [1,",
          "a: 'x",
          "a: b: c",
          "- a\nb: c",
          "a: 1\n\tb: 2",
          "*x",
          "a: &a [*a]",
          "? [1]\n: 2",
          "@x",
          "\"\\x41\\u00e9\"",
          "# nothing",
          "{a, b: c}");

  private final Random random;

  RandomCalls(long seed) {
    random = new Random(seed);
  }

  List<String> many(int count) {
    List<String> templates = new ArrayList<>();
    while (templates.size() < count) {
      templates.add(
          switch (random.nextInt(6)) {
            case 0 -> "{{ parseJSON %s | %s }}".formatted(quote(Json.write(value(0))), encoder());
            case 1 ->
                "{{ parseYAML %s | printf \"%%#v\" }}"
                    .formatted(quote(random.nextBoolean() ? any(DOCUMENTS) : text()));
            case 2 -> "{{ toTitle %s }}".formatted(quote(text() + text()));
            case 3 ->
                "{{ regexReplaceAll %s %s %s }}"
                    .formatted(quote(expression()), quote(text()), quote(text()));
            default -> call();
          });
    }
    return templates;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String encoder() {
    return any(List.of("toJSON", "toYAML", "toTOML", "toJSONPretty"));
  }

  private String text() {
    return any(TEXTS);
  }

  private String expression() {
    return any(List.of("a", "x*", "^", "(a)(b)?", "\\d+", "[a-c]+", "(?i)A", "\\pL+", "(", "a**"));
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth < 3 ? 10 : 7)) {
      case 0 -> Value.NONE;
      case 1 -> random.nextBoolean() ? Value.TRUE : Value.FALSE;
      case 2 -> Value.of(random.nextInt(2_000_000) - 1_000_000);
      case 3 -> new Value.Float(random.nextDouble() * Math.pow(10, random.nextInt(20) - 8));
      case 4, 5, 6 -> Value.of(text() + (random.nextInt(4) == 0 ? " " + text() : ""));
      case 7 -> {
        List<Value> items = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
          items.add(value(depth + 1));
        }
        yield new Value.List(items);
      }
      default -> {
        Value.Dict dict = new Value.Dict();
        for (int left = random.nextInt(4); left > 0; left--) {
          dict.put(text(), value(depth + 1));
        }
        yield dict;
      }
    };
  }

  private String call() {
    StringBuilder call = new StringBuilder("{{ sprig_").append(any(NAMES));
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      call.append(' ').append(argument());
    }
    return call.append(random.nextInt(4) == 0 ? " | printf \"%#v\" }}" : " }}").toString();
  }

  private String argument() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> quote(text());
      case 2 -> any(List.of("0", "1", "2", "3", "-1", "7"));
      case 3 -> any(List.of("1.5", "true", "false", "2.0", "-2.5"));
      case 4 -> "(parseJSON " + quote(Json.write(value(2))) + ")";
      default ->
          any(
              List.of(
                  "(sprig_list 1 2 3)",
                  "(sprig_list \"b\" \"a\" \"b\")",
                  "(split \",\" \"x,y,x\")",
                  "(sprig_dict \"a\" 1 \"b\" \"\")",
                  "(sprig_dict \"a\" (sprig_dict \"x\" 1))",
                  "(sprig_list)"));
    };
  }

  private static String quote(String text) {
    return Json.write(Value.of(text));
  }
}
