package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.Severity;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Reads YAML as yaml.v2 does into an `interface {}`: maps are `map[interface {}]interface {}`,
/// whole numbers `int`.
final class YamlDecoder {
  private static final GoType ANY_MAP = new GoType.Mapping(Basic.INTERFACE, Basic.INTERFACE);

  private YamlDecoder() {}

  static GoValue decode(String text) throws GoFunctionError {
    Diagnostics diagnostics = new Diagnostics();
    List<YamlNode> documents = YamlReader.readAll(new SourceFile("parseYAML", text), diagnostics);
    for (Diagnostic each : diagnostics.sorted()) {
      if (each.severity() == Severity.ERROR) {
        throw new GoFunctionError("yaml: " + each.message());
      }
    }
    return documents.isEmpty() ? GoValue.NIL : value(documents.getFirst());
  }

  private static GoValue value(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> scalar(text.span(), text.value());
      case YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ ->
          scalar(node.span(), written(node.span()));
      case YamlNode.Sequence sequence -> {
        List<GoValue> elements = new ArrayList<>();
        sequence.items().forEach(each -> elements.add(value(each.value())));
        yield GoValue.interfaces(elements);
      }
      case YamlNode.Mapping mapping -> {
        Map<GoValue, GoValue> entries = new LinkedHashMap<>();
        mapping.entries().forEach(each -> entries.put(value(each.key()), value(each.value())));
        yield new GoValue.Dictionary(ANY_MAP, entries);
      }
    };
  }

  /// @param value what stands for it when it is quoted, tagged or a block
  private static GoValue scalar(SourceSpan span, String value) {
    String written = written(span);
    String tag = "";
    while (!written.isEmpty() && "&!".indexOf(written.charAt(0)) >= 0) {
      int end = 0;
      while (end < written.length() && !Character.isWhitespace(written.charAt(end))) {
        end++;
      }
      tag = written.charAt(0) == '!' ? written.substring(0, end) : tag;
      written = written.substring(end).stripLeading();
    }
    boolean plain = written.isEmpty() || "\"'|>".indexOf(written.charAt(0)) < 0;
    return switch (tag) {
      case "" ->
          plain && written.indexOf('\n') < 0 ? YamlResolver.resolve(written) : GoValue.of(value);
      case "!!int", "!!bool", "!!null" -> YamlResolver.resolve(unquoted(written, plain));
      case "!!float" ->
          switch (YamlResolver.resolve(unquoted(written, plain))) {
            case GoValue.Int number -> GoValue.of((double) number.value());
            case GoValue other -> other;
          };
      default -> GoValue.of(plain ? written : value);
    };
  }

  private static String unquoted(String written, boolean plain) {
    return plain ? written : written.substring(1, written.length() - 1);
  }

  private static String written(SourceSpan span) {
    return span.file().text().substring(span.start(), span.end());
  }
}
