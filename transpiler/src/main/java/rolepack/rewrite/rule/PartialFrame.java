package rolepack.rewrite.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Symbols;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// The names that a piece of a template has bound, as in an evaluation.
///
/// A frame sees the frames around it, and never writes to them.
final class PartialFrame {
  private final PartialContext context;
  private final Optional<PartialFrame> parent;
  private final Symbols symbols;
  private final boolean mayConvert;
  private Map<String, Partial> names = new HashMap<>();
  private final Map<String, Optional<Partial>> resolved = new HashMap<>();

  private PartialFrame(
      PartialContext context, Optional<PartialFrame> parent, Symbols symbols, boolean mayConvert) {
    this.context = context;
    this.parent = parent;
    this.symbols = symbols;
    this.mayConvert = mayConvert;
  }

  /// The frame of a template or a block.
  ///
  /// @param mayConvert whether what its macros return may be read as data where it looks like it
  static PartialFrame root(PartialContext context, Symbols symbols, boolean mayConvert) {
    return new PartialFrame(context, Optional.empty(), symbols, mayConvert);
  }

  PartialFrame inner(Symbols own) {
    return new PartialFrame(context, Optional.of(this), own, mayConvert);
  }

  PartialContext context() {
    return context;
  }

  Symbols symbols() {
    return symbols;
  }

  boolean mayConvert() {
    return mayConvert;
  }

  void bind(String name, Partial value) {
    names.put(name, value);
  }

  /// What the frame itself has bound.
  Map<String, Partial> names() {
    return names;
  }

  /// Puts back what it had bound.
  void restore(Map<String, Partial> earlier) {
    names = new HashMap<>(earlier);
  }

  private Optional<Partial> find(String name) {
    PartialFrame frame = this;
    while (true) {
      Partial bound = frame.names.get(name);
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
  Optional<Partial> findFromWithin(String name) {
    Optional<PartialFrame> frame = Optional.of(this);
    while (frame.isPresent()) {
      Partial bound = frame.get().names.get(name);
      if (bound != null) {
        return Optional.of(bound);
      }
      frame = frame.get().parent;
    }
    return context.resolve(name);
  }

  /// A template that changes lists and dicts in place changes copies of its own.
  private Optional<Partial> resolve(String name) {
    Optional<Partial> found = resolved.get(name);
    if (found == null) {
      found = context.resolve(name);
      if (context.changesValues()) {
        found = found.map(PartialContext::copy);
      }
      resolved.put(name, found);
    }
    return found;
  }

  /// What a name stands for; an undefined value where it is not defined, even if the scope has such
  /// a variable that the template hides with one of its own.
  Partial get(String name, SourceSpan span) {
    return find(name)
        .orElseGet(
            () ->
                new Partial.Static(
                    new Value.Undefined("'%s' is undefined".formatted(name), true),
                    Optional.of(
                        context.resolve(name).isPresent()
                                || context.session().variable(name).isPresent()
                            ? Lift.undefined(name, span)
                            : new Expr.Name(span, name))));
  }
}
