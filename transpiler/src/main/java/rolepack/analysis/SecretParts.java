package rolepack.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SecretNames;
import rolepack.source.SourceSpan;

/// Finds secrets inside of lists and mappings, by the names of their members, and takes them out.
public final class SecretParts {
  private SecretParts() {}

  /// The value of a variable with a name in the place of each secret: `{password: x}` of `db`
  /// becomes `{password: "{{ db.password }}"}`, where `db.password` is one name, which no template
  /// can write.
  ///
  /// @param isPublic what the user says is no secret: `db`, `db.password`
  /// @param found takes each name and what is written in its place
  static DataTemplate apart(
      String name,
      DataTemplate data,
      Predicate<String> isPublic,
      BiConsumer<String, DataTemplate> found) {
    if (!in(data) || isPublic.test(name)) {
      return data;
    }
    return switch (data) {
      case DataTemplate.Constant _, DataTemplate.Text _, DataTemplate.Broken _ -> data;
      case DataTemplate.Sequence(SourceSpan span, List<DataTemplate> items) -> {
        List<DataTemplate> all = new ArrayList<>();
        for (DataTemplate item : items) {
          all.add(apart(name + "." + all.size(), item, isPublic, found));
        }
        yield new DataTemplate.Sequence(span, all);
      }
      case DataTemplate.Mapping(SourceSpan span, List<DataTemplate.Entry> entries) -> {
        List<DataTemplate.Entry> all = new ArrayList<>();
        for (DataTemplate.Entry entry : entries) {
          String inner = name + "." + key(entry.key()).orElse("");
          boolean secret =
              isSecretKey(entry.key()) && isWritten(entry.value()) && !isPublic.test(inner);
          if (secret) {
            found.accept(inner, entry.value());
          }
          all.add(
              new DataTemplate.Entry(
                  entry.key(),
                  secret
                      ? reference(inner, entry.value().span())
                      : apart(inner, entry.value(), isPublic, found)));
        }
        yield new DataTemplate.Mapping(span, all);
      }
    };
  }

  /// Whether a name stands for a secret inside of a variable; see [#apart].
  public static boolean isPart(String name) {
    return name.indexOf('.') >= 0;
  }

  /// The variable that holds a part.
  public static String holder(String part) {
    return part.substring(0, part.indexOf('.'));
  }

  private static DataTemplate reference(String name, SourceSpan span) {
    Node output = new Node.Output(span, new Expr.Name(span, name));
    return new DataTemplate.Text(
        span,
        "{{ %s }}".formatted(name),
        new Template(span, List.of(output), 0, TemplateSettings.ANSIBLE));
  }

  private static Optional<String> key(DataTemplate key) {
    return key instanceof DataTemplate.Constant constant
        ? Optional.of(String.valueOf(Values.toJava(Values.of(constant.node()))))
        : Optional.empty();
  }

  /// Whether a member of a definition is a secret that is written out.
  public static boolean in(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant _, DataTemplate.Text _, DataTemplate.Broken _ -> false;
      case DataTemplate.Sequence sequence -> sequence.items().stream().anyMatch(SecretParts::in);
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream()
              .anyMatch(
                  each -> isSecretKey(each.key()) && isWritten(each.value()) || in(each.value()));
    };
  }

  private static boolean isSecretKey(DataTemplate key) {
    return key instanceof DataTemplate.Constant(YamlNode.Text text)
        && SecretNames.says(text.value());
  }

  private static boolean isWritten(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant(YamlNode node) ->
          node instanceof YamlNode.Text text && !text.value().isEmpty()
              || node instanceof YamlNode.Vault
              || node instanceof YamlNode.Int;
      case DataTemplate.Text _, DataTemplate.Broken _ -> false;
      case DataTemplate.Sequence sequence -> !sequence.items().isEmpty();
      case DataTemplate.Mapping mapping -> !mapping.entries().isEmpty();
    };
  }

  /// Whether a member of a value is a secret.
  public static boolean in(Value value) {
    return switch (value) {
      case Value.List list -> list.items().stream().anyMatch(SecretParts::in);
      case Value.Tuple tuple -> tuple.items().stream().anyMatch(SecretParts::in);
      case Value.Dict dict ->
          dict.entries().entrySet().stream()
              .anyMatch(
                  each ->
                      each.getKey() instanceof Value.Str name
                              && SecretNames.says(name.text())
                              && each.getValue() instanceof Value.Str text
                              && !text.text().isEmpty()
                          || in(each.getValue()));
      case Value.None _,
          Value.Bool _,
          Value.Int _,
          Value.Float _,
          Value.Str _,
          Value.Set _,
          Value.Range _,
          Value.View _,
          Value.Undefined _,
          Value.Unknown _,
          Value.Omit _,
          Value.Timestamp _,
          Value.Function _,
          Value.Instance _ ->
          false;
    };
  }
}
