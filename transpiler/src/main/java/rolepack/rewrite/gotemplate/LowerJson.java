package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x|to_json`, `x|to_nice_json`.
final class LowerJson {
  private final Lowering lowering;
  private final JsonText texts;

  LowerJson(Lowering lowering) {
    this.lowering = lowering;
    this.texts = new JsonText(lowering.profile());
  }

  Decision json(String name, Lowered value, Expr.Filter filter) {
    boolean nice = name.equals("to_nice_json");
    return new Writing(nice, nice ? indent(filter) : none(filter), filter).json(value, 0);
  }

  private static int none(Expr.Filter filter) {
    if (!filter.arguments().positional().isEmpty() || !filter.arguments().named().isEmpty()) {
      throw LowerListFilters.refuse(filter, "it has arguments");
    }
    return 0;
  }

  /// How often the two spaces of Go's JSON stand for a level.
  private int indent(Expr.Filter filter) {
    int spaces = 4;
    for (Arguments.Named each : filter.arguments().named()) {
      if (each.name().equals("indent")
          && lowering.value(each.value()).only().orElse(null)
              instanceof Lowered.Constant(Value.Int(var given))
          && given.bitLength() < 5) {
        spaces = given.intValue();
      } else if (!(each.name().equals("sort_keys")
          && each.value() instanceof Expr.Bool(var _, boolean sorted)
          && sorted)) {
        throw LowerListFilters.refuse(filter, "it has other arguments than indent");
      }
    }
    if (spaces < 2 || spaces % 2 == 1 || !filter.arguments().positional().isEmpty()) {
      throw LowerListFilters.refuse(filter, "consul-template indents by an even number of spaces");
    }
    return spaces / 2;
  }

  /// Python escapes what is not ASCII, as Go's `%+q` does.
  static Lowered.Code string(GoExpr text) {
    return new Lowered.Code(
        GoExpr.call("printf", GoExpr.text("%+q"), text), Lowered.Form.STRING, Shape.TEXT);
  }

  /// Whether a type holds numbers with fractions: Go reads 1.0 as 1.
  static boolean hasFloats(Shape shape) {
    return switch (shape) {
      case Shape.Float _ -> true;
      case Shape.ListOf(Shape item) -> hasFloats(item);
      case Shape.MapOf(Map<String, Shape> members, Shape other) ->
          hasFloats(other) || members.values().stream().anyMatch(LowerJson::hasFloats);
      case Shape.Text _, Shape.Bool _, Shape.Int _, Shape.Mixed _, Shape.Unknown _ -> false;
    };
  }

  private static boolean isListOfScalars(Shape shape) {
    return shape instanceof Shape.ListOf(Shape item) && isScalar(item);
  }

  static boolean isScalar(Shape shape) {
    return switch (shape) {
      case Shape.Text _, Shape.Bool _, Shape.Int _ -> true;
      case Shape.Float _, Shape.ListOf _, Shape.MapOf _, Shape.Mixed _, Shape.Unknown _ -> false;
    };
  }

  /// @param nice spaces for each level, and the members in the order of their names
  private final class Writing {
    private final boolean nice;
    private final int indent;
    private final Expr.Filter filter;

    Writing(boolean nice, int indent, Expr.Filter filter) {
      this.nice = nice;
      this.indent = indent;
      this.filter = filter;
    }

    /// @param level how deep inside of other values it stands
    Decision json(Lowered value, int level) {
      return switch (value) {
        case Lowered.Code code -> code(code, level);
        case Lowered.Constant(Value known) ->
            Decision.constant(
                Value.of(
                    Constants.applied(filter, known)
                        .flatMap(Constants::text)
                        .orElseThrow(() -> failure("JSON has no such value"))
                        .replace("\n", newline(level))));
        case Lowered.Made(Sequence sequence) -> list(sequence, level);
        case Lowered.Listed(List<Decision> items, var _, var _) -> listed(items, level);
        case Lowered.Mapped(Map<String, Decision> entries) -> mapped(entries, level);
        case Lowered.Undefined undefined -> Decision.of(undefined);
        case Lowered.Printed _ -> throw failure("a text made by a loop cannot be escaped");
        case Lowered.View _,
            Lowered.Groups _,
            Lowered.HostVariables _,
            Lowered.ThisHost _,
            Lowered.NamedHost _,
            Lowered.Namespace _ ->
            throw failure("what it is given has no counterpart");
      };
    }

    private UntranslatableException failure(String message) {
      return new UntranslatableException("filter " + filter.name(), filter.span(), message);
    }

    private Decision code(Lowered.Code code, int level) {
      Lowering.StoredJson stored = lowering.json().get(code.expr());
      if (!nice && stored != null && !isListOfScalars(code.shape())) {
        GoExpr json =
            stored.ordered()
                ? stored.text()
                : lowering.prologue().value(stored.name() + "_json", stored.text());
        return text(texts.again(json));
      }
      if (!nice) {
        LowerDicts.requireOrder(code, filter, lowering);
      }
      if (hasFloats(code.shape()) && code.form() == Lowered.Form.DATA) {
        throw failure("it may hold 1.0, which Go reads as 1");
      }
      return switch (code.shape()) {
        case Shape.Bool _ -> words(lowering.truths().of(code, filter));
        case Shape.Int _, Shape.Float _ -> lowering.texts().of(code, filter);
        case Shape.Text _ -> Decision.of(string(code.expr()));
        case Shape.ListOf(Shape item) when isListOfScalars(code.shape()) ->
            list(Sequence.of(code.expr(), item), level);
        case Shape.Mixed _ when code.form() == Lowered.Form.DATA ->
            Decision.choose(
                Decision.truth(Texts.isOf("string", code.expr())),
                () -> Decision.of(string(code.expr())),
                () -> text(GoCode.pipe(code.expr(), "toJSON")));
        case Shape.ListOf _, Shape.MapOf _, Shape.Unknown _, Shape.Mixed _
            when code.form() == Lowered.Form.DATA ->
            text(
                nice
                    ? texts.nice(code.expr(), code.shape(), indent, level)
                    : texts.plain(code.expr()));
        case Shape.ListOf _, Shape.MapOf _, Shape.Unknown _, Shape.Mixed _ ->
            throw failure("the type of its operand is not known");
      };
    }

    private static Decision text(GoExpr text) {
      return Decision.of(new Lowered.Code(text, Lowered.Form.STRING, Shape.TEXT));
    }

    private static Decision words(Decision condition) {
      return Decision.choose(
          condition,
          () -> Decision.constant(Value.of("true")),
          () -> Decision.constant(Value.of("false")));
    }

    private String newline(int level) {
      return nice ? "\n" + "  ".repeat(indent * level) : "";
    }

    private String separator(int level) {
      return nice ? "," + newline(level) : ", ";
    }

    private List<GoNode> print(Decision value, int level) {
      return lowering.printer().nodes(value.then(each -> json(each, level)), filter);
    }

    private Decision list(Sequence sequence, int level) {
      List<GoNode> items =
          lowering
              .loops()
              .separated(sequence, separator(level + 1), item -> print(item, level + 1), filter);
      List<GoNode> nodes = new ArrayList<>(PrintValue.text("[" + newline(level + 1)));
      nodes.addAll(items);
      nodes.addAll(PrintValue.text(newline(level) + "]"));
      Decision printed = Decision.of(new Lowered.Printed(nodes));
      return nice
          ? Decision.choose(
              lowering.truths().of(new Lowered.Made(sequence), filter),
              () -> printed,
              () -> Decision.constant(Value.of("[]")))
          : printed;
    }

    private Decision listed(List<Decision> items, int level) {
      List<GoNode> nodes = new ArrayList<>();
      for (Decision item : items) {
        nodes.addAll(
            PrintValue.text(nodes.isEmpty() ? "[" + newline(level + 1) : separator(level + 1)));
        nodes.addAll(print(item, level + 1));
      }
      nodes.addAll(PrintValue.text(nodes.isEmpty() ? "[]" : newline(level) + "]"));
      return Decision.of(new Lowered.Printed(nodes));
    }

    private Decision mapped(Map<String, Decision> entries, int level) {
      List<GoNode> nodes = new ArrayList<>();
      (nice ? new TreeMap<>(entries) : entries)
          .forEach(
              (name, value) -> {
                String key = Constants.filtered("to_json", Value.of(name)).orElseThrow();
                nodes.addAll(
                    PrintValue.text(
                        (nodes.isEmpty() ? "{" + newline(level + 1) : separator(level + 1))
                            + key
                            + ": "));
                nodes.addAll(print(value, level + 1));
              });
      nodes.addAll(PrintValue.text(nodes.isEmpty() ? "{}" : newline(level) + "}"));
      return Decision.of(new Lowered.Printed(nodes));
    }
  }
}
