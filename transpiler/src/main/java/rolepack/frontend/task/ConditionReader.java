package rolepack.frontend.task;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.Condition;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// YAML value of `when` and its like -> conditions, one for each line of a list.
final class ConditionReader {
  private final Diagnostics diagnostics;

  ConditionReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  List<Condition> read(YamlNode node) {
    List<Condition> conditions = new ArrayList<>();
    add(node, conditions);
    return conditions;
  }

  private void add(YamlNode node, List<Condition> conditions) {
    SourceSpan span = node.span();
    switch (node) {
      case YamlNode.Null _ -> {}
      case YamlNode.Bool bool -> conditions.add(constant(span, bool.value()));
      case YamlNode.Int number ->
          conditions.add(constant(span, !number.value().equals(BigInteger.ZERO)));
      case YamlNode.Float number -> conditions.add(constant(span, number.value() != 0));
      case YamlNode.Text text -> {
        if (!text.value().isBlank()) {
          conditions.add(text(text));
        }
      }
      case YamlNode.Sequence sequence ->
          sequence.items().forEach(each -> add(each.value(), conditions));
      case YamlNode.Mapping _, YamlNode.Timestamp _, YamlNode.Vault _ -> {
        diagnostics.report(
            DiagnosticKind.UNEXPECTED_SHAPE, span, "a condition", ScalarText.shape(node));
        conditions.add(new Condition.Broken(span, span.text()));
      }
    }
  }

  private static Condition constant(SourceSpan span, boolean value) {
    return new Condition.Constant(span, span.text(), value);
  }

  private Condition text(YamlNode.Text text) {
    SourceSpan span = text.span();
    String source = text.value();
    if (!DataTemplateReader.isTemplate(source)) {
      Optional<Expr> expression = TemplateParser.parseCondition(source, text.origin(), diagnostics);
      return expression.isPresent()
          ? new Condition.Expression(span, source, expression.get())
          : new Condition.Broken(span, source);
    }
    Optional<Template> template = TemplateParser.parse(source, text.origin(), diagnostics);
    if (template.isEmpty()) {
      return new Condition.Broken(span, source);
    }
    Optional<Expr> only = onlyExpression(template.get());
    return only.isPresent()
        ? new Condition.Expression(span, source, only.get())
        : new Condition.Rendered(span, source, template.get());
  }

  /// `{{ a }}` and white space -> `a`.
  private static Optional<Expr> onlyExpression(Template template) {
    Optional<Expr> only = Optional.empty();
    for (Node node : template.body()) {
      if (node instanceof Node.Output(_, Expr expression) && only.isEmpty()) {
        only = Optional.of(expression);
      } else if (!(node instanceof Node.Text(_, String text) && text.isBlank())) {
        return Optional.empty();
      }
    }
    return only;
  }
}
