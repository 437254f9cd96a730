package rolepack.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// One line of a table in `evaluation/*.jsonl`, and what our evaluator answers to it, in the form
/// that `oracle.py` writes.
record EvaluationCase(Value.Dict line, Value.Dict common) {
  /// Reads a table: a first line `{"variables": …}` holds for the lines after it.
  static List<EvaluationCase> read(String table) {
    List<EvaluationCase> cases = new ArrayList<>();
    Value.Dict common = new Value.Dict();
    for (String text : table.split("\n")) {
      if (text.isBlank()) {
        continue;
      }
      Value.Dict line = (Value.Dict) JsonReader.read(text);
      if (line.entries().size() == 1 && line.get("variables").isPresent()) {
        common = (Value.Dict) line.get("variables").get();
      } else {
        cases.add(new EvaluationCase(line, common));
      }
    }
    return cases;
  }

  /// What is evaluated.
  String text() {
    for (String kind : List.of("expression", "data", "template", "condition", "loop")) {
      if (line.get(kind).isPresent()) {
        return kind + " " + JsonWriter.PLAIN.write(line.get(kind).get());
      }
    }
    throw new AssertionError("not a case: " + line);
  }

  /// What the table says: a value and its type, an undefined value, or an error.
  String expected() {
    return shown(
        line.get("value").map(Representation::str),
        line.get("type").map(Representation::str),
        line.get("undefined").isPresent(),
        line.get("error").map(Representation::str));
  }

  private static String shown(
      Optional<String> value, Optional<String> type, boolean undefined, Optional<String> error) {
    if (error.isPresent()) {
      return "error: " + error.get();
    }
    return undefined ? "undefined" : value.orElseThrow() + " " + type.orElseThrow();
  }

  /// What our evaluator says; `unsupported: …` where it does not know.
  String actual() {
    try {
      return Evaluator.within(Limits.DEFAULT, () -> shown(evaluate()));
    } catch (EvaluationException.Undefined _) {
      return "error: undefined";
    } catch (EvaluationException.Failed _) {
      return "error: error";
    } catch (EvaluationException.Unsupported failure) {
      return "unsupported: " + failure.getMessage();
    } catch (EvaluationException.TooLarge failure) {
      return "too large: " + failure.getMessage();
    }
  }

  String debug() {
    return Evaluator.within(Limits.DEFAULT, () -> shown(evaluate()));
  }

  private static String shown(Value value) {
    if (value instanceof Value.Undefined) {
      return "undefined";
    }
    String type = Types.name(value);
    return Representation.repr(value) + " " + (type.equals("NativeJinjaText") ? "str" : type);
  }

  private Scope scope() {
    Map<String, DataTemplate> variables = new HashMap<>();
    common.entries().forEach((key, value) -> variables.put(text(key), WrittenValue.of(value)));
    line.get("variables")
        .ifPresent(
            own ->
                ((Value.Dict) own)
                    .entries()
                    .forEach((key, value) -> variables.put(text(key), WrittenValue.of(value))));
    Optional<Value> files = line.get("files");
    return new Scope() {
      @Override
      public Optional<Binding> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(Binding.Written::new);
      }

      @Override
      public Optional<Template> template(String name) {
        return files
            .flatMap(each -> ((Value.Dict) each).get(name))
            .flatMap(
                each ->
                    TemplateParser.parseFile(new SourceFile(name, text(each)), new Diagnostics()));
      }
    };
  }

  private static String text(Value value) {
    return ((Value.Str) value).text();
  }

  private static EvaluationException invalid() {
    return new EvaluationException.Failed(PythonError.TEMPLATE, "invalid syntax");
  }

  private Value evaluate() {
    Scope scope = scope();
    if (line.get("expression").isPresent()) {
      SourceFile file = new SourceFile("expression", text(line.get("expression").get()));
      Expr expression =
          TemplateParser.parseExpression(file.text(), TextOrigin.of(file), new Diagnostics())
              .orElseThrow(EvaluationCase::invalid);
      return Evaluator.evaluate(expression, scope);
    }
    if (line.get("data").isPresent()) {
      return Evaluator.evaluate(WrittenValue.of(line.get("data").get()), scope);
    }
    if (line.get("template").isPresent()) {
      SourceFile file = new SourceFile("template", text(line.get("template").get()));
      return Value.of(
          Evaluator.render(
              TemplateParser.parseFile(file, new Diagnostics())
                  .orElseThrow(EvaluationCase::invalid),
              scope));
    }
    if (line.get("condition").isPresent()) {
      return Value.of(
          Evaluator.evaluateCondition(condition(text(line.get("condition").get())), scope));
    }
    List<Value> loop = ((Value.List) line.get("loop").orElseThrow()).items();
    String lookup = text(loop.getFirst());
    return new Value.List(
        Evaluator.items(
            new Loop(
                new SourceFile("loop", "").span(),
                lookup.equals("loop") ? "list" : lookup,
                WrittenValue.of(loop.getLast()),
                "item",
                Optional.empty()),
            scope));
  }

  private static Condition condition(String source) {
    SourceFile file = new SourceFile("condition", source);
    TextOrigin origin = TextOrigin.of(file);
    if (source.contains("{{") || source.contains("{%")) {
      Template template =
          TemplateParser.parse(source, origin, new Diagnostics())
              .orElseThrow(EvaluationCase::invalid);
      return template.body().size() == 1 && template.body().getFirst() instanceof Node.Output output
          ? new Condition.Expression(file.span(), source, output.expression())
          : new Condition.Rendered(file.span(), source, template);
    }
    return TemplateParser.parseCondition(source, origin, new Diagnostics())
        .map(each -> (Condition) new Condition.Expression(file.span(), source, each))
        .orElseGet(() -> new Condition.Broken(file.span(), source));
  }
}
