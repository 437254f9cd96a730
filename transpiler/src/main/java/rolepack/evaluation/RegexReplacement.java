package rolepack.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// The replacement of `re.sub`: texts and references to groups.
final class RegexReplacement {
  private sealed interface Part {
    record Text(String text) implements Part {}

    record Group(int number) implements Part {}
  }

  private final List<Part> parts;

  private RegexReplacement(List<Part> parts) {
    this.parts = parts;
  }

  void append(Matcher matcher, StringBuilder out) {
    for (Part part : parts) {
      switch (part) {
        case Part.Text text -> out.append(text.text());
        case Part.Group group -> {
          String matched = matcher.group(group.number());
          out.append(matched == null ? "" : matched);
        }
      }
    }
  }

  /// The group that a number or a name stands for.
  static int number(String name, PythonRegex regex) {
    boolean digits = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      return regex
          .group(name)
          .orElseThrow(
              () ->
                  new EvaluationException.Failed(PythonError.INDEX, "unknown group name " + name));
    }
    int group = name.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(name);
    if (group > regex.groups()) {
      throw PythonRegex.error("invalid group reference " + name);
    }
    return group;
  }

  static RegexReplacement of(String template, PythonRegex regex) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < template.length(); ) {
      char c = template.charAt(at++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      if (at >= template.length()) {
        throw PythonRegex.error("bad escape (end of pattern)");
      }
      char next = template.charAt(at);
      int octal = octal(template, at);
      if (octal > 0) {
        text.appendCodePoint(Integer.parseInt(template.substring(at, at + octal), 8) & 0xff);
        at += octal;
      } else if (next == 'g' || Character.isDigit(next)) {
        int end = next == 'g' ? template.indexOf('>', at) : numberEnd(template, at);
        if (next == 'g' && (end < 0 || !template.startsWith("g<", at))) {
          throw PythonRegex.error("missing group name");
        }
        String name = next == 'g' ? template.substring(at + 2, end) : template.substring(at, end);
        parts.add(new Part.Text(text.toString()));
        text.setLength(0);
        parts.add(new Part.Group(number(name, regex)));
        at = next == 'g' ? end + 1 : end;
      } else {
        text.append(escaped(next));
        at++;
      }
    }
    parts.add(new Part.Text(text.toString()));
    return new RegexReplacement(parts);
  }

  /// How many digits stand for a character: up to three after a zero, or three octal ones.
  private static int octal(String template, int at) {
    int end = at;
    while (end < template.length()
        && end < at + 3
        && template.charAt(end) >= '0'
        && template.charAt(end) <= '7') {
      end++;
    }
    return template.charAt(at) == '0' || end == at + 3 ? end - at : 0;
  }

  private static int numberEnd(String template, int at) {
    return at + 1 < template.length() && Character.isDigit(template.charAt(at + 1))
        ? at + 2
        : at + 1;
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000b";
      case '\\' -> "\\";
      default -> {
        if (c < 128 && Character.isLetter(c)) {
          throw PythonRegex.error("bad escape \\" + c);
        }
        yield "\\" + c;
      }
    };
  }
}
