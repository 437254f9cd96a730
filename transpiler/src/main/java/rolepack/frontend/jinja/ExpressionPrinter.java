package rolepack.frontend.jinja;

import java.util.List;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// Prints expressions so that they parse to the same tree, with no more parentheses than that
/// takes.
///
/// A test without arguments takes a word behind it for one; [#word(String)] gives it empty
/// parentheses where one follows.
final class ExpressionPrinter {
  private static final int CONDITIONAL = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARE = 4;
  private static final int ADD = 5;
  private static final int CONCAT = 6;
  private static final int MULTIPLY = 7;
  private static final int POWER = 8;
  private static final int APPLICATION = 9;
  private static final int SIGN = 10;
  private static final int POSTFIX = 11;

  private final StringBuilder out;
  private final boolean literalBackslashes;

  /// Where a test without arguments ends.
  private int bareTest = -1;

  /// @param literalBackslashes whether a backslash in a text stands for itself
  ExpressionPrinter(StringBuilder out, boolean literalBackslashes) {
    this.out = out;
    this.literalBackslashes = literalBackslashes;
  }

  /// Prints a whole expression, tuples in parentheses.
  void expression(Expr expression) {
    print(expression, CONDITIONAL);
  }

  /// Prints an expression that stands where an inline `if` cannot.
  void condition(Expr expression) {
    print(expression, OR);
  }

  /// Prints a word behind an expression, with a space around it.
  void word(String word) {
    if (out.length() == bareTest) {
      out.append("()");
    }
    out.append(' ').append(word).append(' ');
  }

  private void print(Expr expression, int least) {
    boolean parentheses = level(expression) < least;
    out.append(parentheses ? "(" : "");
    bare(expression);
    out.append(parentheses ? ")" : "");
  }

  private static int level(Expr expression) {
    return switch (expression) {
      case Expr.Conditional _ -> CONDITIONAL;
      case Expr.Logical logical -> logical.operator() == Expr.LogicalOperator.OR ? OR : AND;
      case Expr.Not not -> not.operand() instanceof Expr.Test ? APPLICATION : NOT;
      case Expr.Compare _ -> COMPARE;
      case Expr.Binary binary -> level(binary.operator());
      case Expr.Concat _ -> CONCAT;
      case Expr.Filter _, Expr.Test _ -> APPLICATION;
      case Expr.Sign _ -> SIGN;
      case Expr.Int number -> number.value().signum() < 0 ? SIGN : POSTFIX;
      case Expr.Float number -> Math.copySign(1, number.value()) < 0 ? SIGN : POSTFIX;
      case Expr.Name _, Expr.Text _, Expr.Bool _, Expr.None _ -> POSTFIX;
      case Expr.ListLiteral _, Expr.TupleLiteral _, Expr.DictLiteral _ -> POSTFIX;
      case Expr.Attribute _, Expr.Index _, Expr.Slice _, Expr.Call _ -> POSTFIX;
    };
  }

