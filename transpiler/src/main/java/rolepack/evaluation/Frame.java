package rolepack.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The names that a piece of a template has bound: a template, a run of a loop, a macro, a block.
///
/// A frame sees the frames around it, and never writes to them.
final class Frame {
  private final Context context;
  private final Optional<Frame> parent;
  private final Map<String, Value> names = new HashMap<>();
  private final Map<String, Optional<Value>> resolved = new HashMap<>();

  private Frame(Context context, Optional<Frame> parent) {
    this.context = context;
    this.parent = parent;
  }

  /// The frame of a whole template, or of a block.
  static Frame root(Context context) {
    return new Frame(context, Optional.empty());
  }

  Frame inner() {
    return new Frame(context, Optional.of(this));
  }

  Context context() {
    return context;
  }

  void bind(String name, Value value) {
    names.put(name, value);
  }

  /// What a name stands for; empty where it is not defined.
  Optional<Value> find(String name) {
    Frame frame = this;
    while (true) {
      Value bound = frame.names.get(name);
      if (bound != null) {
        return Optional.of(bound);
      }
      if (frame.parent.isEmpty()) {
        return frame.resolve(name);
      }
      frame = frame.parent.get();
    }
  }

  private Optional<Value> resolve(String name) {
    Optional<Value> found = resolved.get(name);
    if (found == null) {
      found = context.resolve(name);
      resolved.put(name, found);
    }
    return found;
  }

  /// A member of a variable that the scope knows without the whole of it; empty where there is
  /// none, or where the template binds the name itself.
  Optional<Value> member(String name, String key) {
    Frame frame = this;
    while (!frame.names.containsKey(name)) {
      if (frame.parent.isEmpty()) {
        return context.member(name, key);
      }
      frame = frame.parent.get();
    }
    return Optional.empty();
  }

  Value get(String name) {
    return find(name)
        .orElseGet(() -> new Value.Undefined(Representation.quoted(name) + " is undefined", true));
  }
}
