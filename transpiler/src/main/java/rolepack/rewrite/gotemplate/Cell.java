package rolepack.rewrite.gotemplate;

import java.util.List;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Profile;

/// A value that changes while a template is rendered: `$n = …` from 0.20.0 on, `scratch.Set "n" …`
/// from 0.18.0 on; before, there is nothing.
///
/// @param name a variable's name with its `$`
record Cell(String name, boolean assigned) {
  /// A cell with a name that is not in use.
  static Cell of(String wanted, Lowering lowering) {
    return new Cell(lowering.prologue().fresh(wanted), lowering.profile().assigns());
  }

  static boolean isIn(Profile profile) {
    return profile.assigns() || profile.has("scratch");
  }

  /// Ends the lowering where nothing can change.
  static void require(Profile profile, String construct, Expr place, String message) {
    if (!isIn(profile)) {
      throw new UntranslatableException(
          construct,
          place.span(),
          message.formatted(profile.version()),
          ConsulTemplateFunctions.find("scratch").map(ConsulTemplateFeature::since));
    }
  }

  /// Its value.
  GoExpr value() {
    return assigned ? GoExpr.variable(name) : scratch("Get", name.substring(1));
  }

  /// What gives it its first value.
  GoNode begin(GoExpr value) {
    return assigned ? new GoNode.Action(Pipeline.of(List.of(name), value)) : set(value);
  }

  /// What gives it another value.
  GoNode set(GoExpr value) {
    if (!assigned) {
      return new GoNode.Action(Pipeline.of(scratch("Set", name.substring(1), value)));
    }
    Pipeline pipeline = Pipeline.of(List.of(name), value);
    return new GoNode.Action(
        new Pipeline(Position.NONE, pipeline.variables(), true, pipeline.commands()));
  }

  /// `{{ $n = add 1 $n }}`.
  GoNode count() {
    return set(GoCode.plus(value(), GoExpr.integer(1)));
  }

  /// `(scratch.Set "n" …)`.
  ///
  /// @param pad the name under which the value is kept
  static GoExpr scratch(String method, String pad, GoExpr... arguments) {
    List<GoExpr> operands = new java.util.ArrayList<>();
    operands.add(
        new GoExpr.Chain(
            Position.NONE, new GoExpr.Function(Position.NONE, "scratch"), List.of(method)));
    operands.add(GoExpr.text(pad));
    operands.addAll(List.of(arguments));
    return new GoExpr.Parenthesised(
        Position.NONE,
        new Pipeline(
            Position.NONE,
            List.of(),
            false,
            List.of(new Pipeline.Command(Position.NONE, operands))));
  }
}
