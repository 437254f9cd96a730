package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoText;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Reads JSON as Go's `encoding/json` does into an `interface {}`, with its messages: numbers are
/// `float64`, lists `[]interface {}`, objects `map[string]interface {}`.
final class JsonDecoder {
  private static final int MAX_DEPTH = 1000;
  private static final int END = -1;

  private final String text;
  private int at;
  private int depth;

  private JsonDecoder(String text) {
    this.text = text;
  }

  static GoValue decode(String text) throws GoFunctionError {
    JsonDecoder decoder = new JsonDecoder(text);
    decoder.skip();
    GoValue value = decoder.value();
    decoder.skip();
    if (decoder.peek() != END) {
      throw decoder.invalid("after top-level value");
    }
    return value;
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private void skip() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /// The error of the character here. At the end of the text Go looks at a space, which is wrong
  /// only inside of a number, a word or an escape.
  private GoFunctionError invalid(String context) {
    if (peek() == END) {
      return new GoFunctionError("unexpected end of JSON input");
    }
    return new GoFunctionError("invalid character " + quoted(peek()) + " " + context);
  }

  private GoFunctionError invalidInside(String context) {
    return new GoFunctionError(
        "invalid character " + quoted(peek() == END ? ' ' : peek()) + " " + context);
  }

  /// A byte as Go quotes it: of a character outside of ASCII the first one.
  private String quoted(int unit) {
    if (unit == '\'') {
      return "'\\''";
    }
    if (unit == '"') {
      return "'\"'";
    }
    int shown = unit;
    if (unit >= 0x80) {
      int end = Character.isHighSurrogate((char) unit) ? at + 2 : at + 1;
      byte[] bytes = GoText.bytes(text.substring(at, Math.min(end, text.length())));
      shown = bytes[0] & 0xFF;
    }
    String quote = Printing.quote(Character.toString(shown));
    return "'" + quote.substring(1, quote.length() - 1) + "'";
  }

  private GoValue value() throws GoFunctionError {
    return switch (peek()) {
      case '"' -> GoValue.of(string());
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      case 't' -> word("true", GoValue.TRUE);
      case 'f' -> word("false", GoValue.FALSE);
      case 'n' -> word("null", GoValue.NIL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw invalid("looking for beginning of value");
    };
  }

  private interface Part {
    GoValue read() throws GoFunctionError;
  }

  private GoValue nested(Part part) throws GoFunctionError {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new GoFunctionError("exceeded max depth");
    }
    GoValue value = part.read();
    depth--;
    return value;
  }

  private GoValue word(String word, GoValue value) throws GoFunctionError {
    for (int index = 0; index < word.length(); index++) {
      if (peek() != word.charAt(index)) {
        throw invalidInside("in literal %s (expecting '%c')".formatted(word, word.charAt(index)));
      }
      at++;
    }
    return value;
  }

  private GoValue number() throws GoFunctionError {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits("in numeric literal");
    }
    if (peek() == '.') {
      at++;
      digits("after decimal point in numeric literal");
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits("in exponent of numeric literal");
    }
    String written = text.substring(start, at);
    double number = Double.parseDouble(written);
    if (Double.isInfinite(number)) {
      throw new GoFunctionError(
          "json: cannot unmarshal number " + written + " into Go value of type float64");
    }
    return GoValue.of(number);
  }

  private void digits(String context) throws GoFunctionError {
    if (peek() < '0' || peek() > '9') {
      throw invalidInside(context);
    }
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
  }

  private GoValue array() throws GoFunctionError {
    at++;
    List<GoValue> elements = new ArrayList<>();
    skip();
    if (peek() == ']') {
      at++;
      return GoValue.interfaces(elements);
    }
    while (true) {
      skip();
      elements.add(value());
      skip();
      if (peek() == ']') {
        at++;
        return GoValue.interfaces(elements);
      }
      if (peek() != ',') {
        throw invalid("after array element");
      }
      at++;
    }
  }

  private GoValue object() throws GoFunctionError {
    at++;
    Map<GoValue, GoValue> entries = new LinkedHashMap<>();
    skip();
    if (peek() == '}') {
      at++;
      return new GoValue.Dictionary(GoType.DICTIONARY, entries);
    }
    while (true) {
      skip();
      if (peek() != '"') {
        throw invalid("looking for beginning of object key string");
      }
      GoValue key = GoValue.of(string());
      skip();
      if (peek() != ':') {
        throw invalid("after object key");
      }
      at++;
      skip();
      entries.put(key, value());
      skip();
      if (peek() == '}') {
        at++;
        return new GoValue.Dictionary(GoType.DICTIONARY, entries);
      }
      if (peek() != ',') {
        throw invalid("after object key:value pair");
      }
      at++;
    }
  }

  private String string() throws GoFunctionError {
    at++;
    StringBuilder out = new StringBuilder();
    while (true) {
      int unit = peek();
      if (unit == END || unit < ' ') {
        throw invalid("in string literal");
      }
      at++;
      if (unit == '"') {
        return out.toString();
      }
      if (unit == '\\') {
        escape(out);
      } else if (Character.isHighSurrogate((char) unit)
          && at < text.length()
          && Character.isLowSurrogate(text.charAt(at))) {
        out.append((char) unit).append(text.charAt(at));
        at++;
      } else {
        out.append(Character.isSurrogate((char) unit) ? '\uFFFD' : (char) unit);
      }
    }
  }

  private void escape(StringBuilder out) throws GoFunctionError {
    int unit = peek();
    switch (unit) {
      case '"', '\\', '/' -> out.append((char) unit);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        at++;
        unicode(out);
        return;
      }
      default -> throw invalidInside("in string escape code");
    }
    at++;
  }

  private void unicode(StringBuilder out) throws GoFunctionError {
    char first = hexadecimal();
    if (Character.isHighSurrogate(first) && text.startsWith("\\u", at)) {
      int back = at;
      at += 2;
      char second = hexadecimal();
      if (Character.isLowSurrogate(second)) {
        out.append(first).append(second);
        return;
      }
      at = back;
    }
    out.append(Character.isSurrogate(first) ? '\uFFFD' : first);
  }

  private char hexadecimal() throws GoFunctionError {
    int unit = 0;
    for (int count = 0; count < 4; count++) {
      int digit = peek() == END || peek() >= 0x80 ? -1 : Character.digit(peek(), 16);
      if (digit < 0) {
        throw invalidInside("in \\u hexadecimal character escape");
      }
      unit = unit * 16 + digit;
      at++;
    }
    return (char) unit;
  }
}
