package rolepack.ir.jinja;

import java.util.Optional;

/// The other name of a fact: `ansible_facts.os_family` is `ansible_os_family`. A variable of the
/// environment is a fact by itself, whose name has a dot: `ansible_env.PATH`.
public final class FactMembers {
  /// The mapping that holds all facts.
  public static final String FACTS = "ansible_facts";

  /// The mapping that holds the environment of Ansible's session on the host.
  private static final String ENVIRONMENT = "ansible_env";

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
      case Expr.Attribute(var span, Expr.Name(_, String of), String key)
          when of.equals(ENVIRONMENT) ->
          Optional.of(new Expr.Name(span, ENVIRONMENT + "." + key));
      default -> Optional.empty();
    };
  }

  /// Whether a name is that of a variable of the environment.
  public static boolean isOfEnvironment(String name) {
    return name.startsWith(ENVIRONMENT + ".");
  }

  /// The name of a fact that a member of a variable is; empty where it is none.
  public static Optional<String> ofEnvironment(String of, String key) {
    return of.equals(ENVIRONMENT) ? Optional.of(of + "." + key) : Optional.empty();
  }

  /// The variable that holds a fact.
  public static String variable(String key) {
    return "ansible_" + key;
  }
}
