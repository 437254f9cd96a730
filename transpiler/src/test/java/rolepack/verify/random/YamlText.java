package rolepack.verify.random;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Lays values out as people write YAML: blocks, and quotes only where there have to be some.
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/][A-Za-z0-9/._=-]*( [A-Za-z/.+-][A-Za-z0-9/._=+-]*)*");
  private static final List<String> WORDS =
      List.of("yes", "no", "on", "off", "true", "false", "null", "y", "n");

  private YamlText() {}

  /// A file of tasks, each apart from the next one.
  static String tasks(List<Map<String, Object>> tasks) {
    StringBuilder text = new StringBuilder("---\n");
    for (Map<String, Object> task : tasks) {
      text.append(text.length() > 4 ? "\n" : "");
      item(text, task, "");
    }
    return tasks.isEmpty() ? "---\n[]\n" : text.toString();
  }

  static String mapping(Map<String, ?> values) {
    StringBuilder text = new StringBuilder();
    mapping(text, values, "");
    return values.isEmpty() ? "{}\n" : text.toString();
  }

  private static void mapping(StringBuilder text, Map<?, ?> values, String indent) {
    values.forEach((key, value) -> entry(text, indent + scalar(key) + ":", value, indent));
  }

  private static void entry(StringBuilder text, String start, Object value, String indent) {
    text.append(start);
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        text.append('\n');
        mapping(text, map, indent + "  ");
      }
      case Collection<?> list when !list.isEmpty() -> {
        text.append('\n');
        list.forEach(each -> item(text, each, indent + "  "));
      }
      case Object other -> text.append(' ').append(scalar(other)).append('\n');
    }
  }

  private static void item(StringBuilder text, Object value, String indent) {
    if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
      text.append(indent).append("- ").append(scalar(value)).append('\n');
      return;
    }
    StringBuilder inner = new StringBuilder();
    mapping(inner, map, indent + "  ");
    text.append(indent).append("- ").append(inner.substring(indent.length() + 2));
  }

  private static String scalar(Object value) {
    return switch (value) {
      case Map<?, ?> _ -> "{}";
      case Collection<?> _ -> "[]";
      case String word when PLAIN.matcher(word).matches() && !WORDS.contains(word) -> word;
      case String word -> quoted(word);
      case Object other -> other.toString();
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
