package rolepack.generated.modules;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Arguments that were checked against a module's parameters, by canonical name and of the
/// parameters' types; what is not there is not given and has no default, or is not known.
final class BoundArguments {
  private final Map<String, Object> values;
  private final Map<String, Object> others;
  private final Optional<String> freeForm;

  BoundArguments(
      Map<String, Object> values, Map<String, Object> others, Optional<String> freeForm) {
    this.values = values;
    this.others = Collections.unmodifiableMap(others);
    this.freeForm = freeForm;
  }

  /// Safe since an `Optional` never changes.
  @SuppressWarnings("unchecked")
  static Optional<Object> widened(Optional<?> value) {
    return (Optional<Object>) value;
  }

  /// The arguments of a module that takes any name.
  Map<String, Object> others() {
    return others;
  }

  Optional<String> freeForm() {
    return freeForm;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable((String) values.get(name));
  }

  Optional<Boolean> flag(String name) {
    return Optional.ofNullable((Boolean) values.get(name));
  }

  Optional<Long> integer(String name) {
    return Optional.ofNullable((Long) values.get(name));
  }

  Optional<Double> real(String name) {
    return Optional.ofNullable((Double) values.get(name));
  }

  Optional<Object> raw(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @SuppressWarnings("unchecked")
  <T> Optional<List<T>> list(String name) {
    return Optional.ofNullable((List<T>) values.get(name)).map(Collections::unmodifiableList);
  }

  @SuppressWarnings("unchecked")
  Optional<Map<String, Object>> dict(String name) {
    return Optional.ofNullable((Map<String, Object>) values.get(name))
        .map(Collections::unmodifiableMap);
  }
}
