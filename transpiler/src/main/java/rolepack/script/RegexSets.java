package rolepack.script;

import java.util.Optional;
import java.util.TreeSet;

/// The sets of characters of a Python regular expression.
///
/// Of a text Python knows every letter of Unicode as part of a word; here each character beyond
/// ASCII is one, and none is white space.
///
/// @param source the expression
/// @param characters whether it is matched against text, and not against bytes
record RegexSets(String source, boolean characters, boolean ignoresCase) {
  private static final String DIGITS = "0123456789";
  private static final String WORD =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_" + DIGITS;
  private static final String SPACE = " \t\n\r\f\u000b";
  private static final String TEXT_SPACE = SPACE + "\u001c\u001d\u001e\u001f";

  /// A set, and where it ended.
  record Read(RegexNode.OneOf set, int end) {}

  /// Every character but those of a text.
  RegexNode.OneOf but(String ascii) {
    return new RegexNode.OneOf(complement(ascii), true);
  }

  private static String complement(String ascii) {
    StringBuilder out = new StringBuilder();
    for (char each = 1; each < 128; each++) {
      if (ascii.indexOf(each) < 0) {
        out.append(each);
      }
    }
    return out.toString();
  }

  /// A character that means itself.
  RegexNode literal(int each) {
    return ignoresCase && each < 128 && Character.isLetter(each)
        ? new RegexNode.OneOf(
            "" + (char) Character.toUpperCase(each) + (char) Character.toLowerCase(each), false)
        : new RegexNode.Text(Character.toString(each));
  }

  /// `\d`, `\W` …
  Optional<RegexNode.OneOf> shorthand(char letter) {
    String space = characters ? TEXT_SPACE : SPACE;
    return switch (letter) {
      case 'd' -> Optional.of(new RegexNode.OneOf(DIGITS, false));
      case 'D' -> Optional.of(but(DIGITS));
      case 's' -> Optional.of(new RegexNode.OneOf(space, false));
      case 'S' -> Optional.of(but(space));
      case 'w' -> Optional.of(new RegexNode.OneOf(WORD, characters));
      case 'W' -> Optional.of(new RegexNode.OneOf(complement(WORD), !characters));
      default -> Optional.empty();
    };
  }

  /// The character that `\n`, `\.` … stand for; Python refuses other letters.
  Optional<Integer> escaped(char each) {
    return switch (each) {
      case 'n' -> Optional.of((int) '\n');
      case 't' -> Optional.of((int) '\t');
      case 'r' -> Optional.of((int) '\r');
      case 'f' -> Optional.of((int) '\f');
      case 'v' -> Optional.of(0x0b);
      case 'a' -> Optional.of(0x07);
      default ->
          each < 128 && !Character.isLetterOrDigit(each)
              ? Optional.of((int) each)
              : Optional.empty();
    };
  }

  /// A set in brackets; `from` is behind the opening one.
  Optional<Read> bracket(int from) {
    int at = from;
    boolean negative = source.startsWith("^", at);
    if (negative) {
      at++;
    }
    TreeSet<Character> ascii = new TreeSet<>();
    boolean wide = false;
    int first = at;
    while (at < source.length() && (source.charAt(at) != ']' || at == first)) {
      char each = source.charAt(at++);
      Optional<Integer> low = Optional.of((int) each);
      if (each == '\\') {
        if (at >= source.length()) {
          return Optional.empty();
        }
        char letter = source.charAt(at++);
        Optional<RegexNode.OneOf> known = shorthand(letter);
        if (known.isPresent()) {
          wide |= known.get().wide();
          known.get().ascii().chars().forEach(it -> ascii.add((char) it));
          if (source.startsWith("-", at) && !source.startsWith("-]", at)) {
            return Optional.empty();
          }
          continue;
        }
        low = letter == 'b' ? Optional.of(8) : escaped(letter);
      }
      Optional<Integer> high = low;
      if (source.startsWith("-", at) && at + 1 < source.length() && source.charAt(at + 1) != ']') {
        char end = source.charAt(at + 1);
        at += 2;
        high = Optional.of((int) end);
        if (end == '\\') {
          high = at < source.length() ? escaped(source.charAt(at)) : Optional.empty();
          at++;
        }
      }
      if (low.isEmpty() || high.isEmpty() || low.get() > high.get() || high.get() >= 128) {
        return Optional.empty();
      }
      for (int it = low.get(); it <= high.get(); it++) {
        ascii.add((char) it);
        if (ignoresCase) {
          ascii.add((char) Character.toUpperCase(it));
          ascii.add((char) Character.toLowerCase(it));
        }
      }
    }
    // Python warns of sets within sets, which a later version may know.
    if (at >= source.length()) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    ascii.stream().filter(each -> each > 0 && each < 128).forEach(out::append);
    return Optional.of(
        new Read(
            negative
                ? new RegexNode.OneOf(complement(out.toString()), !wide)
                : new RegexNode.OneOf(out.toString(), wide),
            at + 1));
  }
}
