package rolepack.rewrite.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;

/// Chooses values for the variables of [GeneratedScope]: what the site sets of them.
final class GeneratedValues {
  /// Texts, from plain to awkward.
  private static final List<String> TEXTS =
      List.of(
          "a",
          "",
          "web",
          "b",
          "a,b",
          "7",
          "yes",
          "no",
          "x y",
          "/a/b",
          "True",
          "a\"b'c\\d",
          "\u00e9\u20ac",
          "two\nlines",
          "<&>",
          " sp ",
          "%s",
          "{{ v }}",
          "0",
          "-1",
          "1.5",
          "A",
          "it's",
          "\"",
          "\\",
          "\\n",
          "\t",
          "a\tb",
          "{% x %}",
          "}}",
          "None",
          "null",
          "false",
          "off",
          "on",
          "1e3",
          "1.2",
          "1.2.0",
          "1.2.3",
          "1.2rc1",
          "01..2.",
          "2.0.1-3",
          "11.2",
          "1.9.9",
          "0x1f",
          "007",
          " 7 ",
          "1_000",
          "a: b",
          "- a",
          "# c",
          "$1",
          "${1}",
          "a|b",
          "\u65e5\u672c\u8a9e",
          "a\n",
          "\n",
          "\n\n a",
          "\r\n",
          "!x",
          "&a",
          "*b",
          "@",
          "`",
          "a/b/",
          "//",
          "a,,b,",
          "host",
          "db",
          "1.10",
          "~",
          "=",
          "Zz",
          "a b  c",
          ".*",
          "a.b",
          "-",
          "'",
          "''",
          "é\n");

  private final Choices choices;
  private final Map<String, Value> set = new LinkedHashMap<>();

  private GeneratedValues(Choices choices) {
    this.choices = choices;
  }

  /// Values for the variables that are not left to their defaults; facts, the secret and the hosts
  /// (`groups`, `hostvars`) are always there.
  static Map<String, Value> choose(Choices choices) {
    GeneratedValues values = new GeneratedValues(choices);
    values.all();
    return values.set;
  }

  private void all() {
    for (String name : List.of("s1", "s2", "r1", "u1", "ly", "le", "lz", "tf", "nn")) {
      maybe(name, () -> text());
    }
    maybe("nd", () -> choices.once(2) ? text() : choices.once(2));
    maybe("k2", () -> choices.of("host", "zone", "none"));
    maybe("group", () -> choices.of("web", "db", "all"));
    for (String name : List.of("b1", "b2")) {
      maybe(name, () -> choices.once(2));
    }
    for (String name : List.of("n1", "n2")) {
      maybe(name, () -> number());
    }
    maybe("n3", () -> choices.below(5));
    maybe("fl", () -> choices.of(1.5, 0.0, -2.25, 3.0, 0.1, 100000.0, 1e16, 1e-5));
    for (String name : List.of("ls", "lt", "r2")) {
      maybe(name, () -> texts());
    }
    maybe("li", () -> list(this::number));
    maybe("lm", () -> list(this::member));
    maybe("ll", () -> list(() -> List.of(item(), item())));
    maybe("mp", () -> map("host", item(), "zone", item()));
    maybe("mp2", () -> map("name", item(), "port", number()));
    maybe("mo", () -> ordered(this::item));
    maybe("mx", () -> ordered(() -> choices.of(item(), choices.below(100), choices.once(2))));
    maybe("dd", () -> map("a", inner(), "b", inner()));
    maybe("cfg", () -> tree(4));
    maybe("mixed", () -> List.of(number(), text(), choices.once(2)));
    set("f1", fact());
    set("fi", number());
    set("fb", choices.once(2));
    set("fa", texts());
    set("ansible_memtotal_mb", choices.of(1024, 3791, 0));
    set("sec", text());
    hosts();
  }

  private interface Chosen {
    Object choose();
  }

  private void maybe(String name, Chosen value) {
    if (choices.below(4) > 0) {
      Object chosen = value.choose();
      if (chosen != null) {
        set(name, chosen);
      }
    }
  }

  private void set(String name, Object value) {
    set.put(name, Values.of(value));
  }

  private String text() {
    if (!choices.once(5)) {
      return choices.of(TEXTS);
    }
    StringBuilder out = new StringBuilder();
    int length = choices.below(7);
    for (int i = 0; i < length; i++) {
      out.append(
          choices.of("a", "b", ",", "/", " ", "\n", "A", "'", "\"", "\\", "é", "1", ".", "{"));
    }
    return out.toString();
  }

