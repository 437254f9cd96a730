package rolepack.rewrite;

import java.util.List;
import java.util.random.RandomGenerator;

/// Writes random templates of what the lowering knows, over the variables of [#BINDINGS].
final class RandomTemplate {
  /// Variables of every type, as a fixture declares them.
  static final String BINDINGS =
      """
      text: abc
      empty: ""
      path: "a/b:c"
      number: 3
      big: 1000000
      flag: yes
      down: no
      names: [a, b]
      nothing: []
      peers: [{name: a, port: 1, up: yes, tags: [x, y]}]
      options: {alpha: x, beta: y}
      url: "http://{{ text }}:{{ number }}"
      guess: "{% if flag %}{{ text }}{% else %}none{% endif %}"
      known: {fixed: el7, count: 2}
      required: [site]
      layered: {number: [host]}
      """;

  private static final List<String> TEXTS =
      List.of("text", "empty", "path", "url", "guess", "site", "fixed", "inventory_hostname");
  private static final List<String> NUMBERS =
      List.of("number", "big", "count", "names|length", "2");
  private static final List<String> FLAGS = List.of("flag", "down", "flag|bool", "empty|bool");
  private static final List<String> LISTS = List.of("names", "nothing", "path.split('/')");
  private static final List<String> LITERALS = List.of("'abc'", "''", "'a'", "'it\\'s'", "'é'");

  private final RandomGenerator random;
  private int names;

  RandomTemplate(RandomGenerator random) {
    this.random = random;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  String template() {
    StringBuilder out = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      statement(out, 2);
    }
    return out.append(random.nextInt(3) == 0 ? "" : "\n").toString();
  }

  private void statement(StringBuilder out, int depth) {
    switch (random.nextInt(depth > 0 ? 8 : 3)) {
      case 0 -> out.append(one(List.of("x", "\n", " a ", "- ", "{ ")));
      case 1, 2 -> out.append("{{ ").append(any(2)).append(" }}");
      case 3 -> {
        out.append("{% if ").append(condition(2)).append(" %}");
        statement(out, depth - 1);
        if (random.nextBoolean()) {
          out.append("{% else %}");
          statement(out, depth - 1);
        }
        out.append("{% endif %}");
      }
      case 4 -> {
        String item = "v" + names++;
        out.append("{% for ").append(item).append(" in ").append(one(LISTS)).append(" %}");
        out.append("{{ ").append(item).append(" }}");
        loop(out, depth);
        statement(out, depth - 1);
        out.append("{% endfor %}");
      }
      case 5 -> {
        String item = "v" + names++;
        out.append("{% for ").append(item).append(" in peers %}");
        out.append(
            one(List.of(
                    "{{ %s.name }}",
                    "{{ %s.port }}",
                    "{{ %s.up }}",
                    "{{ %s.port + 1 }}",
                    "{% if %s.up %}up{% endif %}",
                    "{% if %s.name == 'a' %}it{% endif %}",
                    "{{ %s.tags|join('-') }}"))
                .replace("%s", item));
        loop(out, depth);
        out.append("{% endfor %}");
      }
      case 6 -> {
        String name = "s" + names++;
        out.append("{% set ").append(name).append(" = ").append(any(2)).append(" %}");
        out.append("{{ ").append(name).append(" }}");
      }
      default -> out.append("{% for k, v in options|dictsort %}{{ k }}={{ v }};{% endfor %}");
    }
  }

  private void loop(StringBuilder out, int depth) {
    if (depth > 0 && random.nextBoolean()) {
      out.append(
          one(
              List.of(
                  "{{ loop.index }}",
                  "{{ loop.revindex0 }}",
                  "{% if not loop.last %}, {% endif %}",
                  "{% if loop.first %}!{% endif %}",
                  "{{ loop.length }}",
                  "{{ loop.cycle('o', 'e') }}")));
    }
  }

  private String any(int depth) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> text(depth);
      case 2 -> number(depth);
      case 3 -> condition(depth);
      case 4 ->
          one(
              List.of(
                  "names",
                  "nothing",
                  "names|join(', ')",
                  "peers|map(attribute='name')|join(' ')",
                  "names|first",
                  "names[-1]",
                  "names|to_json",
                  "flag|to_json",
                  "number|to_json"));
      default -> "(" + text(depth) + ") if " + condition(depth) + " else " + any(depth - 1);
    };
  }

  private String text(int depth) {
    if (depth <= 0) {
      return one(TEXTS);
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> one(TEXTS);
      case 3 -> one(LITERALS);
      case 4 -> "(" + text(depth - 1) + ")|" + one(List.of("lower", "upper", "trim", "quote"));
      case 5 -> "(" + text(depth - 1) + ")|replace('a', 'xy')";
      case 6 -> "(" + text(depth - 1) + " ~ " + any(depth - 1) + ")";
      case 7 -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
      case 8 -> "(" + one(TEXTS) + " or " + text(depth - 1) + ")";
      case 9 -> "(" + one(TEXTS) + "|default(" + text(depth - 1) + ", true))";
      case 10 -> "(" + one(TEXTS) + ")" + one(List.of("[:3]", "[1:]", "[-2:]", "[:-1]"));
      default -> "'%s-%s'|format(" + text(depth - 1) + ", " + number(depth - 1) + ")";
    };
  }

  private String number(int depth) {
    if (depth <= 0) {
      return one(NUMBERS);
    }
    return switch (random.nextInt(7)) {
      case 0, 1 -> one(NUMBERS);
      case 2 -> "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
      case 3 -> "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
      case 4 -> "(" + number(depth - 1) + " * 3)";
      case 5 -> "(" + number(depth - 1) + " // 2)";
      default -> "(" + number(depth - 1) + " % 3)";
    };
  }

  private String condition(int depth) {
    if (depth <= 0) {
      return one(FLAGS);
    }
    return switch (random.nextInt(11)) {
      case 0 -> one(FLAGS);
      case 1 -> "(" + text(depth - 1) + " == " + text(depth - 1) + ")";
      case 2 ->
          "("
              + number(depth - 1)
              + one(List.of(" < ", " >= ", " == ", " != "))
              + number(depth - 1)
              + ")";
      case 3 -> "(not " + condition(depth - 1) + ")";
      case 4 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
      case 5 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
      case 6 -> "(site is defined)";
      case 7 -> "('a' in " + text(depth - 1) + ")";
      case 8 -> "(" + one(TEXTS) + " in ['abc', 'x'])";
      case 9 -> "('b' in names)";
      default -> "(" + one(TEXTS) + one(List.of(".startswith('a')", ".endswith('c')")) + ")";
    };
  }
}
