package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// Expressions of Go templates, as short as they can be.
final class GoCode {
  private GoCode() {}

  static GoExpr call(String function, List<GoExpr> operands) {
    return GoExpr.call(function, operands.toArray(GoExpr[]::new));
  }

  static GoExpr and(GoExpr left, GoExpr right) {
    return joined("and", left, right);
  }

  static GoExpr or(GoExpr left, GoExpr right) {
    return joined("or", left, right);
  }

  private static GoExpr joined(String operator, GoExpr left, GoExpr right) {
    List<GoExpr> operands = new ArrayList<>(operands(operator, left));
    operands.addAll(operands(operator, right));
    return call(operator, operands);
  }

  private static List<GoExpr> operands(String function, GoExpr expression) {
    List<GoExpr> all = arguments(function, expression);
    return all.isEmpty() ? List.of(expression) : all;
  }

  /// The arguments of a call of a function; empty where the expression is something else.
  static List<GoExpr> arguments(String function, GoExpr expression) {
    if (expression instanceof GoExpr.Parenthesised(Position _, Pipeline pipeline)
        && pipeline.variables().isEmpty()
        && pipeline.commands().size() == 1
        && pipeline.commands().getFirst().operands().getFirst()
            instanceof GoExpr.Function(Position _, String name)
        && name.equals(function)) {
      List<GoExpr> operands = pipeline.commands().getFirst().operands();
      return operands.subList(1, operands.size());
    }
    return List.of();
  }

  /// `or x ""`: the empty text where nothing has come yet.
  static GoExpr orEmpty(GoExpr value) {
    return GoExpr.call("or", value, GoExpr.text(""));
  }

  /// The value where nothing matters but its text or its truth: `or x "" -> x`.
  static GoExpr bare(GoExpr value) {
    List<GoExpr> operands = arguments("or", value);
    return operands.size() == 2 && operands.getLast().equals(GoExpr.text(""))
        ? operands.getFirst()
        : value;
  }

  /// `not x`, or the comparison that is its opposite.
  static GoExpr not(GoExpr condition) {
    for (String[] pair : OPPOSITES) {
      List<GoExpr> operands = arguments(pair[0], condition);
      if (operands.size() == 2) {
        return call(pair[1], operands);
      }
    }
    List<GoExpr> inner = arguments("not", condition);
    return inner.size() == 1 ? inner.getFirst() : GoExpr.call("not", condition);
  }

  private static final String[][] OPPOSITES = {
    {"eq", "ne"}, {"ne", "eq"}, {"lt", "ge"}, {"ge", "lt"}, {"gt", "le"}, {"le", "gt"}
  };

  static GoExpr len(GoExpr list) {
    return GoExpr.call("len", list);
  }

  static GoExpr index(GoExpr list, GoExpr index) {
    return GoExpr.call("index", list, index);
  }

  /// `a + b`.
  static GoExpr plus(GoExpr left, GoExpr right) {
    return GoExpr.call("add", right, left);
  }

  /// `a - b`: consul-template's function takes them the other way round.
  static GoExpr minus(GoExpr left, GoExpr right) {
    return GoExpr.call("subtract", right, left);
  }

  /// `x | f a`: the last argument in front.
  static GoExpr pipe(GoExpr value, String function, GoExpr... arguments) {
    List<Pipeline.Command> commands = new ArrayList<>();
    if (value instanceof GoExpr.Parenthesised(Position _, Pipeline inner)
        && inner.variables().isEmpty()) {
      commands.addAll(inner.commands());
    } else {
      commands.add(new Pipeline.Command(Position.NONE, List.of(value)));
    }
    List<GoExpr> operands = new ArrayList<>();
    operands.add(new GoExpr.Function(Position.NONE, function));
    operands.addAll(List.of(arguments));
    commands.add(new Pipeline.Command(Position.NONE, operands));
    return new GoExpr.Parenthesised(
        Position.NONE, new Pipeline(Position.NONE, List.of(), false, commands));
  }

