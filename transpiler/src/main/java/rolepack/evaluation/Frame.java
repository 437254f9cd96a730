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
  private final Symbols symbols;
  private final boolean converting;
  private final Map<String, Value> names = new HashMap<>();
  private final Map<String, Optional<Value>> resolved = new HashMap<>();

  private Frame(Context context, Optional<Frame> parent, Symbols symbols, boolean converting) {
    this.context = context;
    this.parent = parent;
    this.symbols = symbols;
    this.converting = converting;
  }

  /// The frame of a whole template, of a block, or of a single expression.
  static Frame root(Context context, Symbols symbols) {
    return new Frame(context, Optional.empty(), symbols, context.world().converting());
  }

  Frame inner(Symbols own) {
    return new Frame(context, Optional.of(this), own, converting);
  }

  Context context() {
    return context;
  }

  Symbols symbols() {
    return symbols;
  }

  /// Whether what macros and set blocks of this frame return is read as data where it looks like
  /// it; decided when the template or the block starts.
  boolean converting() {
    return converting;
  }

  void bind(String name, Value value) {
    names.put(name, value);
  }

  /// What a name stands for; empty where it is not defined.
  private Optional<Value> find(String name) {
    Frame frame = this;
    while (true) {
      Value bound = frame.names.get(name);
      if (bound != null) {
        return Optional.of(bound);
      }
      Optional<Symbols.Load> load = frame.symbols.load(name);
      if (load.isPresent() && load.get() == Symbols.Load.UNDEFINED) {
        return Optional.empty();
      }
      if (frame.parent.isEmpty() || load.isPresent() && load.get() == Symbols.Load.RESOLVE) {
        return frame.resolve(name);
      }
      frame = frame.parent.get();
    }
  }

  /// What a template that is included here sees: what the frames have set, else the context.
  Optional<Value> findFromWithin(String name) {
    Optional<Frame> frame = Optional.of(this);
    while (frame.isPresent()) {
      Value bound = frame.get().names.get(name);
      if (bound != null) {
        return Optional.of(bound);
      }
      frame = frame.get().parent;
    }
    return context.resolve(name);
  }

  private Optional<Value> resolve(String name) {
    Optional<Value> found = resolved.get(name);
    if (found == null) {
      found = context.resolve(name);
      if (context.changesValues()) {
        found = found.map(Copies::of);
      }
      resolved.put(name, found);
    }
    return found;
  }

  /// A member of a variable that the scope knows without the whole of it; empty where there is
  /// none, or where the template binds the name itself.
  Optional<Value> member(String name, String key) {
    Frame frame = this;
    while (!frame.names.containsKey(name)
        && frame.symbols.load(name).orElse(Symbols.Load.ALIAS) != Symbols.Load.UNDEFINED) {
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
