package rolepack.evaluation.consultemplate;

import java.util.List;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.evaluation.gotemplate.Printf;

/// Go's printing of values, as functions use it in what they give and in their messages.
final class Printing {
  private Printing() {}

  /// `%q` of a text.
  static String quote(String text) {
    return format("%q", GoValue.of(text));
  }

  /// `%v` of a value.
  static String print(GoValue value) {
    return format("%v", value);
  }

  /// `%q` of a value.
  static String quoted(GoValue value) {
    return format("%q", value);
  }

  /// `%T` of a value.
  static String type(GoValue value) {
    return value == GoValue.NIL ? "<nil>" : value.type().toString();
  }

  /// `Sprintf`.
  static String format(String format, GoValue... values) {
    return Printf.sprintf(format, List.of(values));
  }
}
