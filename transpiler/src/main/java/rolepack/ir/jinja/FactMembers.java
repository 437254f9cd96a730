package rolepack.ir.jinja;

import java.util.Optional;

/// The other name of a fact: `ansible_facts.os_family` is `ansible_os_family`.
public final class FactMembers {
  /// The mapping that holds all facts.
  public static final String FACTS = "ansible_facts";

  private FactMembers() {}

  /// The variable that an expression stands for, `ansible_facts.x` or `ansible_facts['x']`; empty
  /// where it is something else.
  public static Optional<Expr.Name> variable(Expr expression) {
    return switch (expression) {
      case Expr.Attribute(var span, Expr.Name(_, String of), String key) when of.equals(FACTS) ->
          Optional.of(new Expr.Name(span, variable(key)));
      case Expr.Index(var span, Expr.Name(_, String of), Expr.Text(_, String key))
          when of.equals(FACTS) ->
          Optional.of(new Expr.Name(span, variable(key)));
      default -> Optional.empty();
    };
  }

  /// The variable that holds a fact.
  public static String variable(String key) {
    return "ansible_" + key;
  }
}
