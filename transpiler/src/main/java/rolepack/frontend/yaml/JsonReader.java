package rolepack.frontend.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Reads a file that is JSON as a whole, since Ansible tries that before YAML: there `1e3` is a
/// number, `\ud83d\ude00` one character, and equal keys are nothing to warn of.
final class JsonReader {
  /// Larger ones are left to YAML, which reports them.
  private static final int DEEPEST = TreeBuilder.DEEPEST - 1;

  private static final int MOST_NODES = 400_000;

  private final SourceFile file;
  private final String text;
  private int at;
  private int depth;
  private int nodes;

  /// The text is not JSON, or not JSON that Python takes.
  private static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotJson() {
      super(null, null, false, false);
    }
  }

  private JsonReader(SourceFile file) {
    this.file = file;
    this.text = file.text();
  }

  /// The value of a file that is JSON; nothing for any other.
  static Optional<YamlNode> read(SourceFile file) {
    JsonReader reader = new JsonReader(file);
    try {
      reader.skipSpace();
      YamlNode value = reader.value();
      reader.skipSpace();
      return reader.at == reader.text.length() ? Optional.of(value) : Optional.empty();
    } catch (NotJson | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  private void expect(char expected) {
    if (peek() != expected) {
      throw new NotJson();
    }
    at++;
  }

  private boolean takes(String word) {
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  private SourceSpan span(int start) {
    return new SourceSpan(file, start, at);
  }

  private YamlNode value() {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw new NotJson();
    }
    int start = at;
    return switch (peek()) {
      case '{' -> object(start);
      case '[' -> array(start);
      case '"' -> string(start);
      default -> word(start);
    };
  }

  private YamlNode word(int start) {
    if (takes("true")) {
      return new YamlNode.Bool(span(start), true);
    }
    if (takes("false")) {
      return new YamlNode.Bool(span(start), false);
    }
    if (takes("null")) {
      return new YamlNode.Null(span(start));
    }
    if (takes("NaN")) {
      return new YamlNode.Float(span(start), Double.NaN);
    }
    if (takes("Infinity")) {
      return new YamlNode.Float(span(start), Double.POSITIVE_INFINITY);
    }
    if (takes("-Infinity")) {
      return new YamlNode.Float(span(start), Double.NEGATIVE_INFINITY);
    }
    return number(start);
  }

  /// `-1.5e+3`; a number that is none in JSON (`01`, `1.`) makes the whole file YAML.
  private YamlNode number(int start) {
    takes("-");
    boolean zero = takes("0");
    if (!zero && !takesDigits()) {
      throw new NotJson();
    }
    boolean whole = true;
    if (takes(".")) {
      whole = false;
      require(takesDigits());
    }
    if (takes("e") || takes("E")) {
      whole = false;
      boolean _ = takes("+") || takes("-");
      require(takesDigits());
    }
    String number = text.substring(start, at);
    return whole
        ? new YamlNode.Int(span(start), Numbers.toInt(number))
        : new YamlNode.Float(span(start), Double.parseDouble(number));
  }

  private boolean takesDigits() {
    int start = at;
    while (Numbers.isDigit(peek())) {
      at++;
    }
    return at > start;
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new NotJson();
    }
  }

  private YamlNode array(int start) {
    List<YamlNode.Item> items = new ArrayList<>();
    enter();
    while (!takes("]")) {
      if (!items.isEmpty()) {
        expect(',');
        skipSpace();
      }
      YamlNode value = value();
      items.add(new YamlNode.Item(value.span(), value));
      skipSpace();
    }
    depth--;
    return new YamlNode.Sequence(span(start), items);
  }

  /// Past the bracket that opens a collection.
  private void enter() {
    depth++;
    at++;
    skipSpace();
  }

  private YamlNode object(int start) {
    Map<String, Integer> places = new HashMap<>();
    List<YamlNode.Entry> entries = new ArrayList<>();
    enter();
    while (!takes("}")) {
      if (!entries.isEmpty()) {
        expect(',');
        skipSpace();
      }
      require(peek() == '"');
      YamlNode.Text key = string(at);
      skipSpace();
      expect(':');
      skipSpace();
      YamlNode.Entry entry = new YamlNode.Entry(key, value());
      Integer place = places.putIfAbsent(key.value(), entries.size());
      if (place == null) {
        entries.add(entry);
      } else {
        entries.set(place, entry);
      }
      skipSpace();
    }
    depth--;
    return ansibleValue(new YamlNode.Mapping(span(start), entries));
  }

  /// `{"__ansible_vault": …}` is an encrypted value, `{"__ansible_unsafe": …}` never a template.
  private static YamlNode ansibleValue(YamlNode.Mapping object) {
    for (YamlNode.Entry each : object.entries()) {
      String key = ((YamlNode.Text) each.key()).value();
      if (key.equals("__ansible_vault")) {
        return new YamlNode.Vault(object.span());
      }
      if (key.equals("__ansible_unsafe")) {
        return Collections.unsafe(each.value());
      }
    }
    return object;
  }

  private YamlNode.Text string(int start) {
    at++;
    ScalarText content = new ScalarText(file, at);
    int from = at;
    while (peek() != '"') {
      require(peek() >= ' ');
      if (peek() == '\\') {
        content.append(from, at);
        takeEscape(content);
        from = at;
      } else {
        at++;
      }
    }
    content.append(from, at);
    int end = at;
    at++;
    SourceSpan span = span(start);
    return new YamlNode.Text(span, content.value(), content.origin(span, end), false);
  }

  private void takeEscape(ScalarText content) {
    int start = at;
    at++;
    char escape = peek();
    at++;
    switch (escape) {
      case '"', '\\', '/' -> content.append(escape, start);
      case 'b' -> content.append('\b', start);
      case 'f' -> content.append('\f', start);
      case 'n' -> content.append('\n', start);
      case 'r' -> content.append('\r', start);
      case 't' -> content.append('\t', start);
      case 'u' -> {
        int value = 0;
        for (int i = 0; i < 4; i++) {
          int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
          require(digit >= 0);
          value = value << 4 | digit;
          at++;
        }
        content.append((char) value, start);
      }
      default -> throw new NotJson();
    }
  }
}
