package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the names of a template's own stand for: `set` variables and what loops bind.
///
/// A `set` binds a name to a value, not to a variable of Go: below 0.20.0 those cannot change.
final class Environment {
  private Map<String, Decision> names = new HashMap<>();
  private Optional<LoopState> loop = Optional.empty();

  Optional<Decision> get(String name) {
    return Optional.ofNullable(names.get(name));
  }

  void put(String name, Decision value) {
    names.put(name, value);
  }

  /// The innermost loop.
  Optional<LoopState> loop() {
    return loop;
  }

  void setLoop(Optional<LoopState> state) {
    loop = state;
  }

  /// Begins a loop, whose `loop` hides that of a loop around it which is unrolled.
  void enterLoop(Optional<LoopState> state) {
    names.remove("loop");
    loop = state;
  }

  /// All names, to come back to.
  Map<String, Decision> save() {
    return new HashMap<>(names);
  }

  void restore(Map<String, Decision> saved) {
    names = new HashMap<>(saved);
  }
}
