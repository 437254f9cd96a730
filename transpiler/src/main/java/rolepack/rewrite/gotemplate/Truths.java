package rolepack.rewrite.gotemplate;

import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `bool(x)` of Python, and Ansible's filter `bool`.
final class Truths {
  private final Lowering lowering;

  Truths(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision of(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value known) -> Decision.truth(Constants.truth(known));
      case Lowered.Code code -> Decision.truth(code(code));
      case Lowered.Listed listed -> Decision.truth(!listed.items().isEmpty());
      case Lowered.Mapped mapped -> Decision.truth(!mapped.entries().isEmpty());
      case Lowered.Made(Sequence sequence) ->
          Decision.truth(
              sequence.isEmptyAsGos()
                  ? sequence.some()
                  : lowering.madeLists().count(sequence, place));
      case Lowered.View view -> Decision.truth(view.dict().expr());
      case Lowered.Groups _,
          Lowered.HostVariables _,
          Lowered.ThisHost _,
          Lowered.NamedHost _,
          Lowered.Namespace _ ->
          Decision.truth(true);
      case Lowered.Undefined undefined -> Decision.of(undefined);
      case Lowered.Printed _ ->
          lowering.capturedText().of(value, place).then(each -> of(each, place));
    };
  }

  private static GoExpr code(Lowered.Code code) {
    GoExpr value = code.expr();
    return switch (code.form()) {
      case TRUTH, NUMBER, DECIMAL -> value;
      case DATA -> GoCode.bare(value);
      case STRING ->
          switch (code.shape()) {
            case Shape.Bool _ -> yes(value);
            case Shape.Int _ -> GoExpr.call("ne", value, GoExpr.text("0"));
            case Shape.Float _ -> GoCode.pipe(value, "parseFloat");
            case Shape.Mixed _ -> GoCode.and(value, GoExpr.call("ne", value, GoExpr.text("False")));
            case Shape.Text _, Shape.Unknown _, Shape.ListOf _, Shape.MapOf _ -> value;
          };
    };
  }

  /// The words that Ansible takes as true, in any case.
  static GoExpr yes(GoExpr text) {
    return GoExpr.call(
        "eq",
        GoCode.pipe(text, "toLower"),
        GoExpr.text("1"),
        GoExpr.text("true"),
        GoExpr.text("yes"),
        GoExpr.text("on"));
  }

  /// `x|bool`.
  Decision bool(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.Str(String text, var _)) ->
          Decision.truth(
              java.util.Set.of("1", "true", "yes", "on")
                  .contains(text.toLowerCase(java.util.Locale.ROOT)));
      case Lowered.Constant(Value.Int(var number)) ->
          Decision.truth(number.equals(java.math.BigInteger.ONE));
      case Lowered.Constant(Value.None _) -> Decision.constant(Value.NONE);
      case Lowered.Constant(Value.Bool _) -> Decision.of(value);
      case Lowered.Code code when code.form() == Lowered.Form.TRUTH -> Decision.of(code);
      case Lowered.Code code when code.form() == Lowered.Form.STRING ->
          Decision.truth(yes(code.expr()));
      case Lowered.Code code when code.form() == Lowered.Form.NUMBER ->
          Decision.truth(GoExpr.call("eq", code.expr(), GoExpr.integer(1)));
      case Lowered.Code code when code.shape() instanceof Shape.Bool -> Decision.truth(code.expr());
      case Lowered.Code code when code.shape() instanceof Shape.Text ->
          Decision.truth(yes(code.expr()));
      case Lowered.Code code ->
          Decision.truth(yes(GoExpr.call("printf", GoExpr.text("%v"), code.expr())));
      case Lowered.Undefined _ -> Decision.of(value);
      default ->
          throw new UntranslatableException(
              "filter bool", place.span(), "its operand is no scalar");
    };
  }
}
