package rolepack.rewrite.rule;

import java.util.HashSet;
import java.util.Set;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Limits;
import rolepack.evaluation.Steps;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.TemplateScope;

/// Evaluates templates as far as the values are known when the package is built: what is left
/// prints the same, given the values that are known later, and is an error where the template was
/// one.
///
/// Macros, includes, imports, blocks and loops over known items are gone from it.
public final class PartialEvaluator {
  private static final int MOST_ATTEMPTS = 40;

  private PartialEvaluator() {}

  public static PartialEvaluation evaluate(Template template, TemplateScope scope) {
    Set<Place> kept = new HashSet<>();
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      try {
        return Steps.bounded(Limits.DEFAULT, () -> attempt(template, scope, kept));
      } catch (Restart restart) {
        if (!kept.add(Place.of(restart.place()))) {
          return new PartialEvaluation.Refused(
              "loop", restart.place(), "the loop's items are known, but not what it does");
        }
      } catch (Refusal refusal) {
        return refusal.result();
      } catch (EvaluationException.TooLarge failure) {
        return new PartialEvaluation.Refused("size", template.span(), failure.getMessage());
      }
    }
    return new PartialEvaluation.Refused(
        "size", template.span(), "too many places turn out to be unknown");
  }

  private static PartialEvaluation attempt(
      Template template, TemplateScope scope, Set<Place> kept) {
    Session session = new Session(scope, template.span(), kept);
    new StatementReducer(new ExpressionReducer(session), PartialContext.of(session))
        .run(template, true);
    Template residual =
        new Template(
            template.span(),
            Naming.apply(session.out().build(), session.variables()::isRead),
            template.trailingNewlines(),
            template.settings());
    CongruenceChecker.check(residual, scope, session.variables()::isRead);
    return new PartialEvaluation.Done(residual);
  }
}
