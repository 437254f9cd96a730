package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.ir.gotemplate.GoTemplatePrinter;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// A text that a loop makes, as a value: what would be printed is put together before the
/// statement.
final class CapturedText {
  private final Lowering lowering;

  CapturedText(Lowering lowering) {
    this.lowering = lowering;
  }

  /// The same value in a form that expressions can use.
  Decision of(Lowered value, Expr place) {
    if (!(value instanceof Lowered.Printed printed)) {
      return Decision.of(value);
    }
    return Decision.of(
        new Lowered.Code(
            printed.text().orElseGet(() -> made(printed.nodes(), place)),
            Lowered.Form.STRING,
            Shape.TEXT));
  }

  private GoExpr made(List<GoNode> nodes, Expr place) {
    Cell.require(
        lowering.profile(),
        Words.of(place),
        place,
        "consul-template %s cannot use a text that a loop makes in an expression");
    String text = GoTemplatePrinter.print(new GoTemplate(nodes));
    if (text.contains("$secret") && !text.contains("with $secret")) {
      throw new UntranslatableException(
          Words.of(place), place.span(), "a text with a secret that a loop makes in an expression");
    }
    if (nodes.stream().anyMatch(CapturedText::mayFail)) {
      throw new UntranslatableException(
          Words.of(place),
          place.span(),
          "whether an item of a list is there depends on a condition");
    }
    return (GoExpr)
        lowering
            .preparations()
            .made(nodes, lowering.namespaces().any())
            .orElseGet(
                () -> {
                  Cell cell = Cell.of("text", lowering);
                  List<GoNode> all = new ArrayList<>();
                  all.add(cell.begin(GoExpr.text("")));
                  all.addAll(kept(nodes, cell, place));
                  lowering.preparations().add(all);
                  lowering.preparations().keep(nodes, cell.value());
                  return cell.value();
                });
  }

  /// Whether a node is an error where the statement after it would not be asked.
  private static boolean mayFail(GoNode node) {
    Pipeline pipeline =
        switch (node) {
          case GoNode.Action action -> action.pipeline();
          case GoNode.If branch -> branch.condition();
          case GoNode.With with -> with.value();
          case GoNode.Range range -> range.over();
          case GoNode.Text _, GoNode.Invoke _, GoNode.Break _, GoNode.Continue _ ->
              Pipeline.of(GoExpr.text(""));
        };
    return GoCode.calls(new GoExpr.Parenthesised(Position.NONE, pipeline), "index");
  }

  private static List<GoNode> kept(List<GoNode> nodes, Cell cell, Expr place) {
    return nodes.stream().map(each -> kept(each, cell, place)).toList();
  }

  private static GoNode kept(GoNode node, Cell cell, Expr place) {
    return switch (node) {
      case GoNode.Text(var _, String text) ->
          cell.set(
              GoExpr.call("printf", GoExpr.text("%s" + text.replace("%", "%%")), cell.value()));
      case GoNode.Action action when action.isSilent() -> action;
      case GoNode.Action(var _, Pipeline pipeline) ->
          cell.set(
              GoExpr.call(
                  "printf",
                  GoExpr.text("%s%v"),
                  cell.value(),
                  new GoExpr.Parenthesised(Position.NONE, pipeline)));
      case GoNode.If(var position, Pipeline condition, var then, var otherwise) ->
          new GoNode.If(position, condition, kept(then, cell, place), kept(otherwise, cell, place));
      case GoNode.With(var position, Pipeline value, var body, var otherwise) ->
          new GoNode.With(position, value, kept(body, cell, place), kept(otherwise, cell, place));
      case GoNode.Range(var position, Pipeline over, var body, var otherwise) ->
          new GoNode.Range(position, over, kept(body, cell, place), kept(otherwise, cell, place));
      case GoNode.Invoke _, GoNode.Break _, GoNode.Continue _ ->
          throw new UntranslatableException(
              "value of a branch",
              place.span(),
              "what a template writes that calls itself cannot be used in an expression",
              ConsulTemplateFunctions.find("executeTemplate").map(ConsulTemplateFeature::since));
    };
  }
}