  /// What is piped into a function without further arguments; the expression itself where it is
  /// something else.
  static GoExpr piped(GoExpr expression, String function) {
    if (expression instanceof GoExpr.Parenthesised(Position _, Pipeline pipeline)
        && pipeline.variables().isEmpty()
        && pipeline.commands().size() == 2
        && pipeline.commands().getLast().operands() instanceof List<GoExpr> operands
        && operands.size() == 1
        && operands.getFirst() instanceof GoExpr.Function(Position _, String name)
        && name.equals(function)) {
      return new GoExpr.Parenthesised(
          Position.NONE,
          new Pipeline(Position.NONE, List.of(), false, List.of(pipeline.commands().getFirst())));
    }
    return expression;
  }

  /// `x.name`; an `index` where the name is no identifier of Go.
  static GoExpr member(GoExpr map, String name) {
    if (!isIdentifier(name)) {
      return index(map, GoExpr.text(name));
    }
    return switch (map) {
      case GoExpr.Variable(Position position, String variable, List<String> fields) ->
          new GoExpr.Variable(position, variable, append(fields, name));
      case GoExpr.Field(Position position, List<String> names) ->
          new GoExpr.Field(position, append(names, name));
      case GoExpr.Chain(Position position, GoExpr operand, List<String> fields) ->
          new GoExpr.Chain(position, operand, append(fields, name));
      case GoExpr.Dot _ -> GoExpr.field(name);
      case GoExpr.Parenthesised _ -> new GoExpr.Chain(Position.NONE, map, List.of(name));
      case GoExpr.Nil _, GoExpr.Bool _, GoExpr.Number _, GoExpr.Text _, GoExpr.Function _ ->
          index(map, GoExpr.text(name));
    };
  }

  private static List<String> append(List<String> names, String name) {
    List<String> all = new ArrayList<>(names);
    all.add(name);
    return all;
  }

  /// Whether `.name` can be written.
  static boolean isIdentifier(String name) {
    if (name.isEmpty() || !letter(name.charAt(0))) {
      return false;
    }
    return name.chars().allMatch(each -> letter((char) each) || each >= '0' && each <= '9');
  }

  private static boolean letter(char each) {
    return each == '_' || each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
  }

  /// Whether an expression calls a function.
  static boolean calls(GoExpr expression, String function) {
    return any(
        expression,
        each -> each instanceof GoExpr.Function(Position _, String name) && name.equals(function));
  }

  /// Whether an expression asks for a secret, which may only happen where its value is needed: old
  /// versions end where it is not there.
  static boolean asksVault(GoExpr expression) {
    return calls(expression, "secret") || calls(expression, "vault");
  }

  /// Whether an expression reads a variable whose name begins so.
  static boolean reads(GoExpr expression, String variable) {
    return any(
        expression, each -> each instanceof GoExpr.Variable it && it.name().startsWith(variable));
  }

  /// Whether an expression or a part of it is such a one.
  static boolean any(GoExpr expression, Predicate<GoExpr> wanted) {
    return wanted.test(expression)
        || switch (expression) {
          case GoExpr.Parenthesised(Position _, Pipeline pipeline) ->
              pipeline.commands().stream()
                  .flatMap(each -> each.operands().stream())
                  .anyMatch(each -> any(each, wanted));
          case GoExpr.Chain chain -> any(chain.operand(), wanted);
          case GoExpr.Variable _,
              GoExpr.Function _,
              GoExpr.Dot _,
              GoExpr.Nil _,
              GoExpr.Bool _,
              GoExpr.Number _,
              GoExpr.Text _,
              GoExpr.Field _ ->
              false;
        };
  }

  /// The function that gives a value; empty where it is none.
  static String function(GoExpr value) {
    return value instanceof GoExpr.Parenthesised(var _, Pipeline pipeline)
            && pipeline.commands().getLast().operands().getFirst()
                instanceof GoExpr.Function(var _, String name)
        ? name
        : "";
  }
}
