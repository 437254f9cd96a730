package rolepack.ir.jinja;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The variables that a template looks up outside of itself: exactly what
/// `jinja2.meta.find_undeclared_variables` of Jinja2 3.1 gives, Jinja2's own functions (`range`, …)
/// left out.
///
/// Jinja2 gives what its compiler looks up, which depends on scopes and on branches: a variable
/// that only one branch of an `if` sets counts as free.
public final class FreeVariables {
  private static final Set<String> GLOBALS =
      Set.of("range", "dict", "lipsum", "cycler", "joiner", "namespace");

  private FreeVariables() {}

  /// The free variables of a template, in order; of one that [#problem(Template)] rejects, those
  /// found before.
  public static Set<String> of(Template template) {
    return walk(template).free();
  }

  /// The free variables of an expression, in order; `self` is the template that it stands in.
  public static Set<String> of(Expr expression) {
    Set<String> names = new TreeSet<>();
    Subexpressions.names(
        expression,
        name -> {
          if (!GLOBALS.contains(name) && !name.equals("self")) {
            names.add(name);
          }
        });
    return names;
  }

  /// Why Jinja2 does not compile the template, if it does not.
  public static Optional<CompileProblem> problem(Template template) {
    return walk(template).problem();
  }

  private static ScopeWalk walk(Template template) {
    ScopeWalk walk = new ScopeWalk(GLOBALS);
    walk.template(template);
    return walk;
  }
}
