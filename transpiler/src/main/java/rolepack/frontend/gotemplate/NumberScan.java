package rolepack.frontend.gotemplate;

/// Where a number ends, as Go's scanner sees it: it takes more than is right, and leaves it to the
/// parser to notice.
///
/// @param end behind the number; behind the character that makes it wrong if it is not valid
/// @param complex whether it has two parts: `1+2i`
record NumberScan(int end, boolean valid, boolean complex) {

  static NumberScan at(String text, int start) {
    int end = scan(text, start);
    if (continues(text, end)) {
      return new NumberScan(text.offsetByCodePoints(end, 1), false, false);
    }
    boolean complex = is(text, end, "+-");
    if (!complex) {
      return new NumberScan(end, true, false);
    }
    end = scan(text, end);
    if (continues(text, end)) {
      return new NumberScan(text.offsetByCodePoints(end, 1), false, true);
    }
    return new NumberScan(end, text.charAt(end - 1) == 'i', true);
  }

  private static boolean continues(String text, int at) {
    return at < text.length() && TagReader.isAlphanumeric(text.codePointAt(at));
  }

  private static int scan(String text, int start) {
    int at = start + (is(text, start, "+-") ? 1 : 0);
    String digits = "0123456789_";
    if (is(text, at, "0")) {
      at++;
      String base =
          is(text, at, "xX")
              ? "0123456789abcdefABCDEF_"
              : is(text, at, "oO") ? "01234567_" : is(text, at, "bB") ? "01_" : "";
      if (!base.isEmpty()) {
        digits = base;
        at++;
      }
    }
    at = run(text, at, digits);
    if (is(text, at, ".")) {
      at = run(text, at + 1, digits);
    }
    String exponent = digits.length() == 11 ? "eE" : digits.length() == 23 ? "pP" : "";
    if (is(text, at, exponent)) {
      at++;
      at = run(text, at + (is(text, at, "+-") ? 1 : 0), "0123456789_");
    }
    return at + (is(text, at, "i") ? 1 : 0);
  }

  private static boolean is(String text, int at, String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private static int run(String text, int start, String characters) {
    int at = start;
    while (is(text, at, characters)) {
      at++;
    }
    return at;
  }
}
