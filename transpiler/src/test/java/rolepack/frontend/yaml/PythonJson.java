package rolepack.frontend.yaml;

import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// Prints values the way oracles/load_yaml.py does, so that texts can be compared.
final class PythonJson {
  private final StringBuilder out = new StringBuilder();

  private PythonJson() {}

  /// What the reader gives for a file with one document; nothing where it is rejected.
  static Optional<String> read(String text) {
    return YamlReader.read(new SourceFile("document.yml", text), new Diagnostics())
        .map(PythonJson::print);
  }

  static String print(YamlNode node) {
    PythonJson json = new PythonJson();
    json.node(node);
    return json.out.toString();
  }

  static String print(List<YamlNode> documents) {
    PythonJson json = new PythonJson();
    json.out.append("[\"l\",[");
    for (int i = 0; i < documents.size(); i++) {
      json.out.append(i == 0 ? "" : ",");
      json.node(documents.get(i));
    }
    return json.out.append("]]").toString();
  }

  private void node(YamlNode node) {
    switch (node) {
      case YamlNode.Text text -> tagged(text.unsafe() ? "u" : "s", text.value());
      case YamlNode.Bool bool -> out.append("[\"b\",").append(bool.value()).append(']');
      case YamlNode.Int integer -> tagged("i", integer.value().toString());
      case YamlNode.Float number -> tagged("f", bits(number.value()));
      case YamlNode.Null _ -> out.append("[\"n\"]");
      case YamlNode.Timestamp timestamp -> tagged("t", timestamp.text());
      case YamlNode.Vault _ -> out.append("[\"v\"]");
      case YamlNode.Sequence sequence -> {
        out.append("[\"l\",[");
        for (int i = 0; i < sequence.items().size(); i++) {
          out.append(i == 0 ? "" : ",");
          node(sequence.items().get(i).value());
        }
        out.append("]]");
      }
      case YamlNode.Mapping mapping -> {
        out.append("[\"m\",[");
        for (int i = 0; i < mapping.entries().size(); i++) {
          out.append(i == 0 ? "[" : ",[");
          node(mapping.entries().get(i).key());
          out.append(',');
          node(mapping.entries().get(i).value());
          out.append(']');
        }
        out.append("]]");
      }
    }
  }

  private static String bits(double value) {
    return Double.isNaN(value) ? "nan" : "%016x".formatted(Double.doubleToRawLongBits(value));
  }

  private void tagged(String tag, String text) {
    out.append("[\"").append(tag).append("\",\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (each >= ' ' && each <= '~') {
            out.append(each);
          } else {
            out.append("\\u%04x".formatted((int) each));
          }
        }
      }
    }
    out.append("\"]");
  }
}
