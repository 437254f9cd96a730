package rolepack.frontend.inventory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// A value of an INI inventory -> what Ansible makes of it: a Python literal where it is one, else
/// the text as it is.
///
/// The literals are those of `ast.literal_eval`: numbers, texts, `True`, `False`, `None`, lists,
/// tuples, dictionaries and sets. Tuples and sets become sequences; complex numbers stay text.
final class PythonLiteral {
  private static final int DEEPEST = 90;

  private final String text;
  private final SourceSpan span;
  private int at = 0;
  private int depth = 0;

  private PythonLiteral(String text, SourceSpan span) {
    this.text = text;
    this.span = span;
  }

  /// @param span what the value's nodes are given
  static YamlNode read(String text, SourceSpan span) {
    try {
      PythonLiteral reader = new PythonLiteral(text, span);
      reader.skipSpace();
      YamlNode value = reader.topLevel();
      reader.skipSpace();
      if (reader.at < text.length() && text.charAt(reader.at) != '#') {
        throw new NoLiteral();
      }
      return value;
    } catch (NoLiteral _) {
      return new YamlNode.Text(span, text, new TextOrigin.Generated(span), false);
    }
  }

  /// Not a Python literal; the text stands for itself.
  private static final class NoLiteral extends Exception {
    NoLiteral() {
      super("", null, false, false);
    }
  }

  /// `1, 2` without parentheses is a tuple.
  private YamlNode topLevel() throws NoLiteral {
    YamlNode first = value();
    skipSpace();
    if (!startsWith(',')) {
      return first;
    }
    List<YamlNode.Item> items = new ArrayList<>(List.of(new YamlNode.Item(span, first)));
    while (startsWith(',')) {
      at++;
      skipSpace();
      if (at == text.length() || startsWith('#')) {
        break;
      }
      items.add(new YamlNode.Item(span, value()));
      skipSpace();
    }
    return new YamlNode.Sequence(span, items);
  }

  private YamlNode value() throws NoLiteral {
    skipSpace();
    if (at == text.length() || ++depth > DEEPEST) {
      throw new NoLiteral();
    }
    char first = text.charAt(at);
    YamlNode value =
        switch (first) {
          case '[' -> sequence(']');
          case '(' -> parenthesized();
          case '{' -> braces();
          case '-', '+' -> signed();
          case '\'', '"' -> strings();
          default -> Character.isDigit(first) || first == '.' ? number(false) : word();
        };
    depth--;
    return value;
  }

  private YamlNode signed() throws NoLiteral {
    boolean negative = text.charAt(at) == '-';
    at++;
    skipSpace();
    if (at == text.length()) {
      throw new NoLiteral();
    }
    return number(negative);
  }

  private YamlNode number(boolean negative) throws NoLiteral {
    int start = at;
    while (at < text.length() && isNumberPart(start)) {
      at++;
    }
    return PythonNumber.read(text.substring(start, at), negative)
        .<YamlNode>map(
            number ->
                switch (number) {
                  case BigInteger integer -> new YamlNode.Int(span, integer);
                  default -> new YamlNode.Float(span, number.doubleValue());
                })
        .orElseThrow(NoLiteral::new);
  }

  private boolean isNumberPart(int start) {
    char each = text.charAt(at);
    boolean exponentSign =
        (each == '-' || each == '+')
            && at > start
            && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E')
            && !text.startsWith("0x", start);
    return Character.isLetterOrDigit(each) || each == '_' || each == '.' || exponentSign;
  }

  private YamlNode word() throws NoLiteral {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String word = text.substring(start, at);
    if (at < text.length() && (startsWith('\'') || startsWith('"'))) {
      at = start;
      return strings();
    }
    return switch (word) {
      case "True" -> new YamlNode.Bool(span, true);
      case "False" -> new YamlNode.Bool(span, false);
      case "None" -> new YamlNode.Null(span);
      default -> throw new NoLiteral();
    };
  }

  /// Adjacent literals are one text; bytes and texts do not mix.
  private YamlNode strings() throws NoLiteral {
    StringBuilder joined = new StringBuilder();
    PythonString first = PythonString.read(text, at).orElseThrow(NoLiteral::new);
    do {
      PythonString literal = PythonString.read(text, at).orElseThrow(NoLiteral::new);
      if (literal.bytes() != first.bytes()) {
        throw new NoLiteral();
      }
      joined.append(literal.value());
      at = literal.end();
      skipSpace();
    } while (PythonString.startsAt(text, at));
    return new YamlNode.Text(span, joined.toString(), new TextOrigin.Generated(span), false);
  }

  private YamlNode parenthesized() throws NoLiteral {
    int start = at;
    at++;
    skipSpace();
    if (startsWith(')')) {
      at++;
      return new YamlNode.Sequence(span, List.of());
    }
    YamlNode first = value();
    skipSpace();
    if (startsWith(')')) {
      at++;
      return first;
    }
    at = start;
    return sequence(')');
  }

  private YamlNode sequence(char closing) throws NoLiteral {
    List<YamlNode.Item> items = new ArrayList<>();
    at++;
    skipSpace();
    while (!startsWith(closing)) {
      items.add(new YamlNode.Item(span, value()));
      separator(closing);
    }
    at++;
    return new YamlNode.Sequence(span, items);
  }

  /// A dictionary, or a set.
  private YamlNode braces() throws NoLiteral {
    List<YamlNode.Entry> entries = new ArrayList<>();
    List<YamlNode.Item> items = new ArrayList<>();
    at++;
    skipSpace();
    while (!startsWith('}')) {
      YamlNode first = value();
      skipSpace();
      if (startsWith(':')) {
        at++;
        entries.removeIf(each -> each.key().equals(first));
        entries.add(new YamlNode.Entry(first, value()));
      } else {
        items.add(new YamlNode.Item(span, first));
      }
      separator('}');
    }
    at++;
    if (!entries.isEmpty() && !items.isEmpty()) {
      throw new NoLiteral();
    }
    return items.isEmpty()
        ? new YamlNode.Mapping(span, entries)
        : new YamlNode.Sequence(span, items);
  }

  private void separator(char closing) throws NoLiteral {
    skipSpace();
    if (startsWith(',')) {
      at++;
      skipSpace();
    } else if (!startsWith(closing)) {
      throw new NoLiteral();
    }
  }

  private boolean startsWith(char character) {
    return at < text.length() && text.charAt(at) == character;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
