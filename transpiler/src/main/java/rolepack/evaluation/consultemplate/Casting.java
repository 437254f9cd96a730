package rolepack.evaluation.consultemplate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoValue;

/// Converts values to numbers, texts and lists of texts as sprig does; what cannot be converted is
/// zero.
final class Casting {
  private Casting() {}

  /// `cast.ToInt64`.
  static long integer(GoValue value) {
    return switch (value) {
      case GoValue.Int number -> number.value();
      case GoValue.Uint number -> number.value();
      case GoValue.Float number -> integer(number.value());
      case GoValue.Bool(boolean bool) -> bool ? 1 : 0;
      case GoValue.Text text -> integer(text.value());
      case GoValue.Pointer pointer -> integer(pointer.target().orElse(GoValue.NIL));
      case GoValue other -> 0;
    };
  }

  /// What amd64 makes of a float: the smallest number for all that do not fit.
  private static long integer(double value) {
    return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
  }

  private static long integer(String text) {
    try {
      return GoNumbers.parseInt(withoutZeroDecimals(text), 0, "ParseInt");
    } catch (GoFunctionError notWhole) {
      return 0;
    }
  }

  /// `5.00` -> `5`.
  private static String withoutZeroDecimals(String text) {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) == '0') {
      at--;
    }
    boolean zeros = at > 0 && at < text.length() && text.charAt(at - 1) == '.';
    return zeros ? text.substring(0, at - 1) : text;
  }

  /// `cast.ToFloat64`.
  static double real(GoValue value) {
    return switch (value) {
      case GoValue.Float number -> number.value();
      case GoValue.Uint number when number.value() < 0 ->
          new BigInteger(Long.toUnsignedString(number.value())).doubleValue();
      case GoValue.Text text -> real(text.value());
      case GoValue.Pointer pointer -> real(pointer.target().orElse(GoValue.NIL));
      case GoValue other -> integer(other);
    };
  }

  private static double real(String text) {
    try {
      return GoNumbers.parseFloat(text);
    } catch (GoFunctionError notNumber) {
      return 0;
    }
  }

  /// `strval`.
  static String text(GoValue value) {
    return value instanceof GoValue.Text text ? text.value() : Printing.print(value);
  }

  /// `strslice`: the elements of a list without those that are nothing, or the value alone.
  static List<String> texts(GoValue value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof GoValue.Items items) {
      for (GoValue each : items.elements()) {
        if (each != GoValue.NIL) {
          texts.add(text(each));
        }
      }
    } else if (value != GoValue.NIL) {
      texts.add(text(value));
    }
    return texts;
  }

  /// `reflect.Kind` in words.
  static String kind(GoValue value) {
    return switch (value) {
      case GoValue.Nil _ -> "invalid";
      case GoValue.Items _ -> "slice";
      case GoValue.Dictionary _ -> "map";
      case GoValue.Struct _ -> "struct";
      case GoValue.Pointer _ -> "ptr";
      case GoValue.Channel _ -> "chan";
      case GoValue.Bool _,
          GoValue.Int _,
          GoValue.Uint _,
          GoValue.Float _,
          GoValue.Complex _,
          GoValue.Text _ ->
          value.type().underlying().toString();
    };
  }
}
