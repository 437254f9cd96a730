package rolepack.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `namespace(…)`: attributes that `set` can change from within a loop.
final class Namespace implements Value.Members {
  private final Map<String, Value> attributes = new LinkedHashMap<>();

  /// Takes what `dict(…)` takes.
  static Value of(Inputs inputs) {
    Namespace namespace = new Namespace();
    Globals.dict(inputs)
        .entries()
        .forEach((key, value) -> namespace.attributes.put(Representation.str(key), value));
    return new Value.Instance(namespace);
  }

  /// `{% set holder.name = value %}`.
  static void assign(Value holder, String name, Value value) {
    if (holder instanceof Value.Instance instance
        && instance.members() instanceof Namespace namespace) {
      namespace.attributes.put(name, value);
      return;
    }
    throw new EvaluationException.Failed(
        PythonError.TEMPLATE, "cannot assign attribute on non-namespace object");
  }

  @Override
  public String description() {
    return "Namespace";
  }

  @Override
  public Optional<Value> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  @Override
  public Optional<Value> item(String name) {
    return Optional.empty();
  }
}
