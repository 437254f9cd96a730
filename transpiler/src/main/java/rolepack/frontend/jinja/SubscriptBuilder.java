package rolepack.frontend.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;
import rolepack.generated.jinja.JinjaParser.ExpressionContext;
import rolepack.generated.jinja.JinjaParser.SubscriptContext;
import rolepack.generated.jinja.JinjaParser.TrailerContext;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// Makes `operand[index]`, `operand[start:stop:step]` and `operand[a, b]`.
final class SubscriptBuilder {
  private final SourceText source;
  private final ExpressionBuilder expressions;

  SubscriptBuilder(SourceText source, ExpressionBuilder expressions) {
    this.source = source;
    this.expressions = expressions;
  }

  Expr subscript(SourceSpan span, Expr operand, TrailerContext context) {
    if (context.getChildCount() == 3) {
      SubscriptContext only = (SubscriptContext) context.getChild(1);
      return isSlice(only)
          ? slice(span, operand, only)
          : new Expr.Index(span, operand, index(only));
    }
    List<Expr> items = new ArrayList<>();
    for (ParseTree each : context.children) {
      if (each instanceof SubscriptContext subscript) {
        if (isSlice(subscript)) {
          throw TemplateProblem.invalid(
              ExpressionBuilder.start(subscript),
              ExpressionBuilder.end(subscript),
              "a slice cannot stand beside another subscript");
        }
        items.add(index(subscript));
      }
    }
    int start = context.start.getStartIndex();
    SourceSpan inner = source.span(start, ExpressionBuilder.end(context));
    return new Expr.Index(span, operand, new Expr.TupleLiteral(inner, items));
  }

  private static boolean isSlice(SubscriptContext context) {
    return context.getChildCount() > 1 || !(context.getChild(0) instanceof ExpressionContext);
  }

  private Expr index(SubscriptContext context) {
    return expressions.expression((ExpressionContext) context.getChild(0));
  }

  private Expr slice(SourceSpan span, Expr operand, SubscriptContext context) {
    List<Optional<Expr>> bounds = new ArrayList<>();
    Optional<Expr> bound = Optional.empty();
    for (ParseTree each : context.children) {
      if (each instanceof ExpressionContext expression) {
        bound = Optional.of(expressions.expression(expression));
      } else {
        bounds.add(bound);
        bound = Optional.empty();
      }
    }
    bounds.add(bound);
    Optional<Expr> step = bounds.size() > 2 ? bounds.get(2) : Optional.empty();
    return new Expr.Slice(span, operand, bounds.get(0), bounds.get(1), step);
  }
}
