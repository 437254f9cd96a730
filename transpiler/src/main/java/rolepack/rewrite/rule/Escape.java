package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.Expr;

/// Takes values out of the statements that set the names in them: `name -> its definition`.
final class Escape {
  private static final int LARGEST = 200;

  private final Session session;
  private final int mark;
  private int size;

  private Escape(Session session, int mark) {
    this.session = session;
    this.mark = mark;
  }

  /// Frees what namespaces hold of the names that were made after a mark.
  static void namespaces(Session session, int mark) {
    for (Map<String, Partial> attributes : session.namespaces().values()) {
      attributes.replaceAll((_, value) -> of(session, value, mark));
    }
  }

  /// The value without the names that were made after a mark.
  static Partial of(Session session, Partial value, int mark) {
    if (!(value instanceof Partial.Residual(Expr expression))) {
      return value;
    }
    Optional<Expr> free = of(session, expression, mark);
    return free.isPresent() && session.isStable(free.get())
        ? new Partial.Residual(free.get())
        : new Partial.Unusable("value of a branch", "the value is set inside of other statements");
  }

  /// The expression without those names; empty where one has no definition to stand for it.
  static Optional<Expr> of(Session session, Expr expression, int mark) {
    return new Escape(session, mark).expand(expression, 0);
  }

  private Optional<Expr> expand(Expr expression, int depth) {
    if (++size > LARGEST) {
      return Optional.empty();
    }
    if (expression instanceof Expr.Name(_, String name)) {
      if (!session.isMadeSince(name, mark)) {
        return Optional.of(expression);
      }
      Optional<Expr> definition = depth > 8 ? Optional.empty() : session.definition(name);
      return definition.flatMap(each -> expand(each, depth + 1));
    }
    List<Expr> parts = Operands.of(expression);
    if (parts.isEmpty()) {
      return Optional.of(expression);
    }
    List<Expr> free = new ArrayList<>(parts.size());
    for (Expr part : parts) {
      Optional<Expr> each = expand(part, depth);
      if (each.isEmpty()) {
        return Optional.empty();
      }
      free.add(each.get());
    }
    return Optional.of(Operands.with(expression, free));
  }
}
