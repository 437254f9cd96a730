package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// The `loop` of a loop that is left to the residual template: known by its name, and only in its
/// own body.
record ResidualLoop(Object identity) implements PartialMembers {
  @Override
  public String description() {
    return "LoopContext";
  }

  @Override
  public Optional<Partial> member(String name) {
    return Optional.empty();
  }

  /// The name, where it still means this loop.
  Partial reference(Session session, SourceSpan span) {
    if (session.residualLoop() != identity) {
      return new Partial.Unusable("loop of an outer loop", "'loop' means another loop here");
    }
    return new Partial.Residual(new Expr.Name(span, "loop"));
  }
}
