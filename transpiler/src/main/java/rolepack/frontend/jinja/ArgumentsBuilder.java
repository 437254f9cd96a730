package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import rolepack.generated.jinja.JinjaParser.ArgumentContext;
import rolepack.generated.jinja.JinjaParser.ArgumentsContext;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;

/// Makes the arguments of one call and holds their order, as Jinja2 does: values, then names, then
/// `*rest`, which names may follow, then `**more`.
final class ArgumentsBuilder {
  private final SourceText source;
  private final ExpressionBuilder expressions;
  private final List<Expr> positional = new ArrayList<>();
  private final List<Arguments.Named> named = new ArrayList<>();
  private Optional<Expr> rest = Optional.empty();
  private Optional<Expr> namedRest = Optional.empty();

  ArgumentsBuilder(SourceText source, ExpressionBuilder expressions) {
    this.source = source;
    this.expressions = expressions;
  }

  Arguments arguments(ArgumentsContext context) {
    int count = context.getChildCount();
    if (count == 2) {
      return Arguments.NONE;
    }
    boolean afterArgument = false;
    for (int each = 1; each < count - 1; each++) {
      ParseTree child = context.getChild(each);
      if (child instanceof ArgumentContext argument) {
        add(argument);
      } else {
        ExpressionBuilder.requireItem(child, afterArgument);
      }
      afterArgument = child instanceof ArgumentContext;
    }
    return new Arguments(positional, named, rest, namedRest);
  }

  private void add(ArgumentContext context) {
    Token first = context.start;
    boolean star = context.getChildCount() == 2;
    Expr value = expressions.expression(context.expression());
    if (context.getChildCount() == 3) {
      require(namedRest.isEmpty(), first, "no argument can follow '**'");
      named.add(new Arguments.Named(expressions.span(context), expressions.name(first), value));
    } else if (star && first.getType() == MUL) {
      require(rest.isEmpty() && namedRest.isEmpty(), first, "only one '*' can stand here");
      rest = Optional.of(value);
    } else if (star) {
      require(namedRest.isEmpty(), first, "only one '**' can stand here");
      namedRest = Optional.of(value);
    } else {
      require(
          rest.isEmpty() && namedRest.isEmpty() && named.isEmpty(),
          first,
          "an argument without a name cannot follow one with a name");
      positional.add(value);
    }
  }

  private static void require(boolean holds, Token place, String otherwise) {
    if (!holds) {
      throw TemplateProblem.invalid(place, "%s", otherwise);
    }
  }
}
