package rolepack.ir.gotemplate;

import java.util.Optional;
import java.util.regex.Pattern;

/// A number as Go's templates read it: under all the types that can hold it, since its use decides
/// which one it has.
///
/// @param isInt whether a signed 64-bit number holds it, which is then `integer`
/// @param isUint whether an unsigned 64-bit number holds it, which is then `unsigned`
/// @param isFloat whether it is real, which is then `real`
/// @param isComplex whether it is written with an `i`; then `real` and `imaginary` hold it
public record NumberLiteral(
    boolean isInt,
    boolean isUint,
    boolean isFloat,
    boolean isComplex,
    long integer,
    long unsigned,
    double real,
    double imaginary) {

  private static final Pattern SCANNED =
      Pattern.compile(
          "[-+]?(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][-+]?[0-9_]*)?"
              + "|[0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9_]*)?)");

  private static final double TWO_TO_THE_63 = 0x1p63;
  private static final double TWO_TO_THE_64 = 0x1p64;

  /// What a number or a character constant is.
  ///
  /// @throws NumberFormatException with Go's message
  public static NumberLiteral read(String text) {
    if (text.startsWith("'")) {
      int rune = StringLiteral.unquoteCharacter(text);
      return new NumberLiteral(true, true, true, false, rune, rune, rune, 0);
    }
    return text.endsWith("i") ? complex(text) : real(text);
  }

  /// Whether it is a float where nothing else says its type.
  public static boolean looksLikeFloat(String text) {
    boolean hexInteger =
        text.length() > 2
            && text.charAt(0) == '0'
            && (text.charAt(1) == 'x' || text.charAt(1) == 'X')
            && text.indexOf('p') < 0
            && text.indexOf('P') < 0;
    if (hexInteger || text.startsWith("'")) {
      return false;
    }
    return hasFloatSyntax(text);
  }

  private static boolean hasFloatSyntax(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (".eEpP".indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static NumberLiteral real(String text) {
    Optional<Long> unsigned = Integers.readUnsigned(text);
    Optional<Long> signed = Integers.read(text);
    boolean isInt = signed.isPresent();
    boolean isUint = unsigned.isPresent() || (isInt && signed.get() == 0);
    if (isInt || isUint) {
      double real = isInt ? (double) signed.get() : unsignedToDouble(unsigned.orElse(0L));
      return new NumberLiteral(
          isInt, isUint, true, false, signed.orElse(0L), unsigned.orElse(0L), real, 0);
    }
    double value =
        Floats.read(text)
            .orElseThrow(
                () ->
                    new NumberFormatException(
                        "illegal number syntax: " + StringLiteral.quote(text)));
    if (!hasFloatSyntax(text)) {
      throw new NumberFormatException("integer overflow: " + StringLiteral.quote(text));
    }
    return ofReal(value, 0, false);
  }

  private static NumberLiteral complex(String text) {
    String magnitude = text.substring(0, text.length() - 1);
    int split = -1;
    for (int at = 1; at < magnitude.length(); at++) {
      char unit = magnitude.charAt(at);
      boolean exponent = "eEpP".indexOf(magnitude.charAt(at - 1)) >= 0;
      if ((unit == '+' || unit == '-') && !exponent) {
        split = at;
      }
    }
    if (split >= 0) {
      double real = part(magnitude.substring(0, split));
      return ofReal(real, part(magnitude.substring(split)), true);
    }
    return Floats.read(magnitude)
        .map(imaginary -> ofReal(0, imaginary, true))
        .orElseThrow(
            () -> new NumberFormatException("illegal number syntax: " + StringLiteral.quote(text)));
  }

  /// One of the two parts, which Go scans for itself.
  private static double part(String text) {
    if (!SCANNED.matcher(text).matches()) {
      throw new NumberFormatException("syntax error scanning complex number");
    }
    return Floats.read(text)
        .orElseThrow(
            () ->
                new NumberFormatException(
                    "strconv.ParseFloat: parsing "
                        + StringLiteral.quote(text)
                        + (Floats.isNumber(text) ? ": value out of range" : ": invalid syntax")));
  }

  private static NumberLiteral ofReal(double real, double imaginary, boolean complex) {
    boolean isFloat = imaginary == 0;
    boolean whole = isFloat && real == Math.rint(real);
    boolean isInt = whole && real >= -TWO_TO_THE_63 && real < TWO_TO_THE_63;
    boolean isUint = whole && real >= 0 && real < TWO_TO_THE_64;
    long unsigned =
        real < TWO_TO_THE_63 ? (long) real : (long) (real - TWO_TO_THE_63) ^ Long.MIN_VALUE;
    return new NumberLiteral(
        isInt,
        isUint,
        isFloat,
        complex,
        isInt ? (long) real : 0,
        isUint ? unsigned : 0,
        real,
        imaginary);
  }

  private static double unsignedToDouble(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }
}
