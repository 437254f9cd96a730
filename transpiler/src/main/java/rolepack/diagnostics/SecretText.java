package rolepack.diagnostics;

import java.util.ArrayList;
import java.util.List;
import rolepack.source.SecretNames;
import rolepack.source.SourceFile;

/// Finds the parts of a line that may be a secret: the value of a name that says so, in this line
/// or around it, private keys, encrypted text, passwords in URLs.
///
/// It looks at text, not at syntax, since it has to hide a secret in a file that nobody could
/// parse; where it errs, it hides too much.
final class SecretText {
  /// How far above a line the start of its value is looked for.
  private static final int FURTHEST = 300;

  private static final int SHORTEST_ENCODED = 40;

  private final SourceFile file;
  private final String line;
  private final List<Range> ranges = new ArrayList<>();

  /// A part of a line, half-open.
  record Range(int from, int to) {}

  private SecretText(SourceFile file, int number) {
    this.file = file;
    this.line = file.lineText(number);
    int start = indentation(line);
    if (isEncoded(line) || isInKey(number) || isInQuotes(number)) {
      ranges.add(new Range(start, line.length()));
    } else {
      int from = isBelowSecret(number) ? valueStart() : afterSecretName(line);
      if (from >= 0 && !isOnlyVariable(line.substring(from))) {
        ranges.add(new Range(from, line.length()));
      } else {
        findUrls();
      }
    }
  }

  /// The secret parts of a line, in order.
  static List<Range> in(SourceFile file, int line) {
    return List.copyOf(new SecretText(file, line).ranges);
  }

  private static int indentation(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /// Where the value after the first secret name starts; -1 for none.
  private static int afterSecretName(String line) {
    int at = 0;
    while (at < line.length()) {
      int start = at;
      while (at < line.length() && isNameCharacter(line.charAt(at))) {
        at++;
      }
      if (at > start) {
        int value = afterSeparator(line, start, at);
        if (value >= 0 && value < line.length() && SecretNames.says(line.substring(start, at))) {
          return value;
        }
      } else {
        at++;
      }
    }
    return -1;
  }

  private static boolean isNameCharacter(char each) {
    return Character.isLetterOrDigit(each) || each == '_' || each == '-' || each == '.';
  }

  /// Where a value after a name starts: `name: value`, `"name": value`, `name=value`,
  /// `<name>value`, `--name value`, or a line that is `name value`.
  private static int afterSeparator(String line, int start, int end) {
    int at = end;
    if (at < line.length() && (line.charAt(at) == '"' || line.charAt(at) == '\'')) {
      at++;
    }
    int blanks = at;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    if (at < line.length() && ":=>".indexOf(line.charAt(at)) >= 0) {
      at++;
      while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
        at++;
      }
      return at;
    }
    boolean option = line.startsWith("--", start) || start == indentation(line);
    return option && at > blanks ? at : -1;
  }

  /// `{{ name }}`, quoted or not, without any text inside: a reference is no secret.
  private static boolean isOnlyVariable(String value) {
    String bare = value.strip();
    if (bare.length() > 1 && (bare.startsWith("\"") || bare.startsWith("'"))) {
      bare = bare.endsWith(bare.substring(0, 1)) ? bare.substring(1, bare.length() - 1) : bare;
    }
    bare = bare.strip();
    return bare.startsWith("{{")
        && bare.endsWith("}}")
        && bare.indexOf("{{", 2) < 0
        && bare.indexOf('"') < 0
        && bare.indexOf('\'') < 0;
  }

  /// Whether a line that it is indented below has a secret name.
  private boolean isBelowSecret(int number) {
    int limit = indentation(line);
    boolean item = isItem(line, limit);
    for (int above = number - 1;
        above > Math.max(0, number - FURTHEST) && (limit > 0 || item);
        above--) {
      String text = file.lineText(above);
      int start = indentation(text);
      if (start == text.length() || start > limit || (start == limit && !item)) {
        continue;
      }
      boolean itemAbove = isItem(text, start);
      if (itemAbove && start == limit) {
        continue;
      }
      boolean beside = itemAbove && keyColumn(text, start) >= limit;
      if (!beside && (afterSecretName(text) >= 0 || endsWithSecretName(text))) {
        return true;
      }
      limit = start;
      item = itemAbove;
    }
    return false;
  }

