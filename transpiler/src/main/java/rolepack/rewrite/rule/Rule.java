package rolepack.rewrite.rule;

import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Scope;
import rolepack.ir.jinja.Expr;

/// One way to simplify an expression whose parts are simple already: `before -> after`, with the
/// same value, and an error where that was one.
interface Rule {
  /// The simpler expression; empty where the rule does not apply.
  Optional<Expr> apply(Expr expression);

  /// The rules, in the order in which they are tried.
  static List<Rule> all(Scope scope) {
    return List.of(
        new TakeMember(),
        new ListEntries(),
        new CountItems(),
        new JoinLists(),
        new MergeConcat(),
        new DecideDefined(),
        new DropDefault(),
        new PushDefault(),
        new UniteBranches(),
        new DistributeOverBranches(scope));
  }

  /// Applies rules to the expression itself until none applies.
  static Expr apply(List<Rule> rules, Expr expression) {
    Expr current = expression;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Rule rule : rules) {
        Optional<Expr> simpler = rule.apply(current);
        if (simpler.isPresent()) {
          current = simpler.get();
          changed = true;
        }
      }
    }
    return current;
  }
}
