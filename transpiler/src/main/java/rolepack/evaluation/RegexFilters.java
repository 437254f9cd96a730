package rolepack.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The filters `regex_*`.
final class RegexFilters {
  private RegexFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "regex_replace" -> Optional.of(RegexFilters::replace);
      case "regex_search" -> Optional.of(RegexFilters::search);
      case "regex_findall" -> Optional.of(RegexFilters::findAll);
      case "regex_escape" -> Optional.of(RegexFilters::escape);
      default -> Optional.empty();
    };
  }

  private static String text(Value operand) {
    return Representation.str(Types.known(operand));
  }

  private static Value replace(Value operand, Inputs inputs) {
    Inputs.Bound bound =
        inputs.bind("regex_replace", "pattern?", "replacement?", "ignorecase?", "multiline?");
    String text = text(operand);
    PythonRegex regex =
        PythonRegex.compile(bound.or(0, Value.of("")), bound.truth(2), bound.truth(3));
    RegexReplacement replacement = RegexReplacement.of(bound.text(1, "replacement", ""), regex);
    return regex.match(
        text,
        matcher -> {
          StringBuilder out = new StringBuilder();
          int end = 0;
          while (PythonRegex.find(matcher, text)) {
            int before = out.length();
            out.append(text, end, matcher.start());
            replacement.append(matcher, out);
            end = matcher.end();
            Meter.make(out.length() - before + 1L);
          }
          return Value.of(out.append(text, end, text.length()).toString());
        });
  }

  private static Value search(Value operand, Inputs inputs) {
    if (inputs.positional().isEmpty()) {
      throw EvaluationException.typeError("regex_search() missing 1 required argument: 'regex'");
    }
    String text = text(operand);
    PythonRegex regex =
        PythonRegex.compile(
            inputs.positional().getFirst(), flag(inputs, "ignorecase"), flag(inputs, "multiline"));
    List<String> wanted = new ArrayList<>();
    for (Value each : inputs.rest().positional()) {
      wanted.add(groupName(Inputs.Bound.text(each, "a group")));
    }
    return regex.match(
        text,
        matcher -> {
          if (!matcher.find()) {
            return Value.NONE;
          }
          if (wanted.isEmpty()) {
            return Value.of(matcher.group());
          }
          Value.List groups = new Value.List();
          for (String name : wanted) {
            groups.items().add(orNone(matcher.group(RegexReplacement.number(name, regex))));
          }
          return groups;
        });
  }

  private static Value orNone(String group) {
    return group == null ? Value.NONE : Value.of(group);
  }

  private static boolean flag(Inputs inputs, String name) {
    Value given = inputs.named().get(name);
    return given != null && Truth.of(given);
  }

  /// The number or name in `\1` and `\g<1>`.
  private static String groupName(String reference) {
    if (reference.startsWith("\\g<") && reference.indexOf('>') > 3) {
      return reference.substring(3, reference.lastIndexOf('>'));
    }
    if (reference.startsWith("\\") && reference.length() > 1) {
      int end = 1;
      while (end < reference.length() && Character.isDigit(reference.charAt(end))) {
        end++;
      }
      if (end > 1) {
        return reference.substring(1, end);
      }
    }
    throw EvaluationException.filterError("Unknown argument");
  }

  private static Value findAll(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("regex_findall", "regex", "multiline?", "ignorecase?");
    PythonRegex regex = PythonRegex.compile(bound.at(0), bound.truth(2), bound.truth(1));
    int groups = regex.groups();
    String text = text(operand);
    return regex.match(
        text,
        matcher -> {
          Value.List found = new Value.List();
          while (PythonRegex.find(matcher, text)) {
            Meter.make(matcher.end() - matcher.start() + 1L);
            if (groups == 0) {
              found.items().add(Value.of(matcher.group()));
            } else {
              List<Value> parts = new ArrayList<>();
              for (int i = 1; i <= groups; i++) {
                String group = matcher.group(i);
                parts.add(Value.of(group == null ? "" : group));
              }
              found.items().add(groups == 1 ? parts.getFirst() : new Value.Tuple(parts));
            }
          }
          return found;
        });
  }

  private static Value escape(Value operand, Inputs inputs) {
    String type = inputs.bind("regex_escape", "re_type?").text(0, "re_type", "python");
    String special =
        switch (type) {
          case "python" -> "()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f";
          case "posix_basic" -> "].[^$*\\";
          case "posix_extended" ->
              throw EvaluationException.filterError(
                  "Regex type (posix_extended) not yet implemented");
          default -> throw EvaluationException.filterError("Invalid regex type (" + type + ")");
        };
    StringBuilder out = new StringBuilder();
    text(operand)
        .chars()
        .forEach(
            c -> {
              if (special.indexOf(c) >= 0) {
                out.append('\\');
              }
              out.append((char) c);
            });
    return Value.of(out.toString());
  }
}
