package rolepack.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `comment`: decorates each line of a text, and puts lines before and after it.
final class CommentFilter {
  private CommentFilter() {}

  static Value comment(Value operand, Inputs inputs) {
    Optional<Value> given =
        inputs.positional().isEmpty()
            ? Optional.ofNullable(inputs.named().get("style"))
            : Optional.of(inputs.positional().getFirst());
    if (inputs.positional().size() > 1) {
      throw EvaluationException.typeError("comment() takes from 1 to 2 positional arguments");
    }
    Map<String, Value> options = new HashMap<>(inputs.named());
    options.remove("style");
    Map<String, String> style = style(given.map(Representation::str).orElse("plain"));
    String decoration = option(options, "decoration", style.getOrDefault("decoration", ""));
    String newline = option(options, "newline", "\n");
    String trimmed = stripEnd(decoration);
    String beginning = option(options, "beginning", style.getOrDefault("beginning", ""));
    String prefix = option(options, "prefix", trimmed);
    String postfix = option(options, "postfix", trimmed);
    String end = option(options, "end", style.getOrDefault("end", ""));
    StringBuilder out = new StringBuilder();
    if (!beginning.isEmpty()) {
      out.append(beginning).append(newline);
    }
    if (!prefix.isEmpty()) {
      String line = prefix.equals(newline) ? newline : prefix + newline;
      out.append(repeat(line, count(options, "prefix_count")));
    }
    String text = Inputs.Bound.text(operand, "the text of a comment");
    String body = decoration + TextMethods.replace(text, newline, newline + decoration, -1);
    out.append(TextMethods.replace(body, decoration + newline, stripEnd(decoration) + newline, -1));
    out.append(repeat(newline + postfix, count(options, "postfix_count")));
    if (!end.isEmpty()) {
      out.append(newline).append(end);
    }
    return Value.of(out.toString());
  }

  private static String repeat(String line, int count) {
    Meter.make((long) line.length() * count);
    return line.repeat(count);
  }

  private static int count(Map<String, Value> options, String name) {
    return Math.max(0, Numbers.small(options.getOrDefault(name, Value.of(1))));
  }

  private static String option(Map<String, Value> options, String name, String otherwise) {
    Value given = options.get(name);
    return given == null ? otherwise : Inputs.Bound.text(given, name);
  }

  private static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && CodePoints.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static Map<String, String> style(String name) {
    return switch (name) {
      case "plain" -> Map.of("decoration", "# ");
      case "erlang" -> Map.of("decoration", "% ");
      case "c" -> Map.of("decoration", "// ");
      case "cblock" -> Map.of("beginning", "/*", "decoration", " * ", "end", " */");
      case "xml" -> Map.of("beginning", "<!--", "decoration", " - ", "end", "-->");
      default -> throw new EvaluationException.Failed(PythonError.KEY, Representation.quoted(name));
    };
  }
}
