package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Node;

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
      case DataTemplate.Text text -> text(text.template().body(), checked);
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

  /// `{{ x }}` alone keeps its type; anything else is a text.
  private Decision text(List<Node> body, boolean checked) {
    if (body.size() == 1 && body.getFirst() instanceof Node.Output output) {
      return checked
          ? lowering.expressions().checked(output.expression())
          : lowering.value(output.expression());
    }
    return lowering.statements().text(body);
  }
}
