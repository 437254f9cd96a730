package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.frontend.jinja.OperatorPrecedence.Operand;
import rolepack.generated.jinja.JinjaParser.*;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// Makes expressions of the parser's contexts.
///
/// An expression's span leaves out parentheses around it, except a tuple's own, and takes in those
/// around its operands.
final class ExpressionBuilder {
  private final SourceText source;
  private final LiteralBuilder literals;

  ExpressionBuilder(SourceText source) {
    this.source = source;
    this.literals = new LiteralBuilder(source, this);
  }

  /// `a, b`, or a single expression.
  Expr tuple(TupleContext context) {
    return context.getChildCount() == 1
        ? expression((ExpressionContext) context.getChild(0))
        : new Expr.TupleLiteral(span(context), items(context, 0, context.getChildCount()));
  }

  /// The same without inline `if`.
  Expr condition(ConditionContext context) {
    return context.getChildCount() == 1
        ? operation((OperationContext) context.getChild(0)).expression()
        : new Expr.TupleLiteral(span(context), items(context, 0, context.getChildCount()));
  }

  /// The children `[from, to)`, separated by commas, of which the last may be one too many.
  List<Expr> items(ParserRuleContext context, int from, int to) {
    List<Expr> items = new ArrayList<>((to - from) / 2 + 1);
    boolean afterItem = false;
    for (int each = from; each < to; each++) {
      ParseTree child = context.getChild(each);
      if (child instanceof ExpressionContext item) {
        items.add(expression(item));
      } else if (child instanceof OperationContext item) {
        items.add(operation(item).expression());
      } else {
        requireItem(child, afterItem);
      }
      afterItem = !(child instanceof TerminalNode);
    }
    return items;
  }

  /// Rejects a comma that follows a comma.
  static void requireItem(ParseTree comma, boolean afterItem) {
    if (!afterItem) {
      throw TemplateProblem.invalid(symbol(comma), "a value is missing before this ','");
    }
  }

  /// `a if b else c`.
  Expr expression(ExpressionContext context) {
    int count = context.getChildCount();
    Operand first = operation((OperationContext) context.getChild(0));
    return count == 1 ? first.expression() : conditional(context, first, 1);
  }

  /// What follows a value: any number of `if b`, of which one with an `else` takes all that follow
  /// it for its own.
  private Expr conditional(ExpressionContext context, Operand first, int from) {
    List<Operand> left = new ArrayList<>();
    List<Operand> conditions = new ArrayList<>();
    Operand then = first;
    int end = context.getChildCount();
    int each = from;
    while (each < end) {
      Operand condition = operation((OperationContext) context.getChild(each + 1));
      each += 2;
      if (each < end && symbol(context.getChild(each)).getType() == ELSE) {
        left.add(then);
        conditions.add(condition);
        then = operation((OperationContext) context.getChild(each + 1));
        each += 2;
      } else {
        then = conditional(condition, then, Optional.empty());
      }
    }
    while (!left.isEmpty()) {
      then = conditional(conditions.removeLast(), left.removeLast(), Optional.of(then));
    }
    return then.expression();
  }

  private Operand conditional(Operand condition, Operand then, Optional<Operand> otherwise) {
    int end = otherwise.orElse(condition).end();
    Expr made =
        new Expr.Conditional(
            source.span(then.start(), end),
            condition.expression(),
            then.expression(),
            otherwise.map(Operand::expression));
    return new Operand(made, then.start(), end);
  }

  /// A row of operands and operators.
  Operand operation(OperationContext context) {
    int count = context.getChildCount();
    if (count == 1) {
      return operand((OperandContext) context.getChild(0));
    }
    OperatorPrecedence row = new OperatorPrecedence(source);
    boolean value = true;
    for (int each = 0; each < count; each++) {
      if (context.getChild(each) instanceof OperandContext operand) {
        row.operand(operand(operand));
        value = false;
        continue;
      }
      Token token = symbol(context.getChild(each));
      if (token.getType() != NOT) {
        row.operator(token.getType());
      } else if (value) {
        row.not(token);
      } else {
        row.operator(OperatorPrecedence.NOT_IN);
        each++;
      }
      value = true;
    }
    return row.result();
  }

  private Operand operand(OperandContext context) {
    int count = context.getChildCount();
    int signs = 0;
    while (context.getChild(signs) instanceof TerminalNode) {
      signs++;
    }
    Operand made = primary((ParserRuleContext) context.getChild(signs));
    int each = signs + 1;
    while (each < count && context.getChild(each) instanceof TrailerContext trailer) {
      made = trailer(made, trailer);
      each++;
    }
    for (int sign = signs - 1; sign >= 0; sign--) {
      Token token = symbol(context.getChild(sign));
      SourceSpan span = source.span(token.getStartIndex(), made.end());
      Expr signed = new Expr.Sign(span, token.getType() == SUB, made.expression());
      made = new Operand(signed, token.getStartIndex(), made.end());
    }
    boolean bareTest = false;
    while (each < count) {
      ApplicationContext application = (ApplicationContext) context.getChild(each);
      boolean test = application instanceof TestContext;
      if (test && bareTest) {
        throw TemplateProblem.invalid(application.start, "%s", SyntaxMessages.TEST_AFTER_TEST);
      }
      bareTest =
          test && application.getChild(application.getChildCount() - 1) instanceof TerminalNode;
      made = application(made, application);
      each++;
    }
    return made;
  }

