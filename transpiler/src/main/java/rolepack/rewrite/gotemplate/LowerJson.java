package rolepack.rewrite.gotemplate;

import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x|to_json`, `x|to_nice_json` of scalars, and of lists of them on one line.
final class LowerJson {
  private final Lowering lowering;

  LowerJson(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision json(String name, Lowered value, Expr.Filter filter) {
    return switch (value) {
      case Lowered.Code code -> code(name, code, filter);
      case Lowered.Constant(Value.Bool(boolean truth)) ->
          Decision.constant(Value.of(truth ? "true" : "false"));
      case Lowered.Made(Sequence sequence) when !name.equals("to_nice_json") ->
          list(name, sequence, filter);
      default ->
          throw new UntranslatableException(
              "filter " + name, filter.span(), "its operand is not known to be a scalar");
    };
  }

  private Decision code(String name, Lowered.Code code, Expr.Filter filter) {
    return switch (code.shape()) {
      case Shape.Bool _ -> words(lowering.truths().of(code, filter));
      case Shape.Int _ -> lowering.texts().of(code, filter);
      case Shape.Text _ -> Decision.of(string(code.expr()));
      case Shape.ListOf(Shape item) when !name.equals("to_nice_json") ->
          list(name, Sequence.of(code.expr(), item), filter);
      case Shape.Unknown _, Shape.Mixed _ when code.form() == Lowered.Form.DATA ->
          Decision.choose(
              Decision.truth(Texts.isOf("string", code.expr())),
              () -> Decision.of(string(code.expr())),
              () ->
                  Decision.of(
                      new Lowered.Code(
                          GoCode.pipe(code.expr(), "toJSON"), Lowered.Form.STRING, Shape.TEXT)));
      case Shape.Float _, Shape.ListOf _, Shape.MapOf _, Shape.Unknown _, Shape.Mixed _ ->
          throw new UntranslatableException(
              "filter " + name, filter.span(), "its operand is not known to be a scalar");
    };
  }

  private static Decision words(Decision condition) {
    return Decision.choose(
        condition,
        () -> Decision.constant(Value.of("true")),
        () -> Decision.constant(Value.of("false")));
  }

  /// Python escapes what is not ASCII, as Go's `%+q` does.
  static Lowered.Code string(GoExpr text) {
    return new Lowered.Code(
        GoExpr.call("printf", GoExpr.text("%+q"), text), Lowered.Form.STRING, Shape.TEXT);
  }

  private Decision list(String name, Sequence sequence, Expr.Filter filter) {
    java.util.List<GoNode> nodes = new java.util.ArrayList<>(PrintValue.text("["));
    nodes.addAll(
        lowering
            .loops()
            .separated(
                sequence,
                ", ",
                item ->
                    lowering.printer().nodes(item.then(each -> json(name, each, filter)), filter),
                filter));
    nodes.addAll(PrintValue.text("]"));
    return Decision.of(new Lowered.Printed(nodes));
  }
}
