package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.analysis.Pin;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.TemplateScope;

/// Jinja2 → consul-template.
public final class GoTemplateLowering {
  private GoTemplateLowering() {}

  /// A template that has been lowered.
  public record Result(GoTemplate template, List<Reading> readings, List<Pin> pins) {
    public Result {
      readings = List.copyOf(readings);
      pins = List.copyOf(pins);
    }
  }

  /// @param template without macros, includes and parents; see the rules of `rewrite.rule`
  /// @throws UntranslatableException where a construct has no counterpart
  /// @throws BlockedException where a value cannot be read when it is rendered
  public static Result lower(Template template, TemplateScope scope, Profile profile) {
    Prologue prologue = Prologue.first();
    List<GoNode> nodes = List.of();
    Lowering lowering = null;
    // What is read once is not a variable, and what is a variable may be tested: the third time
    // knows both.
    for (int i = 0; i < 3; i++) {
      if (i > 0) {
        List<GoNode> made = new ArrayList<>(prologue.nodes());
        made.addAll(nodes);
        prologue = prologue.next(made);
      }
      lowering = new Lowering(scope, profile, prologue, template);
      nodes = lower(template, lowering);
    }
    GoTemplate made =
        new GoTemplate(
            LowerStatements.joined(ShareConditions.in(prologue.nodes(), nodes)),
            lowering.definitions());
    return new Result(
        lowering.unended().map(each -> each.ended(made)).orElse(made),
        prologue.readings(),
        List.copyOf(lowering.pins()));
  }

  private static List<GoNode> lower(Template template, Lowering lowering) {
    List<GoNode> nodes = lowering.statements().nodes(template.body());
    TrailingNewlines end =
        new TrailingNewlines(template.trailingNewlines(), template.span(), lowering.printer());
    try {
      return FoldConditions.in(DecidedConditions.in(end.ensure(nodes)));
    } catch (UntranslatableException exception) {
      if (!lowering.profile().has("executeTemplate")) {
        throw exception;
      }
      lowering.leaveUnended(end);
      return FoldConditions.in(DecidedConditions.in(nodes));
    }
  }
}
