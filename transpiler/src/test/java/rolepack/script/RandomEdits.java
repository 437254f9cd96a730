package rolepack.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Makes files and edits of them, the same ones every time, such that most edits find something.
final class RandomEdits {
  private static final List<String> LINES =
      List.of(
          "weekly",
          "rotate 4",
          "rotate 52",
          "  rotate 4",
          "# weekly",
          "#rotate 4",
          "a=1",
          "a = 2",
          "; b=1",
          "b = 1  ",
          "key=value",
          "key = other value",
          "key",
          "#key = old",
          "[main]",
          "[other]",
          "[main] ",
          "",
          "  ",
          "\t",
          "Defaults    requiretty",
          "%wheel ALL=(ALL) ALL",
          "a.b",
          "axb",
          "aab",
          "abab",
          "(a)",
          "$HOME \"q\" 'r' \\n & %s",
          "\u00fcber=\u00e9t\u00e9",
          "aXb aYb",
          "x=1\r",
          "word word",
          "# BEGIN ANSIBLE MANAGED BLOCK",
          "# END ANSIBLE MANAGED BLOCK",
          "# BEGIN mine",
          "# END mine",
          "foo(bar)baz",
          "one,two,,four",
          "PermitRootLogin yes",
          "#PermitRootLogin no",
          "key=",
          "key =",
          "path=/a/b:/c");

  private static final List<String> ATOMS =
      List.of(
          "a",
          "b",
          "rotate",
          "weekly",
          "key",
          "\\d",
          "\\w",
          "\\s",
          "\\S",
          ".",
          "[a-z]",
          "[^=]",
          "[0-9]",
          "\\.",
          "=",
          " ",
          "#",
          "\\(",
          "\\)",
          "\\[main\\]",
          "yes",
          "/",
          "X",
          "\\W",
          "\\D",
          "[\\w.-]",
          "word",
          "%",
          "\\$",
          "\u00fc",
          "Root",
          "&",
          "'",
          "\\\\");

  private static final List<String> QUANTIFIERS =
      List.of("", "", "", "", "*", "+", "?", "*?", "+?", "{2}", "{1,2}", "??");

  private final Random random = new Random(20150704);

  List<EditCase> make(int number) {
    List<EditCase> cases = new ArrayList<>();
    for (int at = 0; at < number; at++) {
      String module = List.of("lineinfile", "replace", "blockinfile", "ini_file").get(at % 4);
      Map<String, Object> arguments =
          switch (module) {
            case "lineinfile" -> line();
            case "replace" -> replace();
            case "blockinfile" -> block();
            case "ini_file" -> ini();
            case String other -> throw new AssertionError(other);
          };
      cases.add(new EditCase(module, arguments, text()));
    }
    return cases;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  private Optional<String> text() {
    if (once(15)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(9);
    for (int at = 0; at < lines; at++) {
      text.append(any(LINES)).append(at + 1 == lines && once(4) ? "" : "\n");
    }
    return Optional.of(text.toString());
  }

  private String regex() {
    if (once(6)) {
      String line = any(LINES).strip();
      return "^" + line.replaceAll("([\\\\.\\[\\](){}*+?|^$])", "\\\\$1") + (once(2) ? "$" : "");
    }
    return (once(3) ? "^" : "") + sequence(1 + random.nextInt(4), 2) + (once(4) ? "$" : "");
  }

  private String sequence(int atoms, int depth) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < atoms; at++) {
      out.append(atom(depth)).append(any(QUANTIFIERS));
    }
    return out.toString();
  }

  private String atom(int depth) {
    if (depth == 0 || !once(4)) {
      return any(ATOMS);
    }
    String inside =
        sequence(1 + random.nextInt(2), depth - 1)
            + (once(3) ? "|" + sequence(1 + random.nextInt(2), depth - 1) : "");
    return any(List.of("(", "(", "(?:", "(?=", "(?!", "(?P<n>")) + inside + ")";
  }

  private Map<String, Object> line() {
    Map<String, Object> arguments = new HashMap<>();
    if (once(3)) {
      arguments.put("line", any(LINES));
    } else {
      arguments.put(
          "line", any(List.of("new", "a=9", "weekly", "x & y", "\\1", "it's \"q\" `x` $y")));
    }
    switch (random.nextInt(5)) {
      case 0, 1, 2 -> arguments.put("regexp", regex());
      case 3 -> arguments.put("search_string", any(LINES));
      default -> {}
    }
    if (arguments.containsKey("regexp") && once(3)) {
      arguments.put("backrefs", true);
      arguments.put(
          "line", any(List.of("\\1=new", "<\\g<0>>", "new\\n\\\\1", "x\\.y", "\\1\\2", "z")));
    }
    if (once(4)) {
      arguments.put("state", "absent");
    } else if (once(2)) {
      arguments.put(any(List.of("insertafter", "insertbefore")), anchor());
    }
    flag(arguments, "firstmatch");
    flag(arguments, "create");
    return arguments;
  }

  private String anchor() {
    return once(3) ? any(List.of("EOF", "BOF")) : regex();
  }

  private void flag(Map<String, Object> arguments, String name) {
    if (once(3)) {
      arguments.put(name, random.nextBoolean());
    }
  }

  private Map<String, Object> replace() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("regexp", once(8) ? regex() + "\\n" + regex() : regex());
    arguments.put(
        "replace",
        any(
            List.of(
                "",
                "new",
                "<\\g<0>>",
                "\\1",
                "a & b",
                "\\n",
                "two\nlines",
                "[\\1-\\g<1>]",
                "\\\\")));
    if (once(4)) {
      arguments.put("after", regex());
    }
    if (once(4)) {
      arguments.put("before", regex());
    }
    return arguments;
  }

  private Map<String, Object> block() {
    Map<String, Object> arguments = new HashMap<>();
    if (!once(6)) {
      arguments.put(
          "block", any(List.of("one\ntwo", "one\n", "", "it's & \\1 $x", "a\r\nb", "%s")));
    }
    if (once(3)) {
      arguments.put(
          "marker", any(List.of("# {mark} mine", "// {mark}", "same", "; {mark} {mark}")));
    }
    if (once(6)) {
      arguments.put("marker_begin", "START");
      arguments.put("marker_end", "STOP");
    }
    if (once(5)) {
      arguments.put("state", "absent");
    }
    if (once(2)) {
      arguments.put(any(List.of("insertafter", "insertbefore")), anchor());
    }
    flag(arguments, "create");
    return arguments;
  }

  private Map<String, Object> ini() {
    Map<String, Object> arguments = new HashMap<>();
    if (!once(6)) {
      arguments.put("section", any(List.of("main", "other", "new", "")));
    }
    if (!once(8)) {
      arguments.put("option", any(List.of("key", "a", "b", "new", "rotate 4", "a.b", "\u00fcber")));
    }
    switch (random.nextInt(4)) {
      case 0 -> arguments.put("values", List.of(any(List.of("1", "2")), "value", "1"));
      case 1, 2 ->
          arguments.put("value", any(List.of("value", "1", "", "a & b \\1", "it's \"q\"")));
      default -> {}
    }
    if (once(4)) {
      arguments.put("state", "absent");
    }
    flag(arguments, "exclusive");
    flag(arguments, "no_extra_spaces");
    flag(arguments, "allow_no_value");
    flag(arguments, "create");
    return arguments;
  }
}
