package rolepack.evaluation;

import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// `include`, `import` and `from`.
final class Imports {
  private Imports() {}

  /// The template that an expression names, or the first that exists of a list.
  static Template template(Expr name, Frame frame) {
    return find(name, frame)
        .orElseThrow(
            () ->
                new EvaluationException.Failed(PythonError.TEMPLATE, "the template does not exist")
                    .at(name.span()));
  }

  private static Optional<Template> find(Expr name, Frame frame) {
    Value value = Types.known(Expressions.evaluate(name, frame));
    List<Value> names = value instanceof Value.Str ? List.of(value) : Iteration.list(value);
    for (Value each : names) {
      Optional<Template> found =
          frame.context().world().scope().template(Inputs.Bound.text(each, "a template's name"));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  static void include(Node.Include include, Frame frame, Output output) {
    Optional<Template> found = find(include.template(), frame);
    if (found.isEmpty()) {
      if (include.ignoreMissing()) {
        return;
      }
      throw new EvaluationException.Failed(PythonError.TEMPLATE, "the template does not exist");
    }
    Context context = context(include.withContext(), frame);
    new Statements(context).run(found.get(), output);
  }

  private static Context context(boolean withContext, Frame frame) {
    return withContext ? Context.within(frame) : Context.alone(frame.context().world());
  }

  /// A template as a thing whose attributes are its macros and variables.
  static Value module(Expr name, boolean withContext, Frame frame) {
    Context context = context(withContext, frame);
    Output output = new Output();
    new Statements(context).run(template(name, frame), output);
    String text = output.plainText();
    return new Value.Instance(
        new Value.Members() {
          @Override
          public String description() {
            return "TemplateModule";
          }

          @Override
          public Optional<Value> attribute(String attribute) {
            return Optional.ofNullable(context.exported().get(attribute));
          }

          @Override
          public String text() {
            return text;
          }
        });
  }

  static Value member(Value module, String name) {
    return Access.attribute(module, name)
        .orElseGet(
            () ->
                new Value.Undefined(
                    "the template does not export the requested name "
                        + Representation.quoted(name),
                    true));
  }
}
