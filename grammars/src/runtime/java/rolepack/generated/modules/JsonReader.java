package rolepack.generated.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the JSON, or the Python literal, that a dictionary parameter was given as text.
final class JsonReader {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Map<String, Object> object(String text) throws Coercion.Refused {
    JsonReader reader = new JsonReader(text);
    reader.blanks();
    Object value = reader.value(0);
    reader.blanks();
    if (reader.at < text.length() || !(value instanceof Map<?, ?> map)) {
      throw refused();
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, each) -> copy.put(PythonText.of(key), each));
    return copy;
  }

  private static Coercion.Refused refused() {
    return new Coercion.Refused("must be a dictionary: JSON or key=value pairs");
  }

  private Object value(int depth) throws Coercion.Refused {
    if (depth > DEEPEST) {
      throw refused();
    }
    return switch (peek()) {
      case '{' -> map(depth);
      case '[' -> list(depth, ']');
      case '(' -> list(depth, ')');
      case '"', '\'' -> string();
      default -> word();
    };
  }

  private Map<String, Object> map(int depth) throws Coercion.Refused {
    Map<String, Object> found = new LinkedHashMap<>();
    at++;
    while (!closes('}')) {
      String key = PythonText.of(value(depth + 1));
      expect(':');
      found.put(key, value(depth + 1));
      separator('}');
    }
    return found;
  }

  private List<Object> list(int depth, char end) throws Coercion.Refused {
    List<Object> found = new ArrayList<>();
    at++;
    while (!closes(end)) {
      found.add(value(depth + 1));
      separator(end);
    }
    return found;
  }

  private boolean closes(char end) throws Coercion.Refused {
    blanks();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private void separator(char end) throws Coercion.Refused {
    blanks();
    if (peek() == ',') {
      at++;
      blanks();
    } else if (peek() != end) {
      throw refused();
    }
  }

  private void expect(char wanted) throws Coercion.Refused {
    blanks();
    if (peek() != wanted) {
      throw refused();
    }
    at++;
    blanks();
  }

  private String string() throws Coercion.Refused {
    char quote = text.charAt(at++);
    StringBuilder out = new StringBuilder();
    while (peek() != quote) {
      char each = text.charAt(at++);
      out.append(each == '\\' ? escape() : each);
    }
    at++;
    return out.toString();
  }

  private char escape() throws Coercion.Refused {
    char each = peek();
    at++;
    return switch (each) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> each;
    };
  }

  private char unicode() throws Coercion.Refused {
    if (at + 4 > text.length()) {
      throw refused();
    }
    try {
      char found = (char) Integer.parseInt(text, at, at + 4, 16);
      at += 4;
      return found;
    } catch (NumberFormatException _) {
      throw refused();
    }
  }

  /// A number or a constant; Python has none as a value too, hence null.
  private Object word() throws Coercion.Refused {
    int start = at;
    while (at < text.length() && ",:]}) \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "true", "True" -> true;
      case "false", "False" -> false;
      case "None", "null" -> null;
      default -> number(word);
    };
  }

  private static Object number(String word) throws Coercion.Refused {
    try {
      return Long.valueOf(word);
    } catch (NumberFormatException _) {
      return Coercion.to(ParameterType.FLOAT, word);
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws Coercion.Refused {
    if (at >= text.length()) {
      throw refused();
    }
    return text.charAt(at);
  }
}