  private static boolean isItem(String line, int start) {
    return line.startsWith("- ", start) || line.strip().equals("-");
  }

  /// The column of the key in `- key: value` and `- - key: value`.
  private static int keyColumn(String line, int start) {
    int at = start;
    while (at < line.length() && (line.charAt(at) == '-' || line.charAt(at) == ' ')) {
      at++;
    }
    return at;
  }

  /// `name:` and nothing more.
  private static boolean endsWithSecretName(String line) {
    String text = line.strip();
    int colon = text.lastIndexOf(':');
    if (colon != text.length() - 1 || colon < 0) {
      return false;
    }
    int start = colon;
    while (start > 0
        && (isNameCharacter(text.charAt(start - 1))
            || "\"'".indexOf(text.charAt(start - 1)) >= 0)) {
      start--;
    }
    return SecretNames.says(text.substring(start, colon));
  }

  /// The value of a line below a secret name: what follows its own key, or all of it.
  private int valueStart() {
    int start = keyColumn(line, indentation(line));
    int colon = line.indexOf(": ", start);
    return colon < 0 ? start : colon + 2;
  }

  /// Whether a quote that opens after a secret name above is still open here.
  private boolean isInQuotes(int number) {
    for (int above = number - 1; above > Math.max(0, number - FURTHEST); above--) {
      if (hasQuote(file.lineStart(above), file.lineStart(above + 1))) {
        String text = file.lineText(above);
        int value = afterSecretName(text);
        if (value >= 0 && (text.charAt(value) == '"' || text.charAt(value) == '\'')) {
          return closing(file.text(), file.lineStart(above) + value) >= file.lineStart(number);
        }
      }
    }
    return false;
  }

  private boolean hasQuote(int from, int to) {
    return file.text().indexOf('"', from, to) >= 0 || file.text().indexOf('\'', from, to) >= 0;
  }

  /// The offset of the quote that closes the one at an offset, or the end of the text.
  private static int closing(String text, int open) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < text.length()) {
      char each = text.charAt(at);
      if (each == '\\' && quote == '"') {
        at++;
      } else if (each == quote) {
        if (quote == '"' || at + 1 == text.length() || text.charAt(at + 1) != quote) {
          return at;
        }
        at++;
      }
      at++;
    }
    return text.length();
  }

  /// Whether the line is part of a private key or of encrypted text.
  private boolean isInKey(int number) {
    if (startsKey(line) || line.contains("$ANSIBLE_VAULT")) {
      return true;
    }
    for (int above = number - 1; above > Math.max(0, number - FURTHEST); above--) {
      String text = file.lineText(above);
      if (startsKey(text)) {
        return true;
      }
      if (text.isBlank() || text.contains("-----END") || text.contains(": ")) {
        return false;
      }
    }
    return false;
  }

  private static boolean startsKey(String line) {
    int begin = line.indexOf("-----BEGIN");
    return begin >= 0 && line.indexOf("PRIVATE KEY-----", begin) >= 0;
  }

  /// A line that is one long word of hexadecimal or base64 digits.
  private static boolean isEncoded(String line) {
    String text = line.strip();
    if (text.length() < SHORTEST_ENCODED) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (!(each < 128 && Character.isLetterOrDigit(each)) && "+/=".indexOf(each) < 0) {
        return false;
      }
    }
    return true;
  }

  /// `scheme://user:password@host`.
  private void findUrls() {
    for (int at = line.indexOf("://"); at >= 0; at = line.indexOf("://", at + 3)) {
      int end = at + 3;
      while (end < line.length()
          && !Character.isWhitespace(line.charAt(end))
          && "/\"'".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      int host = line.lastIndexOf('@', end - 1);
      int password = line.indexOf(':', at + 3) + 1;
      if (password > 0 && host > password && !isOnlyVariable(line.substring(password, host))) {
        ranges.add(new Range(password, host));
      }
    }
  }
}
