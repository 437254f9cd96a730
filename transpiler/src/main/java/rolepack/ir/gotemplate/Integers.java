package rolepack.ir.gotemplate;

import java.util.Optional;

/// Whole numbers as `strconv.ParseInt` and `strconv.ParseUint` read them with base 0: with a prefix
/// for the base, and underscores between digits.
public final class Integers {
  private Integers() {}

  /// A signed 64-bit number.
  public static Optional<Long> read(String text) {
    boolean negative = text.startsWith("-");
    String magnitude = negative || text.startsWith("+") ? text.substring(1) : text;
    Optional<Long> value = readUnsigned(magnitude);
    if (value.isEmpty()) {
      return value;
    }
    long bits = value.get();
    if (negative) {
      return bits >= 0 || bits == Long.MIN_VALUE ? Optional.of(-bits) : Optional.empty();
    }
    return bits >= 0 ? value : Optional.empty();
  }

  /// The bits of an unsigned 64-bit number; no sign is allowed.
  public static Optional<Long> readUnsigned(String text) {
    int base = base(text);
    int start = base == 10 ? 0 : text.length() > 1 && Character.isLetter(text.charAt(1)) ? 2 : 1;
    if (text.isEmpty() || start == text.length() || !underscoresAreRight(text)) {
      return Optional.empty();
    }
    String digits = text.substring(start).replace("_", "");
    if (digits.isEmpty() || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
      return Optional.empty();
    }
    for (int at = 0; at < digits.length(); at++) {
      if (digits.charAt(at) >= 0x80) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(Long.parseUnsignedLong(digits, base));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static int base(String text) {
    if (text.length() < 2 || text.charAt(0) != '0') {
      return 10;
    }
    return switch (text.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  /// Whether each underscore stands between digits, or between the base's prefix and a digit.
  static boolean underscoresAreRight(String text) {
    if (text.indexOf('_') < 0) {
      return true;
    }
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    boolean prefix =
        text.length() >= at + 2
            && text.charAt(at) == '0'
            && "bBoOxX".indexOf(text.charAt(at + 1)) >= 0;
    boolean hex = prefix && "xX".indexOf(text.charAt(at + 1)) >= 0;
    char seen = prefix ? '0' : '^';
    for (at += prefix ? 2 : 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      boolean digit = unit < 0x80 && Character.digit(unit, hex ? 16 : 10) >= 0;
      if (digit) {
        seen = '0';
      } else if (unit == '_') {
        if (seen != '0') {
          return false;
        }
        seen = '_';
      } else {
        if (seen == '_') {
          return false;
        }
        seen = '!';
      }
    }
    return seen != '_';
  }
}
