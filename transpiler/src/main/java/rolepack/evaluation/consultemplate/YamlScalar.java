package rolepack.evaluation.consultemplate;

/// What the characters of a text allow in YAML, as libyaml's emitter analyses them.
///
/// @param block it can be written without quotes
/// @param single it can be written in single quotes
/// @param literal it can be written as a literal block
/// @param multiline it has line breaks
record YamlScalar(boolean block, boolean single, boolean literal, boolean multiline) {
  static YamlScalar of(String text) {
    if (text.isEmpty()) {
      return new YamlScalar(true, true, false, false);
    }
    boolean indicators = text.startsWith("---") || text.startsWith("...");
    boolean special = false;
    boolean breaks = false;
    boolean breakSpace = false;
    boolean spaceBreak = false;
    boolean previousSpace = false;
    boolean previousBreak = false;
    boolean preceded = true;
    int points = text.codePointCount(0, text.length());
    int index = 0;
    for (int at = 0; at < text.length(); index++) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      boolean followed = next == text.length() || isBlank(text.codePointAt(next));
      indicators |= isIndicator(point, index == 0, preceded, followed);
      special |= !isPrintable(point);
      boolean space = point == ' ';
      boolean lineBreak = isBreak(point);
      breaks |= lineBreak;
      breakSpace |= space && previousBreak;
      spaceBreak |= lineBreak && previousSpace;
      previousSpace = space;
      previousBreak = lineBreak;
      preceded = isBlank(point);
      at = next;
    }
    boolean edges =
        isBlankOrBreak(text.codePointAt(0)) || isBlankOrBreak(text.codePointBefore(text.length()));
    boolean hard = spaceBreak || special;
    boolean trailingSpace = text.endsWith(" ");
    return new YamlScalar(
        !indicators && !edges && !breakSpace && !hard && !breaks && points > 0,
        !breakSpace && !hard,
        !trailingSpace && !hard,
        breaks);
  }

  private static boolean isIndicator(int point, boolean first, boolean preceded, boolean followed) {
    if (first) {
      return switch (point) {
        case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' ->
            true;
        case '?', ':' -> followed;
        case '-' -> followed;
        default -> false;
      };
    }
    return switch (point) {
      case ':' -> followed;
      case '#' -> preceded;
      default -> false;
    };
  }

  private static boolean isBlankOrBreak(int point) {
    return point == ' ' || isBreak(point);
  }

  /// White space, a break or nothing.
  private static boolean isBlank(int point) {
    return point == ' ' || point == '\t' || isBreak(point) || point == 0;
  }

  static boolean isBreak(int point) {
    return point == '\r' || point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029;
  }

  /// Whether yaml.v2 writes it as it is; it takes no character beyond the first 65,536 for
  /// printable.
  static boolean isPrintable(int point) {
    return point == '\n'
        || point >= 0x20 && point <= 0x7E
        || point >= 0xA0 && point < 0xD800
        || point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF;
  }
}
