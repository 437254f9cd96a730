package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import rolepack.generated.jinja.JinjaParser.DictContext;
import rolepack.generated.jinja.JinjaParser.GroupContext;
import rolepack.generated.jinja.JinjaParser.ListContext;
import rolepack.generated.jinja.JinjaParser.LiteralContext;
import rolepack.generated.jinja.JinjaParser.PairContext;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceSpan;

/// Makes names and literals: everything that holds no operator.
final class LiteralBuilder {
  private final SourceText source;
  private final ExpressionBuilder expressions;

  LiteralBuilder(SourceText source, ExpressionBuilder expressions) {
    this.source = source;
    this.expressions = expressions;
  }

  Expr literal(LiteralContext context) {
    ParseTree only = context.getChild(0);
    if (only instanceof ListContext list) {
      return new Expr.ListLiteral(
          expressions.span(list), expressions.items(list, 1, list.getChildCount() - 1));
    }
    if (only instanceof DictContext dict) {
      return dict(dict);
    }
    Token token = ExpressionBuilder.symbol(only);
    SourceSpan span = expressions.span(context);
    return switch (token.getType()) {
      case NAME -> new Expr.Name(span, name(token));
      case TRUE -> new Expr.Bool(span, true);
      case FALSE -> new Expr.Bool(span, false);
      case NONE -> new Expr.None(span);
      case INT -> integer(token);
      case FLOAT -> floating(token);
      default -> text(span, context);
    };
  }

  /// `(a)`, `(a, b)`, `()`.
  Expr group(GroupContext context) {
    int count = context.getChildCount();
    List<Expr> items = expressions.items(context, 1, count - 1);
    return count == 3 ? items.getFirst() : new Expr.TupleLiteral(expressions.span(context), items);
  }

  private Expr dict(DictContext context) {
    List<Expr.DictEntry> entries = new ArrayList<>();
    boolean afterPair = false;
    for (int each = 1; each < context.getChildCount() - 1; each++) {
      ParseTree child = context.getChild(each);
      if (child instanceof PairContext pair) {
        Expr key = expressions.expression(pair.expression(0));
        entries.add(new Expr.DictEntry(key, expressions.expression(pair.expression(1))));
      } else {
        ExpressionBuilder.requireItem(child, afterPair);
      }
      afterPair = child instanceof PairContext;
    }
    return new Expr.DictLiteral(expressions.span(context), entries);
  }

  private Expr text(SourceSpan span, LiteralContext context) {
    if (context.getChildCount() == 1) {
      return new Expr.Text(span, part(context.getChild(0)));
    }
    StringBuilder all = new StringBuilder();
    for (ParseTree each : context.children) {
      all.append(part(each));
    }
    return new Expr.Text(span, all.toString());
  }

  private String part(ParseTree literal) {
    Token token = ExpressionBuilder.symbol(literal);
    try {
      return Literals.text(token.getText(), source.settings().newlineSequence());
    } catch (IllegalArgumentException wrong) {
      throw TemplateProblem.invalid(token, "%s", wrong.getMessage());
    }
  }

  Expr integer(Token token) {
    return integer(token, token.getStartIndex());
  }

  /// The number of `.0`, which is one token.
  Expr integerBehindDot(Token token) {
    return integer(token, token.getStartIndex() + 1);
  }

  private Expr integer(Token token, int start) {
    int end = token.getStopIndex() + 1;
    try {
      return new Expr.Int(
          source.span(start, end), Literals.integer(source.text().substring(start, end)));
    } catch (IllegalArgumentException wrong) {
      throw TemplateProblem.invalid(token, "%s", wrong.getMessage());
    }
  }

  private Expr floating(Token token) {
    SourceSpan span = source.span(token.getStartIndex(), token.getStopIndex() + 1);
    try {
      return new Expr.Float(span, Literals.floating(token.getText()));
    } catch (IllegalArgumentException wrong) {
      throw TemplateProblem.invalid(token, "%s", wrong.getMessage());
    }
  }

  /// A word that names something.
  String name(Token token) {
    String name = token.getText();
    if (!PythonCharacters.isIdentifier(name)) {
      throw TemplateProblem.invalid(token, "'%s' is no name", name);
    }
    return name;
  }

  /// `a.b.c`, the children `[from, to)`.
  String dottedName(ParserRuleContext context, int from, int to) {
    if (to == from + 1) {
      return name(ExpressionBuilder.symbol(context.getChild(from)));
    }
    StringBuilder all = new StringBuilder();
    for (int each = from; each < to; each++) {
      Token token = ExpressionBuilder.symbol(context.getChild(each));
      all.append(token.getType() == DOT ? "." : name(token));
    }
    return all.toString();
  }
}
