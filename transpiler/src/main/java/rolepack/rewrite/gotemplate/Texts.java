package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Values as the texts that Python makes of them, in Go strings.
final class Texts {
  private final Lowering lowering;

  Texts(Lowering lowering) {
    this.lowering = lowering;
  }

  /// `str(x)`.
  Decision of(Decision value, Expr place) {
    return value.then(each -> of(each, place));
  }

  /// Leaves are constant texts, Go strings, what can only be printed, or undefined.
  Decision of(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value known) ->
          Decision.constant(
              Value.of(
                  Constants.text(known)
                      .orElseThrow(
                          () ->
                              new UntranslatableException(
                                  Words.of(place), place.span(), "its text is not known"))));
      case Lowered.Code code -> of(code, place);
      case Lowered.Printed _, Lowered.Undefined _ -> Decision.of(value);
      case Lowered.Listed _,
          Lowered.Mapped _,
          Lowered.Made _,
          Lowered.View _,
          Lowered.Namespace _,
          Lowered.Groups _,
          Lowered.HostVariables _,
          Lowered.ThisHost _,
          Lowered.NamedHost _ ->
          Decision.of(new Lowered.Printed(lowering.printer().nodes(value, place)));
    };
  }

  private Decision of(Lowered.Code code, Expr place) {
    return switch (code.form()) {
      case STRING ->
          Decision.of(new Lowered.Code(code.expr(), Lowered.Form.STRING, Shape.TEXT, code.host()));
      case NUMBER -> text(GoExpr.call("printf", GoExpr.text("%d"), code.expr()));
      case DECIMAL -> Decimals.text(code.expr());
      case TRUTH -> words(code.expr());
      case DATA ->
          switch (code.shape()) {
            case Shape.Text _, Shape.Unknown _ ->
                Decision.of(
                    new Lowered.Code(code.expr(), Lowered.Form.STRING, Shape.TEXT, code.host()));
            case Shape.Int _ -> text(GoExpr.call("printf", GoExpr.text("%.0f"), code.expr()));
            case Shape.Bool _ -> words(code.expr());
            case Shape.Mixed _ ->
                Decision.choose(
                    Decision.truth(isOf("bool", code.expr())),
                    () -> words(code.expr()),
                    () ->
                        Decision.choose(
                            Decision.truth(isOf("float64", code.expr())),
                            () -> text(GoExpr.call("printf", GoExpr.text("%.0f"), code.expr())),
                            () -> text(code.expr())));
            case Shape.Float _ ->
                throw new UntranslatableException(
                    Words.of(place), place.span(), "it may be 1.0, which Go reads as 1");
            case Shape.ListOf _, Shape.MapOf _ ->
                Decision.of(new Lowered.Printed(lowering.printer().nodes(code, place)));
          };
    };
  }

  static GoExpr isOf(String type, GoExpr value) {
    return GoExpr.call("eq", GoExpr.call("printf", GoExpr.text("%T"), value), GoExpr.text(type));
  }

  private static Decision text(GoExpr expression) {
    return Decision.of(new Lowered.Code(expression, Lowered.Form.STRING, Shape.TEXT));
  }

  private static Decision words(GoExpr condition) {
    return Decision.choose(
        Decision.truth(condition),
        () -> Decision.constant(Value.of("True")),
        () -> Decision.constant(Value.of("False")));
  }

  /// Texts, one after the other.
  Decision concat(List<Decision> parts, Expr place) {
    long leaves = 1;
    for (Decision part : parts) {
      leaves = Math.min(1000, leaves * part.leaves());
    }
    if (leaves > 16) {
      return Decision.of(
          new Lowered.Printed(
              parts.stream()
                  .flatMap(each -> lowering.printer().nodes(each, place).stream())
                  .toList()));
    }
    Decision all = Decision.constant(Value.of(""));
    for (Decision part : parts) {
      all = all.then(left -> part.then(right -> Decision.of(join(left, right))));
    }
    return all;
  }

  private Lowered join(Lowered left, Lowered right) {
    if (left instanceof Lowered.Undefined || right instanceof Lowered.Undefined) {
      return left instanceof Lowered.Undefined ? left : right;
    }
    if (left instanceof Lowered.Constant(Value.Str(String a, var _))
        && right instanceof Lowered.Constant(Value.Str(String b, var _))) {
      return new Lowered.Constant(Value.of(a + b));
    }
    if (isEmpty(left)) {
      return right;
    }
    if (isEmpty(right)) {
      return left;
    }
    if (left instanceof Lowered.Printed || right instanceof Lowered.Printed) {
      List<GoNode> nodes = new ArrayList<>(lowering.printer().text(left));
      nodes.addAll(lowering.printer().text(right));
      return new Lowered.Printed(nodes);
    }
    Format format = new Format();
    format.add(left);
    format.add(right);
    return new Lowered.Code(format.call(), Lowered.Form.STRING, Shape.TEXT);
  }

  private static boolean isEmpty(Lowered value) {
    return value instanceof Lowered.Constant(Value.Str(String text, var _)) && text.isEmpty();
  }

  /// A `printf` with `%s` for each part.
  private static final class Format {
    private final StringBuilder format = new StringBuilder();
    private final List<GoExpr> operands = new ArrayList<>();

    void add(Lowered part) {
      switch (part) {
        case Lowered.Constant(Value.Str(String text, var _)) ->
            format.append(text.replace("%", "%%"));
        case Lowered.Code code -> {
          List<GoExpr> inner = GoCode.arguments("printf", code.expr());
          if (!inner.isEmpty() && inner.getFirst() instanceof GoExpr.Text text) {
            format.append(text.value());
            operands.addAll(inner.subList(1, inner.size()));
          } else {
            format.append("%s");
            operands.add(code.expr());
          }
        }
        default -> throw new IllegalStateException("no text: " + part);
      }
    }

    GoExpr call() {
      List<GoExpr> all = new ArrayList<>();
      all.add(GoExpr.text(format.toString()));
      all.addAll(operands);
      return GoCode.call("printf", all);
    }
  }

  /// A text for a function. What a member of a fact or of a required key is, is nil in the first
  /// pass, which no function takes.
  GoExpr argument(Lowered value, Expr place) {
    GoExpr text = string(value, place);
    return isLate(text) ? GoExpr.call("print", text) : text;
  }

  /// Whether it is a member of what is not there in the first pass.
  boolean isLate(GoExpr value) {
    boolean member =
        value instanceof GoExpr.Chain
            || value instanceof GoExpr.Variable variable && !variable.fields().isEmpty()
            || GoCode.function(value).equals("index");
    return member && GoCode.any(value, this::comesLater);
  }

  private boolean comesLater(GoExpr part) {
    return part instanceof GoExpr.Function(var _, String name)
        ? name.equals("key") || name.equals("file")
        : lowering
            .prologue()
            .definition(part)
            .filter(each -> GoCode.any(each, this::comesLater))
            .isPresent();
  }

  /// The text of a value that has to be known or a Go string.
  static GoExpr string(Lowered value, Expr place) {
    return switch (value) {
      case Lowered.Constant(Value.Str(String text, var _)) -> GoExpr.text(text);
      case Lowered.Code code -> code.expr();
      default ->
          throw new UntranslatableException(
              Words.of(place),
              place.span(),
              "a text made by a loop cannot be used in an expression");
    };
  }

  /// The value of an expression, if it is a known text.
  Optional<String> known(Expr expression) {
    return lowering.value(expression).only().orElse(null)
            instanceof Lowered.Constant(Value.Str(String text, var _))
        ? Optional.of(text)
        : Optional.empty();
  }
}
