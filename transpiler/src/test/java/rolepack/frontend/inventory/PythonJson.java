package rolepack.frontend.inventory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rolepack.frontend.Oracle;
import rolepack.ir.DataTemplate;
import rolepack.ir.yaml.YamlNode;

/// Values as Python's `json.dumps(value, sort_keys=True)` writes them.
final class PythonJson {
  private PythonJson() {}

  static String strings(List<String> texts) {
    return texts.stream().map(Oracle::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  /// @param members already JSON
  static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(each -> Oracle.quote(each.getKey()) + ": " + each.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static String objects(Map<String, Map<String, String>> members) {
    Map<String, String> written = new TreeMap<>();
    members.forEach((name, each) -> written.put(name, object(each)));
    return object(written);
  }

  static String data(DataTemplate data) {
    return switch (data) {
      case DataTemplate.Constant(YamlNode node) -> node(node);
      case DataTemplate.Text text -> Oracle.quote(text.source());
      case DataTemplate.Broken broken -> Oracle.quote(broken.source());
      case DataTemplate.Sequence sequence ->
          sequence.items().stream()
              .map(PythonJson::data)
              .collect(Collectors.joining(", ", "[", "]"));
      case DataTemplate.Mapping mapping -> {
        Map<String, String> members = new TreeMap<>();
        for (DataTemplate.Entry each : mapping.entries()) {
          members.put(key(data(each.key())), data(each.value()));
        }
        yield object(members);
      }
    };
  }

  private static String key(String json) {
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }

  private static String node(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> Oracle.quote(text.value());
      case YamlNode.Bool bool -> Boolean.toString(bool.value());
      case YamlNode.Int number -> number.value().toString();
      case YamlNode.Float number -> number(number.value());
      case YamlNode.Null _ -> "null";
      case YamlNode.Timestamp time -> Oracle.quote(time.text());
      case YamlNode.Vault _ -> Oracle.quote("vault");
      case YamlNode.Sequence _, YamlNode.Mapping _ -> throw new IllegalArgumentException();
    };
  }

  private static String number(double value) {
    String text = Double.toString(value);
    int exponent = text.indexOf('E');
    if (exponent < 0) {
      return text;
    }
    String plain = new java.math.BigDecimal(text).toPlainString();
    if (Math.abs(value) >= 1e16 || Math.abs(value) < 1e-4) {
      int power = Integer.parseInt(text.substring(exponent + 1));
      String mantissa = text.substring(0, exponent).replaceAll("\\.0$", "");
      return "%se%s%02d".formatted(mantissa, power < 0 ? "-" : "+", Math.abs(power));
    }
    return plain.contains(".") ? plain : plain + ".0";
  }
}
