package rolepack.rewrite.rule;

import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.BoundNames;
import rolepack.evaluation.Symbols;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// Where a piece of a template is evaluated as far as it can be.
///
/// @param mayConvert whether what macros return may be read as data where it looks like it
record PartialFrame(PartialContext context, BoundNames<Partial> bound, boolean mayConvert) {
  /// The frame of a template or a block.
  static PartialFrame root(PartialContext context, Symbols symbols, boolean mayConvert) {
    return new PartialFrame(
        context, BoundNames.root(symbols, each -> resolve(context, each)), mayConvert);
  }

  /// A template that changes lists and dicts in place changes copies of its own.
  private static Optional<Partial> resolve(PartialContext context, String name) {
    Optional<Partial> found = context.resolve(name);
    return context.changesValues() ? found.map(PartialContext::copy) : found;
  }

  PartialFrame inner(Symbols own) {
    return new PartialFrame(context, bound.inner(own), mayConvert);
  }

  Symbols symbols() {
    return bound.symbols();
  }

  void bind(String name, Partial value) {
    bound.bind(name, value);
  }

  /// What the frame itself has bound.
  Map<String, Partial> names() {
    return bound.own();
  }

  /// Puts back what it had bound.
  void restore(Map<String, Partial> earlier) {
    bound.restore(earlier);
  }

  /// What a template that is included here sees: what the frames have set, else the context.
  Optional<Partial> findFromWithin(String name) {
    return bound.findBound(name).or(() -> context.resolve(name));
  }

  /// What a name stands for; an undefined value where it is not defined, even if the scope has such
  /// a variable that the template hides with one of its own.
  Partial get(String name, SourceSpan span) {
    return bound
        .find(name)
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
