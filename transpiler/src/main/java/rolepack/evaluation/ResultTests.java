package rolepack.evaluation;

import java.util.Optional;

/// Tests on the registered results of tasks; Ansible 1 has them as filters, too.
final class ResultTests {
  private ResultTests() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "failed", "failure" -> member(name, "failed");
      case "succeeded", "success", "successful" -> negated(name, "failed");
      case "unreachable" -> member(name, "unreachable");
      case "reachable" -> negated(name, "unreachable");
      case "skipped", "skip" -> member(name, "skipped");
      case "changed", "change" ->
          Optional.of(
              (value, inputs) -> {
                inputs.bind(name);
                return changed(dict(name, value));
              });
      case "started" -> state(name, "started");
      case "finished" -> state(name, "finished");
      default -> Optional.empty();
    };
  }

  /// The tests that were filters as well before Ansible 2.9: `result|failed`, `text|search('x')`.
  static Optional<Filter> asFilter(String name) {
    return switch (name) {
      case "failed", "failure", "success", "succeeded", "changed", "skipped", "change", "skip" ->
          find(name);
      case "version_compare",
          "match",
          "search",
          "regex",
          "issubset",
          "issuperset",
          "isnan",
          "is_abs",
          "any",
          "all" ->
          ContentTests.find(name);
      default -> Optional.empty();
    };
  }

  private static Value.Dict dict(String name, Value value) {
    if (Types.known(orFail(name, value)) instanceof Value.Dict dict) {
      return dict;
    }
    throw EvaluationException.filterError("The '%s' test expects a dictionary".formatted(name));
  }

  /// What is undefined is no dictionary, and fails as such.
  private static Value orFail(String name, Value value) {
    if (value instanceof Value.Undefined) {
      throw EvaluationException.filterError("The '%s' test expects a dictionary".formatted(name));
    }
    return value;
  }

  private static Optional<Filter> member(String name, String key) {
    return Optional.of(
        (value, inputs) -> {
          inputs.bind(name);
          return dict(name, value).get(key).orElse(Value.FALSE);
        });
  }

  private static Optional<Filter> negated(String name, String key) {
    return Optional.of(
        (value, inputs) -> {
          inputs.bind(name);
          return Value.of(!Truth.of(dict(name, value).get(key).orElse(Value.FALSE)));
        });
  }

  private static Optional<Filter> state(String name, String key) {
    return Optional.of(
        (value, inputs) -> {
          inputs.bind(name);
          return dict(name, value)
              .get(key)
              .map(each -> Value.of(Equality.equal(each, Value.of(1))))
              .orElse(Value.TRUE);
        });
  }

  private static Value changed(Value.Dict result) {
    Optional<Value> changed = result.get("changed");
    if (changed.isPresent()) {
      return changed.get();
    }
    if (result.get("results").orElse(Value.NONE) instanceof Value.List results) {
      if (results.items().isEmpty()) {
        throw new EvaluationException.Failed(PythonError.INDEX, "list index out of range");
      }
      if (results.items().getFirst() instanceof Value.Dict) {
        for (Value each : results.items()) {
          if (Truth.of(dict("changed", each).get("changed").orElse(Value.FALSE))) {
            return Value.TRUE;
          }
        }
      }
    }
    return Value.FALSE;
  }
}
