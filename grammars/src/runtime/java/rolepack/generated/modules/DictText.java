package rolepack.generated.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a dictionary from text: JSON, or `key=value` separated by commas or blanks.
final class DictText {
  private DictText() {}

  static Map<String, Object> dict(Object value) throws Coercion.Refused {
    return switch (value) {
      case Map<?, ?> map -> keyed(map);
      case String text when text.startsWith("{") -> JsonReader.object(text);
      case String text when text.indexOf('=') >= 0 -> pairs(text.strip());
      case null, default -> throw new Coercion.Refused("must be a dictionary");
    };
  }

  private static Map<String, Object> keyed(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(PythonText.of(key), value));
    return copy;
  }

  private static Map<String, Object> pairs(String text) throws Coercion.Refused {
    Map<String, Object> found = new LinkedHashMap<>();
    for (String field : fields(text)) {
      int equals = field.indexOf('=');
      if (equals < 0) {
        throw new Coercion.Refused("must be key=value pairs");
      }
      found.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return found;
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '\\' && i + 1 < text.length()) {
        field.append(text.charAt(++i));
      } else if (quote == 0 && (each == '\'' || each == '"')) {
        quote = each;
      } else if (quote != 0 && quote == each) {
        quote = 0;
      } else if (quote == 0 && (each == ',' || each == ' ')) {
        flush(field, fields);
      } else if (each != '\\') {
        field.append(each);
      }
    }
    flush(field, fields);
    return fields;
  }

  private static void flush(StringBuilder field, List<String> fields) {
    if (!field.isEmpty()) {
      fields.add(field.toString());
      field.setLength(0);
    }
  }
}
