package rolepack.evaluation;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;

/// Ansible's tests on texts, versions and lists.
final class ContentTests {
  private ContentTests() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "match", "search", "regex" -> Optional.of((value, in) -> matches(name, value, in));
      case "version", "version_compare" -> Optional.of(Versions::compare);
      case "subset", "issubset" -> Optional.of((value, in) -> subset(name, value, in, true));
      case "superset", "issuperset" -> Optional.of((value, in) -> subset(name, value, in, false));
      case "contains" ->
          Optional.of(
              (value, in) -> Value.of(Equality.contains(value, in.bind(name, "value").at(0))));
      case "any", "all" -> Optional.of((value, in) -> quantified(name, value, in));
      case "truthy", "falsy" -> Optional.of((value, in) -> truthy(name, value, in));
      case "nan", "isnan" -> Optional.of((value, in) -> notANumber(name, value, in));
      case "abs", "is_abs" -> Optional.of((value, in) -> absolute(name, value, in));
      case "uri", "url", "urn" -> Optional.of((value, in) -> address(name, value, in));
      case "vault_encrypted" -> Optional.of((value, in) -> encrypted(name, value, in));
      case "directory",
          "is_dir",
          "file",
          "is_file",
          "link",
          "is_link",
          "exists",
          "link_exists",
          "same_file",
          "is_same_file",
          "mount",
          "is_mount" ->
          Optional.of(
              (_, _) -> {
                throw EvaluationException.unsupported(
                    "the test %s looks at the controller's files".formatted(name));
              });
      default -> Optional.empty();
    };
  }

  private static Value matches(String name, Value operand, Inputs inputs) {
    Inputs.Bound bound =
        name.equals("regex")
            ? inputs.bind(name, "pattern?", "ignorecase?", "multiline?", "match_type?")
            : inputs.bind(name, "pattern?", "ignorecase?", "multiline?");
    String kind = name.equals("regex") ? bound.text(3, "match_type", "search") : name;
    String text = Representation.str(Types.known(operand));
    PythonRegex regex =
        PythonRegex.compile(bound.or(0, Value.of("")), bound.truth(1), bound.truth(2));
    Function<Matcher, Boolean> test =
        switch (kind) {
          case "match" -> Matcher::lookingAt;
          case "fullmatch" -> Matcher::matches;
          case "search" -> Matcher::find;
          default -> throw EvaluationException.unsupported("the match type " + kind);
        };
    boolean found = regex.match(text, test);
    return Value.of(found);
  }

  private static Value subset(String name, Value operand, Inputs inputs, boolean smaller) {
    java.util.Set<Value> left = set(operand);
    java.util.Set<Value> right = set(inputs.bind(name, "b").at(0));
    return Value.of(smaller ? right.containsAll(left) : left.containsAll(right));
  }

  private static java.util.Set<Value> set(Value value) {
    if (value instanceof Value.Set set) {
      return set.elements();
    }
    java.util.Set<Value> set = new LinkedHashSet<>();
    Iterator<Value> items = Iteration.of(value);
    while (items.hasNext()) {
      set.add(Equality.hashable(items.next()));
    }
    return set;
  }

  private static Value quantified(String name, Value operand, Inputs inputs) {
    inputs.places(name, 0, 0);
    boolean any = name.equals("any");
    Iterator<Value> items = Iteration.of(operand);
    while (items.hasNext()) {
      if (Truth.of(items.next()) == any) {
        return Value.of(any);
      }
    }
    return Value.of(!any);
  }

  private static Value truthy(String name, Value operand, Inputs inputs) {
    boolean convert = inputs.bind(name, "convert_bool?").truth(0);
    boolean truth =
        convert ? asBoolean(operand).orElseGet(() -> Truth.of(operand)) : Truth.of(operand);
    return Value.of(truth == name.equals("truthy"));
  }

  /// What Ansible takes for a boolean: `yes`, `on`, `1`, `y`, `t`, `true` and their opposites.
  static Optional<Boolean> asBoolean(Value value) {
    if (Types.known(value) instanceof Value.Str text) {
      return switch (TextCases.lower(text.text()).strip()) {
        case "y", "yes", "on", "1", "true", "t", "1.0" -> Optional.of(true);
        case "n", "no", "off", "0", "false", "f", "0.0" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
    if (Equality.sameNumber(value, Value.of(1))) {
      return Optional.of(true);
    }
    return Equality.sameNumber(value, Value.of(0)) ? Optional.of(false) : Optional.empty();
  }

  private static Value notANumber(String name, Value operand, Inputs inputs) {
    inputs.bind(name);
    if (operand instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    return Value.of(
        Types.known(operand) instanceof Value.Float(double number) && Double.isNaN(number));
  }

  private static Value absolute(String name, Value operand, Inputs inputs) {
    inputs.bind(name);
    if (operand instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    return Value.of(Inputs.Bound.text(operand, "a path").startsWith("/"));
  }

  private static Value address(String name, Value operand, Inputs inputs) {
    Inputs.Bound bound = name.equals("urn") ? inputs.bind(name) : inputs.bind(name, "schemes?");
    if (!(Types.known(operand) instanceof Value.Str text)) {
      throw EvaluationException.unsupported("whether this is an address");
    }
    UrlSplit url;
    try {
      url = UrlSplit.of(text.text());
    } catch (EvaluationException.Failed _) {
      return Value.FALSE;
    }
    Value scheme = Value.of(url.scheme());
    boolean known =
        switch (name) {
          case "urn" -> url.scheme().equals("urn");
          default ->
              bound
                  .get(0)
                  .filter(Truth::of)
                  .map(schemes -> Equality.contains(schemes, scheme))
                  .orElse(true);
        };
    return Value.of(
        known && (!name.equals("url") || !url.netloc().isEmpty() || url.scheme().equals("file")));
  }

  private static Value encrypted(String name, Value operand, Inputs inputs) {
    inputs.bind(name);
    return Value.of(Types.known(operand) instanceof Value.Unknown);
  }
}
