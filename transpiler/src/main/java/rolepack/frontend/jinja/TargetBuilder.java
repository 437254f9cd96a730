package rolepack.frontend.jinja;

import static rolepack.generated.jinja.JinjaLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.generated.jinja.JinjaParser.ParameterContext;
import rolepack.generated.jinja.JinjaParser.ParametersContext;
import rolepack.generated.jinja.JinjaParser.PlainNameContext;
import rolepack.generated.jinja.JinjaParser.SetStatementContext;
import rolepack.generated.jinja.JinjaParser.TargetContext;
import rolepack.generated.jinja.JinjaParser.TargetItemContext;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Node.Target;

/// Makes what a statement binds: targets of assignments, parameters, names.
final class TargetBuilder {
  private final SourceText source;
  private final ExpressionBuilder expressions;
  private boolean specialName;

  TargetBuilder(SourceText source, ExpressionBuilder expressions) {
    this.source = source;
    this.expressions = expressions;
  }

  /// Whether a name was bound that means something to Jinja2's compiler.
  boolean boundSpecialName() {
    return specialName;
  }

  /// The target of a loop or a `with`.
  ///
  /// @param trailingComma whether a comma may stand behind it
  Target target(TargetContext context, boolean trailingComma) {
    int count = context.getChildCount();
    if (count > 1 && !trailingComma && context.getChild(count - 1) instanceof TerminalNode last) {
      throw TemplateProblem.invalid(last.getSymbol(), "a name is missing behind this ','");
    }
    List<Target> items = items(context, 0, count, false);
    return count == 1 ? items.getFirst() : new Target.Tuple(expressions.span(context), items);
  }

  /// The target of a `set`, which may be an attribute of a namespace.
  Target ofSet(SetStatementContext context) {
    if (context.DOT() == null) {
      boolean block = context.TAG_ENDSET() != null;
      boolean bare = context.COLON() == null && context.filterCall().isEmpty();
      return target(context.target(), block && bare);
    }
    Token namespace = context.target().start;
    if (context.target().stop != namespace || namespace.getType() == LPAREN) {
      throw TemplateProblem.invalid(
          context.DOT().getSymbol(), "only 'namespace.name' can be set, without other targets");
    }
    Token attribute = context.NAME().getSymbol();
    return new Target.Attribute(
        source.span(namespace.getStartIndex(), attribute.getStopIndex() + 1),
        expressions.name(namespace),
        expressions.name(attribute));
  }

  private List<Target> items(ParserRuleContext context, int from, int to, boolean nested) {
    List<Target> items = new ArrayList<>();
    boolean afterItem = false;
    for (int each = from; each < to; each++) {
      ParseTree child = context.getChild(each);
      if (child instanceof TargetItemContext item) {
        requireName(item, nested);
        items.add(item(item));
      } else {
        ExpressionBuilder.requireItem(child, afterItem);
      }
      afterItem = child instanceof TargetItemContext;
    }
    return items;
  }

  private Target item(TargetItemContext context) {
    int count = context.getChildCount();
    if (count == 1) {
      return new Target.Name(expressions.span(context), bound(context.start));
    }
    List<Target> items = items(context, 1, count - 1, true);
    return count == 3 ? items.getFirst() : new Target.Tuple(expressions.span(context), items);
  }

  /// In parentheses Jinja2 reads an expression, where `not` is no name.
  private static void requireName(TargetItemContext item, boolean nested) {
    if (nested && item.start.getType() == NOT) {
      throw TemplateProblem.invalid(item.start, "only names can be assigned to");
    }
  }

  /// A name that gets a value.
  String bound(PlainNameContext context) {
    return bound(context.start);
  }

  private String bound(Token token) {
    String name = expressions.name(token);
    switch (name) {
      case "true", "True", "false", "False", "none", "None" ->
          throw TemplateProblem.invalid(token, "nothing can be assigned to '%s'", name);
      case "loop", "caller" -> {
        specialName = true;
        return name;
      }
      default -> {
        return name;
      }
    }
  }

  /// The parameters of a macro or a call.
  List<Node.Parameter> parameters(ParametersContext context) {
    List<Node.Parameter> made = new ArrayList<>();
    for (ParameterContext each : context.parameter()) {
      var defaultValue = Optional.ofNullable(each.expression());
      if (defaultValue.isEmpty() && !made.isEmpty() && made.getLast().defaultValue().isPresent()) {
        throw TemplateProblem.invalid(
            each.start, "a parameter without a default cannot follow one with a default");
      }
      made.add(
          new Node.Parameter(
              expressions.span(each),
              bound(each.start),
              defaultValue.map(expressions::expression)));
    }
    return made;
  }
}
