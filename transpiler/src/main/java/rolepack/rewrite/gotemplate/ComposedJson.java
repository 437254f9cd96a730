package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;

/// The JSON of a value that may be put together of parts, as Go's parseJSON reads it: a text that
/// is known, or a Go string.
final class ComposedJson {
  private final Lowering lowering;
  private final Expr.Filter filter;

  /// @param filter what needs it
  ComposedJson(Lowering lowering, Expr.Filter filter) {
    this.lowering = lowering;
    this.filter = filter;
  }

  private UntranslatableException failure(String message) {
    return LowerListFilters.refuse(filter, message);
  }

  Decision of(Lowered value) {
    return switch (value) {
      case Lowered.Undefined _ -> Decision.of(value);
      case Lowered.Constant(Value known) -> {
        if (LowerJson.hasFloats(Constants.shape(known))) {
          throw failure("it holds a float, and Go reads 1.0 as 1");
        }
        yield Decision.constant(Value.of(ListJson.constant(known, filter)));
      }
      case Lowered.Listed(List<Decision> items, var _, var _) ->
          joined("[", items.stream().map(each -> each.then(this::of)).toList(), "]");
      case Lowered.Mapped(Map<String, Decision> entries) -> {
        List<Decision> members = new ArrayList<>();
        entries.forEach((name, each) -> members.add(member(name, each)));
        yield joined("{", members, "}");
      }
      case Lowered.Made(Sequence sequence) -> of(lowering.madeLists().of(sequence, filter));
      case Lowered.Printed _ -> lowering.capturedText().of(value, filter).then(this::of);
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

  private Decision member(String name, Decision value) {
    String key = ListJson.constant(Value.of(name), filter) + ":";
    return lowering
        .texts()
        .concat(List.of(Decision.constant(Value.of(key)), value.then(this::of)), filter);
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
    return lowering.texts().concat(all, filter).then(this::written);
  }

  private Decision written(Lowered json) {
    if (json instanceof Lowered.Printed) {
      throw failure("it depends on too many conditions");
    }
    return Decision.of(json);
  }
}
