package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON as Python's `json.loads` does, `NaN` and `Infinity` included.
final class JsonReader {
  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Value read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.skip();
    Value value = reader.value();
    reader.skip();
    if (reader.at < text.length()) {
      throw reader.wrong("Extra data");
    }
    return value;
  }

  private EvaluationException wrong(String message) {
    return EvaluationException.valueError("%s: char %d".formatted(message, at));
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skip() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean accept(String word) {
    boolean found = text.startsWith(word, at);
    at += found ? word.length() : 0;
    return found;
  }

  private Value value() {
    Meter.make(1);
    Meter.step();
    return switch (peek()) {
      case '"' -> Value.of(string());
      case '{' -> object();
      case '[' -> array();
      default -> {
        if (accept("null")) {
          yield Value.NONE;
        } else if (accept("true")) {
          yield Value.TRUE;
        } else if (accept("false")) {
          yield Value.FALSE;
        } else if (accept("NaN")) {
          yield new Value.Float(Double.NaN);
        } else if (accept("Infinity")) {
          yield new Value.Float(Double.POSITIVE_INFINITY);
        } else if (accept("-Infinity")) {
          yield new Value.Float(Double.NEGATIVE_INFINITY);
        }
        yield number();
      }
    };
  }

  private void digits() {
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
  }

  private Value number() {
    int start = at;
    accept("-");
    int first = at;
    if (!accept("0")) {
      digits();
    }
    if (at == first) {
      throw wrong("Expecting value");
    }
    int end = at;
    if (peek() == '.') {
      at++;
      digits();
      end = at > end + 1 ? at : end;
    }
    at = end;
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '-' || peek() == '+') {
        at++;
      }
      int exponent = at;
      digits();
      end = at > exponent ? at : end;
    }
    at = end;
    String digits = text.substring(start, end);
    if (digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
      return new Value.Float(Double.parseDouble(digits));
    }
    if (digits.length() > Numbers.MAX_DIGITS) {
      throw wrong("Exceeds the limit for integer string conversion");
    }
    return new Value.Int(new BigInteger(digits));
  }

  private Value array() {
    at++;
    List<Value> items = new ArrayList<>();
    Meter.enter();
    try {
      skip();
      if (!accept("]")) {
        while (true) {
          skip();
          items.add(value());
          skip();
          if (accept("]")) {
            break;
          }
          if (!accept(",")) {
            throw wrong("Expecting ',' delimiter");
          }
        }
      }
    } finally {
      Meter.leave();
    }
    return new Value.List(items);
  }

  private Value object() {
    at++;
    Map<Value, Value> entries = new LinkedHashMap<>();
    Meter.enter();
    try {
      skip();
      if (!accept("}")) {
        while (true) {
          skip();
          if (peek() != '"') {
            throw wrong("Expecting property name enclosed in double quotes");
          }
          Value key = Value.of(string());
          skip();
          if (!accept(":")) {
            throw wrong("Expecting ':' delimiter");
          }
          skip();
          entries.put(key, value());
          skip();
          if (accept("}")) {
            break;
          }
          if (!accept(",")) {
            throw wrong("Expecting ',' delimiter");
          }
        }
      }
    } finally {
      Meter.leave();
    }
    return new Value.Dict(entries);
  }

  private String string() {
    at++;
    StringBuilder out = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw wrong("Unterminated string");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        Meter.make(out.length());
        return out.toString();
      } else if (c == '\\') {
        escape(out);
      } else if (c < ' ') {
        throw wrong("Invalid control character");
      } else {
        out.append(c);
      }
    }
  }

  private void escape(StringBuilder out) {
    char c = peek();
    at++;
    switch (c) {
      case '"', '\\', '/' -> out.append(c);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        int point = 0;
        for (int end = at + 4; at < end; at++) {
          int digit = Character.digit(peek(), 16);
          if (digit < 0) {
            throw wrong("Invalid \\uXXXX escape");
          }
          point = point * 16 + digit;
        }
        out.append((char) point);
      }
      default -> throw wrong("Invalid \\escape");
    }
  }
}
