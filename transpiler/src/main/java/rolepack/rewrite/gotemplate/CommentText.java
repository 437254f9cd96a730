package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// `x|comment`: what Ansible puts before, between and behind the lines of a text.
final class CommentText {
  /// Beginning, decoration of each line, end.
  private static final Map<String, List<String>> STYLES =
      Map.of(
          "plain", List.of("", "# ", ""),
          "erlang", List.of("", "% ", ""),
          "c", List.of("", "// ", ""),
          "cblock", List.of("/*", " * ", " */"),
          "xml", List.of("<!--", " - ", "-->"));

  private static final Set<String> NAMES =
      Set.of("beginning", "decoration", "end", "prefix", "postfix");

  private final String decoration;
  private final String before;
  private final String behind;

  private CommentText(String decoration, String before, String behind) {
    this.decoration = decoration;
    this.before = before;
    this.behind = behind;
  }

  static CommentText of(Expr.Filter filter, Lowering lowering) {
    String style =
        filter.arguments().positional().isEmpty()
            ? "plain"
            : lowering.textFilters().known(filter, 0, "style");
    List<String> parts = STYLES.get(style);
    Map<String, String> given = new HashMap<>();
    for (Arguments.Named each : filter.arguments().named()) {
      lowering.texts().known(each.value()).ifPresent(text -> given.put(each.name(), text));
    }
    if (parts == null
        || filter.arguments().positional().size() > 1
        || given.size() < filter.arguments().named().size()
        || !NAMES.containsAll(given.keySet())
        || given.containsValue("\n")) {
      throw LowerListFilters.refuse(filter, "its arguments are not known");
    }
    String decoration = given.getOrDefault("decoration", parts.get(1));
    String beginning = given.getOrDefault("beginning", parts.get(0));
    String prefix = given.getOrDefault("prefix", decoration.stripTrailing());
    String postfix = given.getOrDefault("postfix", decoration.stripTrailing());
    String end = given.getOrDefault("end", parts.get(2));
    return new CommentText(
        decoration,
        line(beginning) + line(prefix),
        "\n" + postfix + (end.isEmpty() ? "" : "\n" + end));
  }

  private static String line(String text) {
    return text.isEmpty() ? "" : text + "\n";
  }

  /// No line ends with the white space of its decoration.
  GoExpr apply(GoExpr text) {
    GoExpr lines =
        GoCode.pipe(
            GoCode.pipe(text, "replaceAll", GoExpr.text("\n"), GoExpr.text("\n" + decoration)),
            "printf",
            GoExpr.text(format(decoration, "")));
    return GoCode.pipe(
        GoCode.pipe(
            lines,
            "replaceAll",
            GoExpr.text(decoration + "\n"),
            GoExpr.text(decoration.stripTrailing() + "\n")),
        "printf",
        GoExpr.text(format(before, behind)));
  }

  private static String format(String before, String behind) {
    return before.replace("%", "%%") + "%s" + behind.replace("%", "%%");
  }
}
