package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;

/// Evaluates the texts in a variable, an argument or a keyword, as Ansible's `Templar.template`.
final class Data {
  private Data() {}

  static Value evaluate(DataTemplate data, World world) {
    return switch (data) {
      case DataTemplate.Constant constant -> Values.of(constant.node());
      case DataTemplate.Text text -> text(text, world);
      case DataTemplate.Broken broken ->
          throw new EvaluationException.Failed(
                  PythonError.TEMPLATE, "the template is invalid: " + broken.source())
              .at(broken.span());
      case DataTemplate.Sequence sequence -> {
        List<Value> items = new ArrayList<>(sequence.items().size());
        for (DataTemplate item : sequence.items()) {
          Meter.make(1);
          items.add(evaluate(item, world));
        }
        yield new Value.List(items);
      }
      case DataTemplate.Mapping mapping -> {
        Map<Value, Value> entries = LinkedHashMap.newLinkedHashMap(mapping.entries().size());
        for (DataTemplate.Entry entry : mapping.entries()) {
          Meter.make(1);
          entries.put(key(entry.key()), evaluate(entry.value(), world));
        }
        yield new Value.Dict(entries);
      }
    };
  }

  /// Ansible does not template keys.
  private static Value key(DataTemplate key) {
    return switch (key) {
      case DataTemplate.Constant constant -> Values.of(constant.node());
      case DataTemplate.Text text -> Value.of(text.source());
      case DataTemplate.Broken broken -> Value.of(broken.source());
      case DataTemplate.Sequence _, DataTemplate.Mapping _ ->
          throw EvaluationException.typeError("a list or a dict is a key");
    };
  }

  private static Value text(DataTemplate.Text text, World world) {
    Optional<Value> plain = singleName(text).flatMap(world::plain);
    if (plain.isPresent()) {
      return plain.get();
    }
    world.setConverting(true);
    Value result = new Statements(new Context(world)).run(text.template()).result(true);
    return result instanceof Value.Str made && AnsibleVersion.current() != AnsibleVersion.V1_9
        ? new Value.Str(newlines(made.text(), text.template()), made.kind())
        : result;
  }

  /// The name in `{{ name }}`, if that is all of the text.
  private static Optional<String> singleName(DataTemplate.Text text) {
    List<Node> body = text.template().body();
    if (body.size() == 1
        && body.getFirst() instanceof Node.Output output
        && output.expression() instanceof Expr.Name name) {
      String source = text.source();
      int end = source.endsWith("\n") ? source.length() - 1 : source.length();
      boolean bare =
          source.equals(name.name())
              || source.startsWith("{{")
                  && source.startsWith("}}", end - 2)
                  && source.substring(2, end - 2).strip().equals(name.name());
      return bare ? Optional.of(name.name()) : Optional.empty();
    }
    return Optional.empty();
  }

  /// Ansible gives back the newlines that Jinja2 takes from the end.
  static String newlines(String text, Template template) {
    int present = 0;
    while (present < text.length() && text.charAt(text.length() - 1 - present) == '\n') {
      present++;
    }
    int missing = template.trailingNewlines() - present;
    return missing > 0 ? text + template.settings().newlineSequence().repeat(missing) : text;
  }

  /// The value, where nothing has to be evaluated for it.
  static Optional<Value> constant(DataTemplate data) {
    return data instanceof DataTemplate.Constant constant
        ? Optional.of(Values.of(constant.node()))
        : Optional.empty();
  }

  /// Whether there is a template anywhere in the value.
  static boolean isTemplated(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Text _, DataTemplate.Broken _ -> true;
      case DataTemplate.Constant _ -> false;
      case DataTemplate.Sequence sequence -> sequence.items().stream().anyMatch(Data::isTemplated);
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream().anyMatch(each -> isTemplated(each.value()));
    };
  }

  /// The template as messages show it.
  static String source(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Text text -> text.source();
      case DataTemplate.Broken broken -> broken.source();
      case DataTemplate.Constant _, DataTemplate.Sequence _, DataTemplate.Mapping _ ->
          data.span().text();
    };
  }
}