  private Operand primary(ParserRuleContext context) {
    Expr made =
        context instanceof LiteralContext literal
            ? literals.literal(literal)
            : literals.group((GroupContext) context);
    return new Operand(made, start(context), end(context));
  }

  private Operand trailer(Operand operand, TrailerContext context) {
    SourceSpan span = source.span(operand.start(), end(context));
    Expr value = operand.expression();
    Expr made;
    if (context.getChild(0) instanceof ArgumentsContext arguments) {
      made = new Expr.Call(span, value, arguments(arguments));
    } else {
      Token first = context.start;
      Token last = context.stop;
      made =
          switch (first.getType()) {
            case DOT_INT -> new Expr.Index(span, value, literals.integerBehindDot(last));
            case DOT ->
                last.getType() == INT
                    ? new Expr.Index(span, value, literals.integer(last))
                    : new Expr.Attribute(span, value, literals.name(last));
            default -> new SubscriptBuilder(source, this).subscript(span, value, context);
          };
    }
    return new Operand(made, operand.start(), end(context));
  }

  private Operand application(Operand operand, ApplicationContext context) {
    return context instanceof FilterContext filter
        ? filter(operand, filter)
        : test(operand, (TestContext) context);
  }

  private Operand filter(Operand operand, FilterContext context) {
    int arguments = 1;
    while (arguments < context.getChildCount()
        && context.getChild(arguments) instanceof TerminalNode) {
      arguments++;
    }
    boolean own = arguments < context.getChildCount();
    ParserRuleContext last = own ? (ParserRuleContext) context.getChild(arguments) : null;
    int end = own ? end(last) : symbol(context.getChild(arguments - 1)).getStopIndex() + 1;
    Expr made =
        new Expr.Filter(
            source.span(operand.start(), end),
            operand.expression(),
            literals.dottedName(context, 1, arguments),
            own ? arguments((ArgumentsContext) last) : Arguments.NONE);
    return calls(new Operand(made, operand.start(), end), context, arguments + 1);
  }

  private Operand test(Operand operand, TestContext context) {
    boolean negated = context.NOT() != null;
    int name = negated ? 2 : 1;
    int next = name;
    while (next < context.getChildCount() && context.getChild(next) instanceof TerminalNode) {
      next++;
    }
    int end = symbol(context.getChild(next - 1)).getStopIndex() + 1;
    Arguments arguments = Arguments.NONE;
    int calls = next;
    if (next < context.getChildCount()) {
      if (context.getChild(next) instanceof ArgumentsContext own) {
        arguments = arguments(own);
        end = end(own);
        calls = next + 1;
      } else {
        Operand argument = primary((ParserRuleContext) context.getChild(next));
        for (calls = next + 1; calls < context.getChildCount(); calls++) {
          argument = trailer(argument, (TrailerContext) context.getChild(calls));
        }
        arguments =
            new Arguments(
                List.of(argument.expression()), List.of(), Optional.empty(), Optional.empty());
        end = argument.end();
      }
    }
    SourceSpan span = source.span(operand.start(), end);
    Expr made =
        new Expr.Test(
            span, operand.expression(), literals.dottedName(context, name, next), arguments);
    made = negated ? new Expr.Not(span, made) : made;
    return calls(new Operand(made, operand.start(), end), context, calls);
  }

  private Operand calls(Operand called, ParserRuleContext context, int from) {
    Operand made = called;
    for (int each = from; each < context.getChildCount(); each++) {
      ArgumentsContext arguments = (ArgumentsContext) context.getChild(each);
      SourceSpan span = source.span(made.start(), end(arguments));
      Expr call = new Expr.Call(span, made.expression(), arguments(arguments));
      made = new Operand(call, made.start(), end(arguments));
    }
    return made;
  }

  /// `(a, name=b, *c, **d)`.
  Arguments arguments(ArgumentsContext context) {
    return new ArgumentsBuilder(source, this).arguments(context);
  }

  /// `name(arguments)` of a block that filters.
  Node.FilterCall filterCall(FilterCallContext context) {
    ArgumentsContext arguments = context.arguments();
    int names = context.getChildCount() - (arguments == null ? 0 : 1);
    return new Node.FilterCall(
        span(context),
        literals.dottedName(context, 0, names),
        arguments == null ? Arguments.NONE : arguments(arguments));
  }

  /// A word that names something.
  String name(Token token) {
    return literals.name(token);
  }

  SourceSpan span(ParserRuleContext context) {
    return source.span(start(context), end(context));
  }

  static Token symbol(ParseTree terminal) {
    return ((TerminalNode) terminal).getSymbol();
  }

  static int start(ParserRuleContext context) {
    return context.start.getStartIndex();
  }

  static int end(ParserRuleContext context) {
    return context.stop.getStopIndex() + 1;
  }
}
