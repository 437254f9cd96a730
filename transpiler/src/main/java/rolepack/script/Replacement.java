package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Translates the text that Python puts in place of a match, `\1 and \g<name>`, into an expression
/// of awk; Python refuses what is not taken.
final class Replacement {
  private Replacement() {}

  static Optional<String> expression(String template, PythonRegex regex) {
    List<String> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char each = template.charAt(at++);
      if (each != '\\') {
        text.append(each);
        continue;
      }
      if (at >= template.length()) {
        return Optional.empty();
      }
      char next = template.charAt(at++);
      Optional<String> group = Optional.empty();
      if (next >= '1' && next <= '9') {
        boolean second = at < template.length() && Character.isDigit(template.charAt(at));
        group = Optional.of(template.substring(at - 1, second ? at + 1 : at));
        at += second ? 1 : 0;
        // Three digits may be an octal number.
        if (second && at < template.length() && Character.isDigit(template.charAt(at))) {
          return Optional.empty();
        }
      } else if (next == 'g') {
        int close = template.indexOf('>', at);
        if (!template.startsWith("<", at) || close < 0) {
          return Optional.empty();
        }
        group = Optional.of(template.substring(at + 1, close));
        at = close + 1;
      }
      if (group.isPresent()) {
        Optional<Integer> number = number(group.get(), regex);
        if (number.isEmpty()) {
          return Optional.empty();
        }
        flush(text, parts);
        parts.add("group(%d)".formatted(number.get()));
        continue;
      }
      int known = "\\nrtfva".indexOf(next);
      if (known >= 0) {
        text.append("\\\n\r\t\f\u000b\u0007".charAt(known));
      } else if (next < 128 && Character.isLetterOrDigit(next)) {
        return Optional.empty();
      } else {
        text.append('\\').append(next);
      }
    }
    flush(text, parts);
    return Optional.of(parts.isEmpty() ? "\"\"" : String.join(" ", parts));
  }

  private static void flush(StringBuilder text, List<String> parts) {
    if (!text.isEmpty()) {
      parts.add(Quoting.awk(text.toString()));
      text.setLength(0);
    }
  }

  private static Optional<Integer> number(String group, PythonRegex regex) {
    if (group.matches("\\d{1,2}")) {
      int number = Integer.parseInt(group);
      return number <= regex.groups() ? Optional.of(number) : Optional.empty();
    }
    return Optional.ofNullable(regex.names().get(group));
  }
}
