package rolepack.frontend.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.ir.yaml.YamlNode;

/// `users` -> `{{ users }}` where a loop of Ansible 1.x names a variable without braces.
///
/// Ansible 1.x tries every such text as an expression and keeps the text where that fails or is
/// undefined. Without the site's variables it cannot be tried here, so the form decides: a path
/// (`groups['all']`, `result.stdout_lines`, `users|default([])`) is a variable; so is a lone name
/// in the old dialect where it is all that the loop is given. As one of several terms, or in the
/// new dialect, a lone name is a variable only if the repository defines it or Ansible does.
final class BareVariable {
  private static final Set<String> MAGIC =
      Set.of(
          "groups",
          "group_names",
          "hostvars",
          "play_hosts",
          "inventory_hostname",
          "environment",
          "vars");

  private BareVariable() {}

  /// @param alone whether the text is all that the loop is given
  static Optional<DataTemplate> read(YamlNode.Text text, boolean alone, ReadingContext context) {
    String source = text.value();
    if (text.unsafe() || source.isBlank() || !mayStartName(source.strip().charAt(0))) {
      return Optional.empty();
    }
    return TemplateParser.parseExpression(source, text.origin(), new Diagnostics())
        .filter(each -> isVariable(each, alone, context))
        .map(
            each ->
                new DataTemplate.Text(
                    text.span(),
                    "{{ " + source.strip() + " }}",
                    new Template(
                        text.span(),
                        List.of(new Node.Output(text.span(), each)),
                        0,
                        TemplateSettings.INLINE)));
  }

  private static boolean mayStartName(char character) {
    return Character.isLetter(character) || character == '_';
  }

  private static boolean isVariable(Expr expression, boolean alone, ReadingContext context) {
    if (expression instanceof Expr.Name(_, String name)) {
      return alone && context.dialect() == Dialect.OLD
          || context.knownVariables().contains(name)
          || MAGIC.contains(name)
          || name.startsWith("ansible_");
    }
    return isPath(expression);
  }

  private static boolean isPath(Expr expression) {
    return switch (expression) {
      case Expr.Name _ -> true;
      case Expr.Attribute attribute -> isPath(attribute.operand());
      case Expr.Index index -> isPath(index.operand());
      case Expr.Slice slice -> isPath(slice.operand());
      case Expr.Filter filter -> isPath(filter.operand());
      case Expr.Call call -> call.operand() instanceof Expr.Attribute && isPath(call.operand());
      case Expr.Text _,
          Expr.Int _,
          Expr.Float _,
          Expr.Bool _,
          Expr.None _,
          Expr.ListLiteral _,
          Expr.TupleLiteral _,
          Expr.DictLiteral _,
          Expr.Test _,
          Expr.Not _,
          Expr.Sign _,
          Expr.Binary _,
          Expr.Logical _,
          Expr.Concat _,
          Expr.Compare _,
          Expr.Conditional _ ->
          false;
    };
  }
}
