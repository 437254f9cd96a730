package rolepack.frontend.yaml;

import java.util.Arrays;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// A place in the text of a file, and the character classes of YAML 1.1.
///
/// The text ends with a NUL, which no valid file holds; so looking ahead needs no bounds.
final class Cursor {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LONGEST_LOOK_AHEAD = 10;

  private static final int BLANK = 1;
  private static final int BREAK = 2;
  private static final int END = 4;
  private static final int WORD = 8;
  private static final int FLOW = 16;
  private static final int COLON = 32;
  private static final int SINGLE = 64;
  private static final int DOUBLE = 128;

  /// What each ASCII character is.
  private static final short[] CLASSES = new short[128];

  static {
    for (char each = 'a'; each <= 'z'; each++) {
      CLASSES[each] = WORD;
      CLASSES[each - 'a' + 'A'] = WORD;
    }
    for (char each = '0'; each <= '9'; each++) {
      CLASSES[each] = WORD;
    }
    classify("_-", WORD);
    classify(" \t", BLANK);
    classify("\n\r", BREAK);
    classify("\0", END);
    classify(",[]{}", FLOW);
    classify(":", COLON);
    classify("'", SINGLE);
    classify("\"\\", DOUBLE);
  }

  private static void classify(String characters, int type) {
    for (char each : characters.toCharArray()) {
      CLASSES[each] |= (short) type;
    }
  }

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
    this.text = Arrays.copyOf(file.text().toCharArray(), end + LONGEST_LOOK_AHEAD);
    this.hasSurrogates = checkCharacters(text, end);
    if (peek() == BYTE_ORDER_MARK) {
      at = 1;
      lineStart = 1;
    }
  }

  /// Whether the text has characters of two UTF-16 units.
  private boolean checkCharacters(char[] text, int end) {
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
        throw TreeBuilder.invalid(
            new SourceSpan(file, i, i + 1),
            "the character U+%04X may not stand in a YAML file".formatted((int) each),
            "remove it, or write it as an escape in double quotes");
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

  /// To the next white space, `:`, or in a flow collection to the next `,[]{}`.
  void skipPlain(boolean inFlow) {
    at = next(at, BLANK | BREAK | END | COLON | (inFlow ? FLOW : 0));
  }

  /// To the next white space, `'`, or in double quotes to the next `"` or `\`.
  void skipQuoted(char quote) {
    at = next(at, BLANK | BREAK | END | (quote == '"' ? DOUBLE : SINGLE));
  }

  /// Past a byte order mark at the start of a line; there it counts as a column.
  void skipByteOrderMark() {
    if (at == lineStart && text[at] == BYTE_ORDER_MARK) {
      at++;
    }
  }

  /// To the end of the line, before its break.
  void skipToBreak() {
    at = lineEnd(at);
  }

  /// Where the line of an offset ends, before its break.
  int lineEnd(int from) {
    return next(from, BREAK | END);
  }

  /// The next white space from an offset on.
  int wordEnd(int from) {
    return next(from, BLANK | BREAK | END);
  }

  private int next(int from, int types) {
    char[] characters = text;
    int found = from;
    while (true) {
      char each = characters[found];
      if (each < 128 ? (CLASSES[each] & types) != 0 : isWideBreak(each)) {
        return found;
      }
      found++;
    }
  }

  /// The next offset that is neither white space nor a comment.
  int afterSpace(int from) {
    int next = from;
    while (next < end && (isBlankOrEnd(text[next]) || text[next] == '#')) {
      next = text[next] == '#' ? lineEnd(next) : next + 1;
    }
    return next;
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
    return each < 128 ? (CLASSES[each] & BREAK) != 0 : isWideBreak(each);
  }

  private static boolean isWideBreak(char each) {
    return each == '\u0085' || each == '\u2028' || each == '\u2029';
  }

  static boolean isBreakOrEnd(char each) {
    return each < 128 ? (CLASSES[each] & (BREAK | END)) != 0 : isWideBreak(each);
  }

  /// White space, or nothing more.
  static boolean isBlankOrEnd(char each) {
    return each < 128 ? (CLASSES[each] & (BLANK | BREAK | END)) != 0 : isWideBreak(each);
  }

  /// A letter, a digit, `_` or `-`.
  static boolean isWord(char each) {
    return each < 128 && (CLASSES[each] & WORD) != 0;
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
    return TreeBuilder.invalid(span(at, at), what);
  }

  InvalidYaml invalid(String what, String hint) {
    return TreeBuilder.invalid(span(at, at), what, hint);
  }
}
