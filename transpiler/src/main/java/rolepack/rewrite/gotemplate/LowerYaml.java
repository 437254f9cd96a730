package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x|to_nice_yaml`, and `x|to_yaml` of what stands on one line either way: a template that calls
/// itself, as the value may hold anything.
final class LowerYaml {
  private final Lowering lowering;
  private final Expr.Filter filter;

  LowerYaml(Lowering lowering, Expr.Filter filter) {
    this.lowering = lowering;
    this.filter = filter;
  }

  /// @param nice whether it is `to_nice_yaml`
  /// @param base how many spaces all lines but the first begin with: `indent` comes next
  Decision yaml(Lowered value, boolean nice, int base) {
    Arguments arguments = filter.arguments();
    for (Arguments.Named each : arguments.named()) {
      if (!each.name().equals("indent")
          && !each.name().equals("width")
          && !(each.name().equals("default_flow_style") && isBlock(each.value()))) {
        throw failure("it has further arguments");
      }
    }
    boolean block = nice || LowerFilters.argument(arguments, 99, "default_flow_style").isPresent();
    if (arguments.positional().size() > (nice ? 1 : 0)) {
      throw failure("it has further arguments");
    }
    if (!block && !isScalar(value)) {
      throw failure("where PyYAML ends the lines of a list in brackets depends on its items");
    }
    if (RepeatedParts.in(value, lowering)
        || value instanceof Lowered.Code code
            && lowering.combined().getOrDefault(code.expr(), false)) {
      throw failure(
          "it may hold the same list or dict twice, or names that need a line of their own");
    }
    int indent =
        LowerFilters.argument(arguments, 0, "indent").map(this::number).orElse(nice ? 4 : 2);
    int width = LowerFilters.argument(arguments, 99, "width").map(this::number).orElse(80);
    if (indent < 2 || indent > 9 || width < 80 || width > 9999) {
      throw failure("its indentation is not from 2 to 9, or its lines are shorter than 80");
    }
    YamlTemplates.Named template = YamlTemplates.of(indent, width, base);
    return new ComposedJson(lowering, filter).of(value).then(each -> written(each, template));
  }

  private boolean isBlock(Expr value) {
    return lowering.value(value).only().orElse(null) instanceof Lowered.Constant(Value known)
        && known instanceof Value.Bool
        && !Constants.truth(known);
  }

  private static boolean isScalar(Lowered value) {
    return value instanceof Lowered.Printed
        || value instanceof Lowered.Constant
        || value instanceof Lowered.Code code
            && !StoredKey.parsed(code.shape())
            && !(code.shape() instanceof Shape.Unknown);
  }

  private int number(Expr expression) {
    if (lowering.value(expression).only().orElse(null)
            instanceof Lowered.Constant(Value.Int(var number))
        && number.bitLength() < 31) {
      return number.intValue();
    }
    throw failure("its arguments are not known numbers");
  }

  private UntranslatableException failure(String message) {
    return new UntranslatableException("filter " + filter.name(), filter.span(), message);
  }

  private Decision written(Lowered json, YamlTemplates.Named template) {
    if (json instanceof Lowered.Undefined) {
      return Decision.of(json);
    }
    lowering.definitions().putAll(template.definitions());
    GoExpr argument =
        GoCode.pipe(
            GoExpr.call(
                "printf",
                GoExpr.text("{\"v\":%s,\"in\":\"|\",\"at\":\"\"}"),
                Texts.string(json, filter)),
            "parseJSON");
    GoNode node = new GoNode.Invoke(template.name(), Optional.of(Pipeline.of(argument)));
    return Decision.of(
        new Lowered.Printed(
            List.of(node, new GoNode.Text("\n")),
            lowering.profile().has("executeTemplate")
                ? Optional.of(
                    GoExpr.call(
                        "printf",
                        GoExpr.text("%s\n"),
                        GoExpr.call("executeTemplate", GoExpr.text(template.name()), argument)))
                : Optional.empty()));
  }
}
