package rolepack.evaluation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.Condition;
import rolepack.ir.jinja.Expr;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// Evaluates `when` and its like as Ansible's `Conditional`.
final class Conditions {
  private Conditions() {}

  static boolean holds(Condition condition, World world) {
    return switch (condition) {
      case Condition.Constant constant -> constant.value();
      case Condition.Broken broken ->
          throw new EvaluationException.Failed(
                  PythonError.TEMPLATE, "the condition is invalid: " + broken.source())
              .at(broken.span());
      case Condition.Expression expression when expression.source().contains("{{") ->
          rendered(printed(expression.expression(), world), condition, world);
      case Condition.Expression expression ->
          holds(expression.expression(), expression.source(), world);
      case Condition.Rendered rendered -> {
        world.setConverting(true);
        yield rendered(
            new Statements(new Context(world)).run(rendered.template()).result(true),
            condition,
            world);
      }
    };
  }

  /// The frame of an expression by itself.
  static Frame frame(Expr expression, World world) {
    Context context = new Context(world);
    context.setChangesValues(NameUse.of(expression).changes());
    return Frame.root(context, Symbols.none());
  }

  /// What `{{ expression }}` alone gives.
  private static Value printed(Expr expression, World world) {
    if (expression instanceof Expr.Name name) {
      Optional<Value> plain = world.plain(name.name());
      if (plain.isPresent()) {
        return plain.get();
      }
    }
    Output output = new Output();
    output.print(Expressions.evaluate(expression, frame(expression, world)));
    return output.result(true);
  }

  /// A text is a condition again; anything else is true or false by itself.
  private static boolean rendered(Value value, Condition condition, World world) {
    if (!(value instanceof Value.Str text) || text.text().isEmpty()) {
      return Truth.of(value);
    }
    SourceFile file = new SourceFile("condition", text.text());
    Optional<Expr> expression =
        TemplateParser.parseCondition(text.text(), TextOrigin.of(file), new Diagnostics());
    return holds(
        expression.orElseThrow(
            () ->
                new EvaluationException.Failed(
                        PythonError.TEMPLATE, "Invalid conditional detected: " + text.text())
                    .at(condition.span())),
        text.text(),
        world);
  }

  private static boolean holds(Expr expression, String source, World world) {
    try {
      return Truth.of(Expressions.evaluate(expression, frame(expression, world)));
    } catch (EvaluationException.Undefined undefined) {
      return asked(source, undefined).orElseThrow(() -> undefined);
    }
  }

  /// A condition that fails because of an undefined variable still has an answer, if it asks
  /// somewhere whether just that variable is defined.
  private static Optional<Boolean> asked(String source, EvaluationException.Undefined undefined) {
    Matcher name =
        Pattern.compile("'(hostvars\\[.+\\]|\\w+)' is undefined")
            .matcher(new BoundedText(undefined.getMessage()));
    if (!name.find()) {
      return Optional.empty();
    }
    String missing = name.group(1).replace('\'', '"');
    Matcher question =
        Pattern.compile(
                "(hostvars\\[.+\\]|\\w+)\\s+(not\\s+is|is|is\\s+not)\\s+(defined|undefined)")
            .matcher(new BoundedText(source));
    while (question.find()) {
      if (question.group(1).replace('\'', '"').equals(missing)) {
        boolean negated = question.group(2).contains("not");
        boolean shouldExist = negated != question.group(3).equals("defined");
        return Optional.of(!shouldExist);
      }
    }
    return Optional.empty();
  }
}
