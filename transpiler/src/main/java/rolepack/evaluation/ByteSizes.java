package rolepack.evaluation;

import java.util.Locale;
import java.util.Optional;
import rolepack.ir.jinja.Expr.BinaryOperator;

/// Filters that read and write sizes such as `1.50 MB`.
final class ByteSizes {
  /// The units from the largest on, each 1024 times the next.
  private static final String UNITS = "YZEPTGMKB";

  private ByteSizes() {}

  private static Value limit(int unit) {
    return Arithmetic.apply(
        BinaryOperator.POWER, Value.of(1024), Value.of(UNITS.length() - 1 - unit));
  }

  static Value format(Value operand, Inputs inputs) {
    boolean binary = inputs.bind("filesizeformat", "binary?").truth(0);
    Types.known(operand);
    double bytes =
        operand instanceof Value.Str text
            ? Numbers.parseFloat(text.text())
                .orElseThrow(
                    () ->
                        EvaluationException.valueError(
                            "could not convert string to float: "
                                + Representation.quoted(text.text())))
            : Numbers.real(operand);
    double base = binary ? 1024 : 1000;
    if (bytes == 1) {
      return Value.of("1 Byte");
    }
    if (bytes < base) {
      return Value.of(Numbers.truncate(bytes) + " Bytes");
    }
    String prefixes = binary ? "KMGTPEZY" : "kMGTPEZY";
    double unit = base;
    for (int i = 0; ; i++) {
      unit *= base;
      if (bytes < unit || i == prefixes.length() - 1) {
        return Value.of(
            "%s %s%sB"
                .formatted(
                    BraceFormat.format(new Value.Float(base * bytes / unit), ".1f"),
                    prefixes.charAt(i),
                    binary ? "i" : ""));
      }
    }
  }

  static Value readable(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("human_readable", "isbits?", "unit?");
    Optional<String> unit = bound.some(1).map(each -> Inputs.Bound.text(each, "unit"));
    int chosen = UNITS.length() - 1;
    for (int i = 0; i < UNITS.length(); i++) {
      char letter = UNITS.charAt(i);
      boolean fits =
          unit.isPresent()
              ? unit.get().toUpperCase(Locale.ROOT).equals(String.valueOf(letter))
              : Ordering.holds(Ordering.Operator.GREATER_OR_EQUAL, Types.known(operand), limit(i));
      if (fits) {
        chosen = i;
        break;
      }
    }
    String base = bound.truth(0) ? "bits" : "Bytes";
    String suffix =
        chosen == UNITS.length() - 1 ? base : UNITS.substring(chosen, chosen + 1) + base.charAt(0);
    Value amount = Arithmetic.apply(BinaryOperator.DIVIDE, operand, limit(chosen));
    return Value.of(
        Representation.str(PercentFormat.format(Value.of("%.2f"), amount)) + " " + suffix);
  }

  static Value bytes(Value operand, Inputs inputs) {
    Inputs.Bound bound = inputs.bind("human_to_bytes", "default_unit?", "isbits?");
    String text = Representation.str(Types.known(operand));
    int at = 0;
    while (at < text.length() && CodePoints.isSpace(text.charAt(at))) {
      at++;
    }
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
    }
    double number =
        Numbers.parseFloat(text.substring(start, at)).orElseThrow(() -> unreadable(text));
    while (at < text.length() && CodePoints.isSpace(text.charAt(at))) {
      at++;
    }
    int unitStart = at;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    Optional<String> unit =
        at > unitStart
            ? Optional.of(text.substring(unitStart, at))
            : bound.some(0).map(each -> Inputs.Bound.text(each, "default_unit"));
    if (unit.isEmpty()) {
      return new Value.Int(Numbers.truncate(Math.rint(number)));
    }
    int index =
        unit.get().isEmpty() ? -1 : UNITS.indexOf(Character.toUpperCase(unit.get().charAt(0)));
    boolean bits = bound.truth(1);
    boolean named =
        unit.get().length() < 2
            || unit.get().toLowerCase(Locale.ROOT).contains(bits ? "bit" : "byte")
            || unit.get().charAt(1) == (bits ? 'b' : 'B');
    if (index < 0 || !named) {
      throw unreadable(text);
    }
    double bytes = number * Numbers.real(limit(index));
    return new Value.Int(Numbers.truncate(Math.rint(bytes)));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static EvaluationException unreadable(String text) {
    return EvaluationException.filterError(
        "human_to_bytes() can't interpret following string: " + text);
  }
}
