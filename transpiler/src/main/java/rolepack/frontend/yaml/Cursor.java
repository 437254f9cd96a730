package rolepack.frontend.yaml;

import rolepack.diagnostics.DiagnosticKind;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// A place in the text of a file, and the character classes of YAML 1.1.
///
/// The text ends with a NUL, which no valid file holds; so looking ahead needs no bounds.
final class Cursor {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LONGEST_LOOK_AHEAD = 10;

  private final SourceFile file;
  private final char[] text;
  private final int end;
  private final boolean hasSurrogates;
  private int at;
  private int lineStart;

  /// @throws InvalidYaml at the first character that YAML forbids
  Cursor(SourceFile file) {
    this.file = file;
    this.end = file.text().length();
    this.text = new char[end + LONGEST_LOOK_AHEAD];
    file.text().getChars(0, end, text, 0);
    this.hasSurrogates = checkCharacters();
    if (peek() == BYTE_ORDER_MARK) {
      at = 1;
      lineStart = 1;
    }
  }

  /// Whether the text has characters of two UTF-16 units.
  private boolean checkCharacters() {
    boolean surrogates = false;
    for (int i = 0; i < end; i++) {
      char each = text[i];
      if (each >= ' ' && each <= '~' || each == '\n') {
        continue;
      }
      if (Character.isHighSurrogate(each) && Character.isLowSurrogate(text[i + 1])) {
        surrogates = true;
        i++;
      } else if (!isAllowed(each)) {
        throw new InvalidYaml(
            DiagnosticKind.INVALID_YAML,
            new SourceSpan(file, i, i + 1),
            "the character U+%04X may not stand in a YAML file".formatted((int) each));
      }
    }
    return surrogates;
  }

  private static boolean isAllowed(char each) {
    return each == '\t'
        || each == '\r'
        || each == '\u0085'
        || (each >= '\u00A0' && each < '\uD800')
        || (each >= '\uE000' && each <= '\uFFFD');
  }

  SourceFile file() {
    return file;
  }

  int at() {
    return at;
  }

  /// The offset at which the line starts; it also tells lines apart.
  int lineStart() {
    return lineStart;
  }

  /// Code points since the start of the line.
  int column() {
    return hasSurrogates
        ? Character.codePointCount(text, lineStart, at - lineStart)
        : at - lineStart;
  }

  /// Whether more than so many code points stand between an offset and here.
  boolean isFurtherThan(int most, int from) {
    return at - from > most
        && (!hasSurrogates || Character.codePointCount(text, from, at - from) > most);
  }

  char peek() {
    return text[at];
  }

  char peek(int ahead) {
    return text[at + ahead];
  }

  char charAt(int offset) {
    return text[offset];
  }

  /// Past a character that is not a line break.
  void skip() {
    at++;
  }

  void skip(int count) {
    at += count;
  }

  /// Past a line break, if there is one here.
  void skipBreak() {
    if (text[at] == '\r' && text[at + 1] == '\n') {
      at += 2;
    } else if (isBreak(text[at])) {
      at++;
    } else {
      return;
    }
    lineStart = at;
  }

  void skipBlanks() {
    while (isBlank(text[at])) {
      at++;
    }
  }

  /// Past a byte order mark at the start of a line; there it counts as a column.
  void skipByteOrderMark() {
    if (at == lineStart && text[at] == BYTE_ORDER_MARK) {
      at++;
    }
  }

  /// To the end of the line, before its break.
  void skipToBreak() {
    while (!isBreakOrEnd(text[at])) {
      at++;
    }
  }

  boolean isAtEnd() {
    return at == end;
  }

  /// `---` or `...` alone at the start of a line.
  boolean isAtDocumentMarker(char mark) {
    return at == lineStart
        && text[at] == mark
        && text[at + 1] == mark
        && text[at + 2] == mark
        && isBlankOrEnd(text[at + 3]);
  }

  boolean isAtDocumentMarker() {
    return isAtDocumentMarker('-') || isAtDocumentMarker('.');
  }

  /// What a line break stands for in a value.
  static char normalized(char lineBreak) {
    return lineBreak == '\u2028' || lineBreak == '\u2029' ? lineBreak : '\n';
  }

  static boolean isBlank(char each) {
    return each == ' ' || each == '\t';
  }

  static boolean isBreak(char each) {
    return each == '\n' || each == '\r' || each == '\u0085' || each == '\u2028' || each == '\u2029';
  }

  static boolean isBreakOrEnd(char each) {
    return each == '\0' || isBreak(each);
  }

  /// White space, or nothing more.
  static boolean isBlankOrEnd(char each) {
    return isBlank(each) || isBreakOrEnd(each);
  }

  /// A letter, a digit, `_` or `-`.
  static boolean isWord(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '_'
        || each == '-';
  }

  /// The text between two offsets.
  String text(int from, int to) {
    return file.text().substring(from, to);
  }

  SourceSpan span(int from, int to) {
    return new SourceSpan(file, from, Math.clamp(to, from, end));
  }

  /// The error at this place.
  InvalidYaml invalid(String what) {
    return new InvalidYaml(DiagnosticKind.INVALID_YAML, span(at, at), what);
  }
}