  /// A text in a list or a dict: what a loop prints last is taken to end without a newline.
  private String item() {
    String text = choices.once(3) ? choices.of("a", "A", "b", "B", ",", "\"", "><") : text();
    return text.endsWith("\n") ? text.stripTrailing() + "-" : text;
  }

  /// A fact has no newline at its end, and says something.
  private String fact() {
    String text = text().stripTrailing();
    return text.isEmpty() ? "fact" : text;
  }

  private int number() {
    return choices.of(0, 1, 7, 2, 80, 8080, -1, -20, 9999, 1000000, 65535, 30, 12345678);
  }

  private List<String> texts() {
    return list(this::item);
  }

  private <T> List<T> list(java.util.function.Supplier<T> item) {
    List<T> list = new ArrayList<>();
    int length = choices.below(4);
    for (int i = 0; i < length; i++) {
      list.add(item.get());
    }
    return list;
  }

  /// A map as JSON keeps it: in the order of its names.
  private static Map<String, Object> map(String one, Object first, String other, Object second) {
    return new TreeMap<>(Map.of(one, first, other, second));
  }

  /// A map whose names are in any order.
  private Map<String, Object> ordered(Chosen value) {
    Map<String, Object> map = new LinkedHashMap<>();
    int size = choices.below(5);
    for (int i = 0; i < size; i++) {
      map.put(choices.of("zone", "host", "a b", "A", "\u00e9", "x\"y", "a:b", "{"), value.choose());
    }
    return map;
  }

  private Map<String, Object> inner() {
    return map("n", number(), "x", item());
  }

  private Map<String, Object> member() {
    Map<String, Object> member = map("name", item(), "port", number());
    member.put("on", choices.once(2));
    member.put("tags", texts());
    return member;
  }

  /// A dict with anything in it but floats, which JSON does not keep.
  private Map<String, Object> tree(int depth) {
    Map<String, Object> tree = new TreeMap<>();
    int size = choices.below(4);
    for (int i = 0; i < size; i++) {
      tree.put(
          choices.once(2) ? choices.of("a", "b", "c") : text().replaceAll("\\R", "-"),
          node(depth - 1));
    }
    return tree;
  }

  private Object node(int depth) {
    return switch (choices.below(depth > 0 ? 7 : 4)) {
      case 0, 1 -> choices.once(3) ? prose() : text();
      case 2 -> number();
      case 3 -> choices.once(2);
      case 4 -> tree(depth);
      case 5 -> list(() -> node(depth - 1));
      default -> Value.NONE;
    };
  }

  /// A text of several lines' length.
  private String prose() {
    StringBuilder out = new StringBuilder();
    int length = 6 + choices.below(30);
    for (int i = 0; i < length; i++) {
      out.append(
          choices.of(
              "word ",
              "letters, ",
              "and  ",
              "\u00e9t\u00e9 ",
              "it's ",
              "x ",
              "of\n",
              "\"a\" ",
              "long-and-longer-"));
    }
    return choices.once(2) ? out.toString() : out.toString().strip();
  }

  private void hosts() {
    List<String> all =
        choices.of(
            List.of("host-1"), List.of("host-1", "host-2"), List.of("host-2", "host-1", "a-host"));
    Map<String, Object> variables = new TreeMap<>();
    for (String host : all) {
      Map<String, Object> of = new TreeMap<>();
      of.put("inventory_hostname", host);
      of.put("v1", item());
      of.put("v2", choices.of("yes", "no"));
      if (host.equals("host-1")) {
        set.forEach((name, value) -> of.putIfAbsent(name, value));
        of.putIfAbsent("s1", "web");
      }
      variables.put(host, of);
    }
    Map<String, Object> groups = new LinkedHashMap<>();
    groups.put("all", all);
    for (String group : List.of("web", "db")) {
      groups.put(group, all.stream().filter(_ -> !choices.once(3)).toList());
    }
    set("groups", groups);
    set("hostvars", variables);
    set("inventory_hostname", "host-1");
    set(
        "group_names",
        List.of("db", "web").stream()
            .filter(each -> ((List<?>) groups.get(each)).contains("host-1"))
            .toList());
  }
}
