package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Node;
import rolepack.rewrite.scope.Shape;

/// Values of variable files → what their templates give.
final class LowerData {
  private final Lowering lowering;

  LowerData(Lowering lowering) {
    this.lowering = lowering;
  }

  /// @param checked whether the value may be undefined
  Decision value(DataTemplate data, boolean checked) {
    return switch (data) {
      case DataTemplate.Constant constant -> Decision.constant(Values.of(constant.node()));
      case DataTemplate.Text text -> ended(text(text.template().body(), checked), text);
      case DataTemplate.Broken broken ->
          throw new UntranslatableException(
              "a value that cannot be read", broken.span(), "Jinja2 rejects it");
      case DataTemplate.Sequence sequence -> {
        List<Decision> items = new ArrayList<>();
        sequence.items().forEach(each -> items.add(value(each, false)));
        yield Decision.of(new Lowered.Listed(items));
      }
      case DataTemplate.Mapping mapping -> {
        Map<String, Decision> entries = new LinkedHashMap<>();
        for (DataTemplate.Entry entry : mapping.entries()) {
          Decision key = value(entry.key(), false);
          if (!(key.only().orElse(null)
              instanceof Lowered.Constant(Value.Str(String name, var _)))) {
            throw new UntranslatableException(
                "a dict", data.span(), "one of its keys is not known");
          }
          entries.put(name, value(entry.value(), false));
        }
        yield Decision.of(new Lowered.Mapped(entries));
      }
    };
  }

  /// A text gets back the newlines that Jinja2 takes from its end.
  private Decision ended(Decision value, DataTemplate.Text text) {
    int wanted = text.template().trailingNewlines();
    if (wanted == 0) {
      return value;
    }
    return value.then(
        each ->
            switch (each) {
              case Lowered.Constant(Value.Str(String known, var _)) -> {
                int present = 0;
                while (present < known.length()
                    && known.charAt(known.length() - 1 - present) == '\n') {
                  present++;
                }
                yield Decision.constant(
                    Value.of(known + "\n".repeat(Math.max(0, wanted - present))));
              }
              case Lowered.Printed(List<GoNode> nodes, var _) ->
                  Decision.of(
                      new Lowered.Printed(
                          new TrailingNewlines(wanted, text.span(), lowering.printer())
                              .ensure(nodes)));
              case Lowered.Code code when code.shape() instanceof Shape.Text ->
                  Decision.of(
                      new Lowered.Code(
                          GoExpr.call(
                              "printf",
                              GoExpr.text("%s" + "\n".repeat(wanted)),
                              withoutEnd(code, wanted)),
                          Lowered.Form.STRING,
                          Shape.TEXT));
              case Lowered other -> Decision.of(other);
            });
  }

  private static GoExpr withoutEnd(Lowered.Code text, int newlines) {
    return text.form() == Lowered.Form.STRING
        ? TrailingNewlines.without(text.expr(), newlines)
        : text.expr();
  }

  /// `{{ x }}` alone keeps its type; anything else is a text.
  private Decision text(List<Node> body, boolean checked) {
    if (body.size() == 1 && body.getFirst() instanceof Node.Output output) {
      return checked
          ? lowering.expressions().checked(output.expression())
          : lowering.value(output.expression());
    }
    return checked && isDecided(body)
        ? lowering.variables().asking(() -> lowering.statements().text(body))
        : lowering.statements().text(body);
  }

  /// Whether a text is made of values and conditions only.
  private static boolean isDecided(List<Node> body) {
    return body.stream()
        .allMatch(
            each ->
                each instanceof Node.Text
                    || each instanceof Node.Output
                    || each instanceof Node.If branch
                        && branch.branches().stream().allMatch(it -> isDecided(it.body()))
                        && isDecided(branch.otherwise()));
  }
}
