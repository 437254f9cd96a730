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
    boolean number = DECIMAL.matcher(text).matches() || HEXADECIMAL.matcher(text).matches();
    if (!number || !Integers.underscoresAreRight(text)) {
      return special(text);
    }
    String digits = text.replace("_", "");
    if (digits.chars().noneMatch(each -> each >= '0' && each <= '9' || Character.isLetter(each))) {
      return Optional.empty();
    }
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
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
