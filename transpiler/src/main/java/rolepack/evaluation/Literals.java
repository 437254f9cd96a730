package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Python's `ast.literal_eval`, with JSON's `true`, `false` and `null` as Ansible adds them.
///
/// Where Python would raise a SyntaxError or a ValueError, there is no value, and the text stays a
/// text; that is how Ansible uses it.
final class Literals {
  private static final int MAX_DEPTH = 150;

  private final String text;
  private int at;
  private int depth;

  private Literals(String text) {
    this.text = text;
  }

  /// Signals a text that is no literal; it never leaves this class.
  private static final class NoLiteral extends RuntimeException {
    private NoLiteral() {
      super(null, null, false, false);
    }
  }

  static Optional<Value> parse(String text) {
    Literals literals = new Literals(text);
    try {
      Value value = literals.expression();
      literals.skip(true);
      return literals.at == text.length() ? Optional.of(value) : Optional.empty();
    } catch (NoLiteral _) {
      return Optional.empty();
    }
  }

  private static NoLiteral wrong() {
    return new NoLiteral();
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /// Skips white space and comments; newlines only where Python allows them.
  private void skip(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\f' || lines && (c == '\n' || c == '\r')) {
        at++;
      } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
        at += 2;
      } else if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  private Value expression() {
    Meter.step();
    if (++depth > MAX_DEPTH) {
      throw wrong();
    }
    skip(depth > 1);
    Value value =
        switch (peek()) {
          case '[' -> list();
          case '(' -> tuple();
          case '{' -> braces();
          case '+', '-' -> signed();
          case '\'', '"' -> texts();
          default -> Character.isDigit(peek()) || peek() == '.' ? number() : name();
        };
    depth--;
    skip(depth > 0);
    return value;
  }

  private Value signed() {
    boolean negative = text.charAt(at++) == '-';
    skip(true);
    if (!Character.isDigit(peek()) && peek() != '.') {
      throw wrong();
    }
    return Arithmetic.sign(negative, number());
  }

  private Value number() {
    if (text.startsWith("...", at)) {
      throw EvaluationException.unsupported("an ellipsis");
    }
    int start = at;
    if (peek() == '0' && at + 1 < text.length() && "xXoObB".indexOf(text.charAt(at + 1)) >= 0) {
      at += 2;
      while (Character.isLetterOrDigit(peek()) || peek() == '_') {
        at++;
      }
      return new Value.Int(
          Numbers.parseInteger(text.substring(start, at), 0).orElseThrow(Literals::wrong));
    }
    while (Character.isDigit(peek()) || peek() == '_') {
      at++;
    }
    boolean real = peek() == '.' || peek() == 'e' || peek() == 'E';
    if (peek() == '.') {
      at++;
      while (Character.isDigit(peek()) || peek() == '_') {
        at++;
      }
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '-' || peek() == '+') {
        at++;
      }
      while (Character.isDigit(peek()) || peek() == '_') {
        at++;
      }
    }
    if (Character.isLetter(peek()) || peek() == '_') {
      throw peek() == 'j' || peek() == 'J'
          ? EvaluationException.unsupported("complex numbers")
          : wrong();
    }
    String digits = text.substring(start, at);
    if (real) {
      return new Value.Float(Numbers.parseFloat(digits).orElseThrow(Literals::wrong));
    }
    BigInteger number = Numbers.parseInteger(digits, 0).orElseThrow(Literals::wrong);
    return new Value.Int(number);
  }

  private Value name() {
    int start = at;
    while (Character.isLetterOrDigit(peek()) || peek() == '_') {
      at++;
    }
    String name = text.substring(start, at);
    return switch (name) {
      case "True", "true" -> Value.TRUE;
      case "False", "false" -> Value.FALSE;
      case "None", "null" -> Value.NONE;
      case "set" -> {
        skip(true);
        if (!text.startsWith("()", at)) {
          throw wrong();
        }
        at += 2;
        yield new Value.Set(java.util.Set.of());
      }
      default -> {
        if (name.length() <= 2 && !name.isEmpty() && (peek() == '\'' || peek() == '"')) {
          at = start;
          yield texts();
        }
        throw wrong();
      }
    };
  }

  /// Adjacent texts are one.
  private Value texts() {
    StringBuilder all = new StringBuilder();
    do {
      PythonText.Scanned scanned = PythonText.scan(text, at).orElseThrow(Literals::wrong);
      all.append(scanned.value());
      at = scanned.end();
      skip(depth > 1);
    } while (peek() == '\'' || peek() == '"' || PythonText.startsAt(text, at));
    Meter.make(all.length());
    return Value.of(all.toString());
  }

  private Value list() {
    return new Value.List(items(']'));
  }

  private Value tuple() {
    int start = at;
    List<Value> items = items(')');
    boolean comma = items.size() != 1 || hasTrailingComma(start);
    return comma ? new Value.Tuple(items) : items.getFirst();
  }

  private boolean hasTrailingComma(int start) {
    int last = at - 2;
    while (last > start && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return text.charAt(last) == ',';
  }

  private List<Value> items(char end) {
    at++;
    List<Value> items = new ArrayList<>();
    skip(true);
    while (peek() != end) {
      items.add(expression());
      Meter.make(1);
      separator(end);
    }
    at++;
    return items;
  }

  private void separator(char end) {
    skip(true);
    if (peek() == ',') {
      at++;
      skip(true);
    } else if (peek() != end) {
      throw wrong();
    }
  }

  private Value braces() {
    at++;
    skip(true);
    if (peek() == '}') {
      at++;
      return new Value.Dict();
    }
    Value first = expression();
    if (peek() != ':') {
      return set(first);
    }
    Map<Value, Value> entries = new LinkedHashMap<>();
    Value key = first;
    while (true) {
      if (peek() != ':') {
        throw wrong();
      }
      at++;
      Value value = expression();
      Meter.make(1);
      entries.put(Equality.hashable(key), value);
      separator('}');
      if (peek() == '}') {
        at++;
        return new Value.Dict(entries);
      }
      key = expression();
    }
  }

  private Value set(Value first) {
    java.util.Set<Value> elements = new LinkedHashSet<>();
    elements.add(Equality.hashable(first));
    separator('}');
    while (peek() != '}') {
      elements.add(Equality.hashable(expression()));
      separator('}');
    }
    at++;
    return new Value.Set(elements);
  }
}
