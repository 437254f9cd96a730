package rolepack.frontend.jinja;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.generated.jinja.JinjaParser.FromStatementContext;
import rolepack.generated.jinja.JinjaParser.ImportedContext;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.source.SourceSpan;

/// Makes `{% from template import name as alias, … with context %}`, where `with context` may stand
/// behind a name, behind a comma, or alone.
final class ImportedNames {
  private final ExpressionBuilder expressions;
  private final TargetBuilder targets;

  ImportedNames(ExpressionBuilder expressions, TargetBuilder targets) {
    this.expressions = expressions;
    this.targets = targets;
  }

  Node fromImport(SourceSpan span, FromStatementContext context) {
    Expr template = expressions.expression(context.expression());
    List<Node.ImportedName> names = new ArrayList<>();
    boolean closed = false;
    boolean withContext = context.WITH() != null;
    for (ImportedContext each : context.imported()) {
      if (closed) {
        throw TemplateProblem.invalid(each.start, "no name can follow 'context'");
      }
      if (each.CONTEXT() == null) {
        names.add(name(each));
      } else {
        closed = true;
        withContext = isWith(each);
      }
    }
    if (context.STRING() != null) {
      withContext = isWith(context.STRING());
    }
    if (closed && context.CONTEXT() != null) {
      throw TemplateProblem.invalid(context.CONTEXT().getSymbol(), "'context' stands here twice");
    }
    return new Node.FromImport(span, template, names, withContext);
  }

  private Node.ImportedName name(ImportedContext context) {
    String name = targets.bound(context.plainName(0));
    if (name.startsWith("_")) {
      throw TemplateProblem.invalid(
          context.start, "'%s' starts with an underscore and cannot be imported", name);
    }
    String alias = context.AS() == null ? name : targets.bound(context.plainName(1));
    return new Node.ImportedName(expressions.span(context), name, alias);
  }

  private static boolean isWith(ImportedContext context) {
    return switch (context.start.getText()) {
      case "with" -> true;
      case "without" -> false;
      default ->
          throw TemplateProblem.invalid(
              context.CONTEXT().getSymbol(), "'with' or 'without' is expected before 'context'");
    };
  }

  /// Jinja2 compares only the value of the word, so that a string does as well.
  private static boolean isWith(TerminalNode text) {
    return switch (Literals.text(text.getText(), "\n")) {
      case "with" -> true;
      case "without" -> false;
      default ->
          throw TemplateProblem.invalid(
              text.getSymbol(), "'with' or 'without' is expected before 'context'");
    };
  }
}
