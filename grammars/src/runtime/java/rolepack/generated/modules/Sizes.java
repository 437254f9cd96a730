package rolepack.generated.modules;

import java.util.Locale;

/// Reads sizes with a unit, `2K`, `1.5 GB`, as Ansible's `human_to_bytes` does.
final class Sizes {
  private static final String UNITS = "BKMGTPEZY";

  private Sizes() {}

  static Long parse(Object value, boolean bits) throws Coercion.Refused {
    String text = PythonText.of(value).stripLeading();
    int end = digits(text, 0);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1);
    }
    double number;
    try {
      number = Double.parseDouble(text.substring(0, end));
    } catch (NumberFormatException _) {
      throw new Coercion.Refused("must be a size, as 512M");
    }
    int unitStart = end;
    while (unitStart < text.length() && Character.isWhitespace(text.charAt(unitStart))) {
      unitStart++;
    }
    int unitEnd = unitStart;
    while (unitEnd < text.length() && isLetter(text.charAt(unitEnd))) {
      unitEnd++;
    }
    return Math.round(Math.rint(number * factor(text.substring(unitStart, unitEnd), bits)));
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  private static double factor(String unit, boolean bits) throws Coercion.Refused {
    if (unit.isEmpty()) {
      return 1;
    }
    int range = UNITS.indexOf(Character.toUpperCase(unit.charAt(0)));
    boolean named = unit.toLowerCase(Locale.ROOT).contains(bits ? "bit" : "byte");
    boolean marked = unit.length() == 1 || unit.charAt(1) == (bits ? 'b' : 'B');
    if (range < 0 || !(named || marked)) {
      throw new Coercion.Refused("must be a size, as 512M");
    }
    return Math.pow(1024, range);
  }
}
