package rolepack.rewrite.gotemplate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.rewrite.scope.Shape;

/// Whether a value that is put together may hold the same list or dict twice, which YAML writes
/// once and then refers to.
final class RepeatedParts {
  private final Lowering lowering;
  private final Set<Object> origins = new HashSet<>();
  private int parts;
  private boolean local;
  private boolean repeated;

  private RepeatedParts(Lowering lowering) {
    this.lowering = lowering;
  }

  static boolean in(Lowered value, Lowering lowering) {
    RepeatedParts found = new RepeatedParts(lowering);
    found.part(value);
    return found.repeated || found.local && found.origins.size() > 1;
  }

  private void part(Lowered value) {
    switch (value) {
      case Lowered.Listed listed -> {
        known(listed.items(), listed);
        listed.items().forEach(this::part);
      }
      case Lowered.Mapped(Map<String, Decision> entries) -> {
        known(entries.values(), value);
        entries.values().forEach(this::part);
      }
      case Lowered.Code code -> {
        boolean collection =
            StoredKey.parsed(code.shape()) || code.shape() instanceof Shape.Unknown;
        boolean scalars =
            parts == 0
                && code.shape() instanceof Shape.ListOf(Shape item)
                && LowerJson.isScalar(item);
        if (collection) {
          parts++;
          origins(code.expr(), scalars);
        }
      }
      case Lowered.Made(Sequence sequence) -> {
        local = true;
        origins(sequence.over(), false);
      }
      case Lowered.Constant(Value known)
          when known instanceof Value.List || known instanceof Value.Dict ->
          repeated |= !origins.add(Constants.text(known));
      case Lowered _ -> {}
    }
  }

  /// What is written out twice may have been a value that is known.
  private void known(Collection<Decision> parts, Lowered whole) {
    repeated |=
        !parts.isEmpty()
            && parts.stream().allMatch(each -> each.only().orElse(null) instanceof Lowered.Constant)
            && !origins.add(whole);
  }

  private void part(Decision value) {
    switch (value) {
      case Decision.Leaf(Lowered leaf) -> part(leaf);
      case Decision.Branch(var _, Decision yes, Decision no) -> {
        part(yes);
        part(no);
      }
    }
  }

  /// Keys and variables.
  ///
  /// @param alone whether what it holds are scalars, so that only the whole may be there twice
  private void origins(GoExpr expression, boolean alone) {
    GoCode.any(
        expression,
        each -> {
          if (each instanceof GoExpr.Text text && text.value().contains("/")) {
            repeated |= !origins.add(text.value()) && !alone;
          } else if (each instanceof GoExpr.Variable variable) {
            lowering
                .prologue()
                .definition(variable)
                .ifPresentOrElse(
                    value -> origins(value, alone),
                    () -> {
                      local = true;
                      repeated |= !origins.add(variable.name()) && !alone;
                    });
          } else if (each instanceof GoExpr.Function function
              && function.name().equals("scratch")) {
            local = true;
            repeated |= !origins.add("scratch") && !alone;
          }
          return false;
        });
  }
}