  private static int level(Expr.BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT -> ADD;
      case MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO -> MULTIPLY;
      case POWER -> POWER;
    };
  }

  private void bare(Expr expression) {
    switch (expression) {
      case Expr.Name name -> out.append(name.name());
      case Expr.Text text -> out.append(TextLiterals.quoted(text.value(), literalBackslashes));
      case Expr.Int number -> out.append(number.value());
      case Expr.Float number -> floating(number.value());
      case Expr.Bool bool -> out.append(bool.value());
      case Expr.None _ -> out.append("none");
      case Expr.ListLiteral list -> items("[", list.items(), "]");
      case Expr.TupleLiteral tuple ->
          items("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")");
      case Expr.DictLiteral dict -> dict(dict);
      case Expr.Attribute attribute -> {
        print(attribute.operand(), POSTFIX);
        out.append('.').append(attribute.name());
      }
      case Expr.Index index -> index(index);
      case Expr.Slice slice -> slice(slice);
      case Expr.Call call -> {
        print(call.operand(), POSTFIX);
        arguments(call.arguments());
      }
      case Expr.Filter filter -> {
        print(filter.operand(), APPLICATION);
        out.append(" | ");
        filterCall(filter.name(), filter.arguments());
      }
      case Expr.Test test -> test(test, "is");
      case Expr.Not not -> not(not);
      case Expr.Sign sign -> {
        out.append(sign.negative() ? '-' : '+');
        print(sign.operand(), SIGN);
      }
      case Expr.Binary binary -> binary(binary);
      case Expr.Logical logical -> {
        boolean or = logical.operator() == Expr.LogicalOperator.OR;
        print(logical.left(), or ? OR : AND);
        out.append(or ? " or " : " and ");
        print(logical.right(), or ? AND : NOT);
      }
      case Expr.Concat concat -> {
        for (int each = 0; each < concat.operands().size(); each++) {
          out.append(each == 0 ? "" : " ~ ");
          print(concat.operands().get(each), MULTIPLY);
        }
      }
      case Expr.Compare compare -> {
        print(compare.first(), ADD);
        for (Expr.Comparison each : compare.comparisons()) {
          operator(each.operator());
          print(each.operand(), ADD);
        }
      }
      case Expr.Conditional conditional -> {
        print(conditional.then(), OR);
        word("if");
        print(conditional.condition(), OR);
        conditional
            .otherwise()
            .ifPresent(
                otherwise -> {
                  out.append(" else ");
                  print(otherwise, CONDITIONAL);
                });
      }
    }
  }

  private void operator(Expr.CompareOperator operator) {
    boolean named = operator == Expr.CompareOperator.IN || operator == Expr.CompareOperator.NOT_IN;
    if (named) {
      word(operator.symbol());
    } else {
      out.append(' ').append(operator.symbol()).append(' ');
    }
  }

  private void floating(double value) {
    if (Double.isInfinite(value)) {
      out.append(value < 0 ? "-1e999" : "1e999");
    } else {
      out.append(value);
    }
  }

  private void items(String start, List<Expr> items, String end) {
    out.append(start);
    for (int each = 0; each < items.size(); each++) {
      out.append(each == 0 ? "" : ", ");
      expression(items.get(each));
    }
    out.append(end);
  }

  private void dict(Expr.DictLiteral dict) {
    String separator = "{";
    for (Expr.DictEntry entry : dict.entries()) {
      out.append(separator);
      expression(entry.key());
      out.append(": ");
      expression(entry.value());
      separator = ", ";
    }
    out.append(dict.entries().isEmpty() ? "{}" : "}");
  }

  private void index(Expr.Index index) {
    print(index.operand(), POSTFIX);
    out.append('[');
    expression(index.index());
    out.append(']');
  }

  private void slice(Expr.Slice slice) {
    print(slice.operand(), POSTFIX);
    out.append('[');
    slice.start().ifPresent(this::expression);
    out.append(':');
    slice.stop().ifPresent(this::expression);
    if (slice.step().isPresent()) {
      out.append(':');
      expression(slice.step().get());
    }
    out.append(']');
  }

  private void binary(Expr.Binary binary) {
    int level = level(binary.operator());
    print(binary.left(), level);
    out.append(' ').append(binary.operator().symbol()).append(' ');
    print(binary.right(), level == ADD ? CONCAT : level + 1);
  }

  private void not(Expr.Not not) {
    if (not.operand() instanceof Expr.Test test) {
      test(test, "is not");
    } else {
      out.append("not ");
      print(not.operand(), NOT);
    }
  }

  /// A test is an operand of another only in parentheses.
  private void test(Expr.Test test, String is) {
    boolean negated = test.operand() instanceof Expr.Not not && not.operand() instanceof Expr.Test;
    print(test.operand(), negated || test.operand() instanceof Expr.Test ? SIGN : APPLICATION);
    out.append(' ').append(is).append(' ').append(test.name());
    Arguments arguments = test.arguments();
    if (arguments.equals(Arguments.NONE)) {
      bareTest = out.length();
    } else if (arguments.positional().size() == 1 && startsWithNot(arguments.positional().get(0))) {
      out.append(' ');
      print(arguments.positional().getFirst(), POSTFIX);
    } else {
      arguments(arguments);
    }
  }

  /// Whether the first word is a name `not`, which Jinja2 reads only as the bare argument of a
  /// test.
  private static boolean startsWithNot(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> name.name().equals("not");
      case Expr.Attribute attribute -> startsWithNot(attribute.operand());
      case Expr.Index index -> startsWithNot(index.operand());
      case Expr.Slice slice -> startsWithNot(slice.operand());
      case Expr.Call call -> startsWithNot(call.operand());
      case Expr.Text _, Expr.Int _, Expr.Float _, Expr.Bool _, Expr.None _ -> false;
      case Expr.ListLiteral _, Expr.TupleLiteral _, Expr.DictLiteral _ -> false;
      case Expr.Filter _, Expr.Test _, Expr.Not _, Expr.Sign _, Expr.Binary _ -> false;
      case Expr.Logical _, Expr.Concat _, Expr.Compare _, Expr.Conditional _ -> false;
    };
  }

  /// Prints `name(arguments)`, without parentheses where there are no arguments.
  void filterCall(String name, Arguments arguments) {
    out.append(name);
    if (!arguments.equals(Arguments.NONE)) {
      arguments(arguments);
    }
  }

  private void arguments(Arguments arguments) {
    out.append('(');
    int start = out.length();
    arguments.positional().forEach(each -> argument(start, "", each));
    arguments.named().forEach(each -> argument(start, each.name() + "=", each.value()));
    arguments.rest().ifPresent(each -> argument(start, "*", each));
    arguments.namedRest().ifPresent(each -> argument(start, "**", each));
    out.append(')');
  }

  private void argument(int start, String prefix, Expr value) {
    out.append(out.length() == start ? "" : ", ").append(prefix);
    expression(value);
  }
}
