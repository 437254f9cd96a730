package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    int indent =
        LowerFilters.argument(arguments, 0, "indent").map(this::number).orElse(nice ? 4 : 2);
    int width = LowerFilters.argument(arguments, 99, "width").map(this::number).orElse(80);
    if (indent < 2 || indent > 9 || width < 80 || width > 9999) {
      throw failure("its indentation is not from 2 to 9, or its lines are shorter than 80");
    }
    YamlTemplates.Named template = YamlTemplates.of(indent, width, base);
    return json(value).then(each -> written(each, template));
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

  /// The JSON of a value: a constant or a Go string.
  private Decision json(Lowered value) {
    return switch (value) {
      case Lowered.Undefined _ -> Decision.of(value);
      case Lowered.Constant(Value known) -> {
        if (LowerJson.hasFloats(Constants.shape(known))) {
          throw failure("it holds a float, and Go reads 1.0 as 1");
        }
        yield Decision.constant(
            Value.of(KeyText.json(known).orElseThrow(() -> failure("JSON has no such value"))));
      }
      case Lowered.Listed(List<Decision> items) -> {
        List<Decision> parts = new ArrayList<>();
        items.forEach(each -> parts.add(each.then(this::json)));
        yield joined("[", parts, "]");
      }
      case Lowered.Mapped(Map<String, Decision> entries) -> {
        List<Decision> parts = new ArrayList<>();
        entries.forEach(
            (name, each) ->
                parts.add(
                    lowering
                        .texts()
                        .concat(
                            List.of(
                                Decision.constant(
                                    Value.of(KeyText.json(Value.of(name)).orElseThrow() + ":")),
                                each.then(this::json)),
                            filter)));
        yield joined("{", parts, "}");
      }
      case Lowered.Made(Sequence sequence) -> json(lowering.madeLists().of(sequence, filter));
      case Lowered.Printed _ -> lowering.capturedText().of(value, filter).then(this::json);
      case Lowered.Code code -> {
        if (code.form() == Lowered.Form.DECIMAL || LowerJson.hasFloats(code.shape())) {
          throw failure("it may hold 1.0, which Go reads as 1");
        }
        yield new ListJson(lowering).item(code, filter);
      }
      case Lowered.View _,
          Lowered.Groups _,
          Lowered.HostVariables _,
          Lowered.ThisHost _,
          Lowered.NamedHost _,
          Lowered.Namespace _ ->
          throw failure("what it is given has no counterpart");
    };
  }

  private Decision joined(String open, List<Decision> parts, String close) {
    List<Decision> all = new ArrayList<>();
    all.add(Decision.constant(Value.of(open)));
    for (Decision part : parts) {
      if (all.size() > 1) {
        all.add(Decision.constant(Value.of(",")));
      }
      all.add(part);
    }
    all.add(Decision.constant(Value.of(close)));
    return lowering.texts().concat(all, filter);
  }

  private Decision written(Lowered json, YamlTemplates.Named template) {
    if (json instanceof Lowered.Undefined) {
      return Decision.of(json);
    }
    if (json instanceof Lowered.Printed) {
      throw failure("it depends on too many conditions");
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
