package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.List;

/// What Go's own functions ask of any value.
final class Values {
  private Values() {}

  /// Whether a value counts as true: not the zero of its type, and not empty.
  static boolean isTrue(GoValue value) {
    return switch (value) {
      case GoValue.Nil _ -> false;
      case GoValue.Bool(boolean bool) -> bool;
      case GoValue.Int(GoType _, long number) -> number != 0;
      case GoValue.Uint(GoType _, long number) -> number != 0;
      case GoValue.Float(GoType _, double number) -> number != 0;
      case GoValue.Complex(double real, double imaginary) -> real != 0 || imaginary != 0;
      case GoValue.Text(GoType _, String text) -> !text.isEmpty();
      case GoValue.Items items -> !items.elements().isEmpty();
      case GoValue.Dictionary dictionary -> !dictionary.entries().isEmpty();
      case GoValue.Struct _ -> true;
      case GoValue.Pointer pointer -> pointer.target().isPresent();
      case GoValue.Channel _ -> true;
    };
  }

  /// The bytes of a `[]byte`.
  static byte[] bytes(GoValue.Items items) {
    byte[] bytes = new byte[items.elements().size()];
    for (int index = 0; index < bytes.length; index++) {
      if (items.elements().get(index) instanceof GoValue.Uint(GoType _, long value)) {
        bytes[index] = (byte) value;
      }
    }
    return bytes;
  }

  /// A `[]byte`.
  static GoValue.Items items(byte[] bytes) {
    List<GoValue> elements = new ArrayList<>(bytes.length);
    for (byte each : bytes) {
      elements.add(new GoValue.Uint(GoType.Basic.UINT8, each & 0xFF));
    }
    return new GoValue.Items(GoType.BYTES, elements);
  }
}
