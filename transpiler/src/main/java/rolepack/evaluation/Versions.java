package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The test `version`: compares version numbers as Ansible does.
final class Versions {
  private Versions() {}

  static Value compare(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("version", "version", "operator?", "strict?", "version_type?");
    Optional<Value> strict = bound.some(2);
    Optional<Value> type = bound.some(3);
    if (strict.isPresent() && type.isPresent()) {
      throw EvaluationException.filterError("Cannot specify both 'strict' and 'version_type'");
    }
    if (!Truth.of(operand)) {
      throw EvaluationException.filterError("Input version value cannot be empty");
    }
    if (!Truth.of(bound.at(0))) {
      throw EvaluationException.filterError("Version parameter to compare against cannot be empty");
    }
    String kind =
        strict.filter(Truth::of).isPresent()
            ? "strict"
            : type.filter(Truth::of).map(Representation::str).orElse("loose");
    Value left = parse(kind, Representation.str(operand));
    Value right = parse(kind, Representation.str(bound.at(0)));
    boolean loose = kind.equals("loose");
    return Value.of(
        switch (Representation.str(bound.or(1, Value.of("eq")))) {
          case "==", "=", "eq" -> same(left, right, loose);
          case "!=", "<>", "ne" -> !same(left, right, loose);
          case "<", "lt" -> holds(Ordering.Operator.LESS, left, right);
          case "<=", "le" -> holds(Ordering.Operator.LESS_OR_EQUAL, left, right);
          case ">", "gt" -> holds(Ordering.Operator.GREATER, left, right);
          case ">=", "ge" -> holds(Ordering.Operator.GREATER_OR_EQUAL, left, right);
          default ->
              throw EvaluationException.filterError("Invalid operator type of a version test");
        });
  }

  /// Even for equality the loose kind fails where a number meets a text.
  private static boolean same(Value left, Value right, boolean loose) {
    boolean same = Equality.equal(left, right);
    if (!same && loose) {
      holds(Ordering.Operator.LESS, left, right);
    }
    return same;
  }

  private static boolean holds(Ordering.Operator operator, Value left, Value right) {
    try {
      return Ordering.holds(operator, left, right);
    } catch (EvaluationException.Failed failure) {
      throw EvaluationException.filterError("Version comparison failed: " + failure.getMessage());
    }
  }

  /// Whether a version of the loose kind comes before another, or after it in reverse.
  static boolean isBefore(Value version, Value other, boolean reverse) {
    Value left = loose(Representation.str(version));
    Value right = loose(Representation.str(other));
    return holds(reverse ? Ordering.Operator.GREATER : Ordering.Operator.LESS, left, right);
  }

  /// The version as a list that compares as the version does.
  private static Value parse(String kind, String version) {
    return switch (kind) {
      case "loose" -> loose(version);
      case "strict" -> strict(version);
      case "semver", "semantic" -> semantic(version);
      case "pep440" -> throw EvaluationException.unsupported("versions of the type pep440");
      default -> throw EvaluationException.filterError("Invalid version type (" + kind + ")");
    };
  }

  private static Value loose(String version) {
    Value.List components = new Value.List();
    int at = 0;
    while (at < version.length()) {
      int start = at;
      while (at < version.length() && kind(version.charAt(at)) == kind(version.charAt(start))) {
        at++;
      }
      String part = version.substring(start, at);
      switch (kind(version.charAt(start))) {
        case 0 -> components.items().add(new Value.Int(new BigInteger(part)));
        case 1 -> components.items().add(Value.of(part));
        case 2 -> {}
        default -> components.items().add(other(part));
      }
    }
    return components;
  }

  /// Digits, lower case letters, dots, anything else.
  private static int kind(char c) {
    if (c >= '0' && c <= '9') {
      return 0;
    }
    return c >= 'a' && c <= 'z' ? 1 : c == '.' ? 2 : 3;
  }

  /// Python tries to read every component as a number.
  private static Value other(String part) {
    Optional<BigInteger> number = Numbers.parseInteger(part, 10);
    return number.isPresent() ? new Value.Int(number.get()) : Value.of(part);
  }

  private static EvaluationException invalid(String version) {
    return EvaluationException.filterError(
        "Version comparison failed: invalid version number '%s'".formatted(version));
  }

  private static Value number(String digits) {
    return new Value.Int(new BigInteger(digits));
  }

  private static Value strict(String version) {
    Matcher matcher =
        Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?(?:([ab])(\\d+))?\\n?").matcher(version);
    if (!matcher.matches()) {
      throw invalid(version);
    }
    String patch = matcher.group(3);
    boolean preview = matcher.group(4) != null;
    List<Value> parts = new ArrayList<>();
    parts.add(number(matcher.group(1)));
    parts.add(number(matcher.group(2)));
    parts.add(patch == null ? Value.of(0) : number(patch));
    parts.add(Value.of(preview ? 0 : 1));
    if (preview) {
      parts.add(Value.of(matcher.group(4)));
      parts.add(number(matcher.group(5)));
    }
    return new Value.List(parts);
  }

  private static Value semantic(String version) {
    String number = "(0|[1-9]\\d*)";
    String part = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    Matcher matcher =
        Pattern.compile(
                "%1$s\\.%1$s\\.%1$s(?:-(%2$s(?:\\.%2$s)*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?\\n?"
                    .formatted(number, part))
            .matcher(version);
    if (!matcher.matches()) {
      throw invalid(version);
    }
    List<Value> parts = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      parts.add(number(matcher.group(i)));
    }
    String preview = matcher.group(4);
    parts.add(Value.of(preview == null ? 1 : 0));
    if (preview != null) {
      for (String each : preview.split("\\.")) {
        boolean digits = each.chars().allMatch(c -> c >= '0' && c <= '9');
        // Numbers come before texts.
        parts.add(
            new Value.Tuple(
                digits
                    ? List.of(Value.of(0), number(each))
                    : List.of(Value.of(1), Value.of(each))));
      }
    }
    return new Value.List(parts);
  }
}
