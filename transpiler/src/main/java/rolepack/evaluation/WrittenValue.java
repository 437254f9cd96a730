package rolepack.evaluation;

import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.DataTemplate;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Values as a file of variables has them: a text may be a template, and becomes what it prints
/// when the variable is used.
public final class WrittenValue {
  private WrittenValue() {}

  /// What is not data (a function, an undefined value) is null.
  public static DataTemplate of(Value value) {
    SourceFile file = new SourceFile("data", value instanceof Value.Str text ? text.text() : "");
    SourceSpan span = file.span();
    return switch (value) {
      case Value.Str text -> text(file);
      case Value.Int number -> new DataTemplate.Constant(new YamlNode.Int(span, number.value()));
      case Value.Float number ->
          new DataTemplate.Constant(new YamlNode.Float(span, number.value()));
      case Value.Bool bool -> new DataTemplate.Constant(new YamlNode.Bool(span, bool.value()));
      case Value.List list ->
          new DataTemplate.Sequence(span, list.items().stream().map(WrittenValue::of).toList());
      case Value.Dict dict ->
          new DataTemplate.Mapping(
              span,
              dict.entries().entrySet().stream()
                  .map(each -> new DataTemplate.Entry(of(each.getKey()), of(each.getValue())))
                  .toList());
      case Value _ -> new DataTemplate.Constant(new YamlNode.Null(span));
    };
  }

  private static DataTemplate text(SourceFile file) {
    String text = file.text();
    TextOrigin origin = TextOrigin.of(file);
    if (!text.contains("{{") && !text.contains("{%") && !text.contains("{#")) {
      return new DataTemplate.Constant(new YamlNode.Text(file.span(), text, origin, false));
    }
    return TemplateParser.parse(text, origin, new Diagnostics())
        .<DataTemplate>map(template -> new DataTemplate.Text(file.span(), text, template))
        .orElseGet(() -> new DataTemplate.Broken(file.span(), text));
  }
}
