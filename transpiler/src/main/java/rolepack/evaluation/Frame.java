package rolepack.evaluation;

import java.util.Optional;

/// Where a piece of a template is evaluated: a template, a run of a loop, a macro, a block.
///
/// @param converting whether what macros and set blocks of this frame return is read as data where
///   it looks like it; decided when the template or the block starts
record Frame(Context context, BoundNames<Value> names, boolean converting) {
  /// The frame of a whole template, of a block, or of a single expression.
  static Frame root(Context context, Symbols symbols) {
    return new Frame(
        context,
        BoundNames.root(symbols, each -> resolve(context, each)),
        context.world().converting());
  }

  private static Optional<Value> resolve(Context context, String name) {
    Optional<Value> found = context.resolve(name);
    return context.changesValues() ? found.map(Copies::of) : found;
  }

  Frame inner(Symbols own) {
    return new Frame(context, names.inner(own), converting);
  }

  Symbols symbols() {
    return names.symbols();
  }

  void bind(String name, Value value) {
    names.bind(name, value);
  }

  /// What a template that is included here sees: what the frames have set, else the context.
  Optional<Value> findFromWithin(String name) {
    return names.findBound(name).or(() -> context.resolve(name));
  }

  /// A member of a variable that the scope knows without the whole of it; empty where there is
  /// none, or where the template binds the name itself.
  Optional<Value> member(String name, String key) {
    return names.isFree(name) ? context.member(name, key) : Optional.empty();
  }

  Value get(String name) {
    return names
        .find(name)
        .orElseGet(() -> new Value.Undefined(Representation.quoted(name) + " is undefined", true));
  }
}
