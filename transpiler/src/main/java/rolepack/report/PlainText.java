package rolepack.report;

/// Makes one line that is safe to show of any text: names and messages come from the input, which
/// could otherwise write to the terminal or reorder what a reader sees.
final class PlainText {
  private PlainText() {}

  /// The text with each character that controls something replaced by a space.
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (controls(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  /// At most so many characters; a longer text ends with `…`.
  static String cut(String text, int width) {
    String plain = of(text);
    if (plain.codePointCount(0, plain.length()) <= width) {
      return plain;
    }
    return plain.substring(0, plain.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(controls(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return out.toString();
  }

  private static boolean controls(char each) {
    if (each < 0x7F) {
      return each < 0x20;
    }
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
