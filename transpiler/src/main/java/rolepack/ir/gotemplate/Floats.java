package rolepack.ir.gotemplate;

import java.util.Optional;
import java.util.regex.Pattern;

/// Floating-point numbers as `strconv.ParseFloat` reads them.
public final class Floats {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:[0-9_]+(?:\\.[0-9_]*)?|\\.[0-9_]+)(?:[eE][-+]?[0-9][0-9_]*)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[-+]?0[xX](?:[0-9a-fA-F_]+(?:\\.[0-9a-fA-F_]*)?|\\.[0-9a-fA-F_]+)[pP][-+]?[0-9][0-9_]*");

  private Floats() {}

  /// The number; empty where the text is none, or where it is too large.
  public static Optional<Double> read(String text) {
    if (!isNumber(text)) {
      return special(text);
    }
    double value = Double.parseDouble(text.replace("_", ""));
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
  }

  /// Whether the text is written as a number, however large.
  static boolean isNumber(String text) {
    boolean shaped = DECIMAL.matcher(text).matches() || HEXADECIMAL.matcher(text).matches();
    if (!shaped || !Integers.underscoresAreRight(text)) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      boolean digit = Character.digit(text.charAt(at), 16) >= 0;
      boolean exponent = "eEpP".indexOf(text.charAt(at)) >= 0;
      if (digit || exponent) {
        return digit && !exponent || text.charAt(at) == '0';
      }
    }
    return false;
  }

  private static Optional<Double> special(String text) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    String name = (signed ? text.substring(1) : text).toLowerCase(java.util.Locale.ROOT);
    return switch (name) {
      case "inf", "infinity" ->
          Optional.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
      case "nan" -> signed ? Optional.empty() : Optional.of(Double.NaN);
      default -> Optional.empty();
    };
  }
}
