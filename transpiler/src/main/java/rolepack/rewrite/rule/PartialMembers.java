package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Value;

/// A thing with attributes that partial evaluation makes itself: a macro, an imported template, a
/// loop, a namespace. To the evaluator it is a value that is defined and true; its attributes may
/// be computed later.
sealed interface PartialMembers extends Value.Members
    permits MacroMembers,
        ModuleMembers,
        UnrolledLoop,
        ResidualLoop,
        NamespaceMembers,
        SelfMembers,
        BlockMembers {
  /// An attribute; empty where there is none.
  Optional<Partial> member(String name);

  @Override
  default Optional<Value> attribute(String name) {
    return member(name)
        .map(
            each -> {
              if (each instanceof Partial.Static known) {
                return known.value();
              }
              throw new EvaluationException.Unsupported(
                  "the attribute %s of %s is not known yet".formatted(name, description()));
            });
  }
}
