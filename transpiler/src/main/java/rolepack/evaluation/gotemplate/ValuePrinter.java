package rolepack.evaluation.gotemplate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints values with the verbs of `printf` (Go's `fmt/print.go`); what a verb cannot print lands
/// in the output as `%!d(string=x)`.
final class ValuePrinter {
  /// Where pointers and channels stand in for an address, which differs from run to run.
  private static final long ADDRESS = 0xc000010000L;

  private static final int MAXIMUM_DEPTH = 200;
  private static final int MAXIMUM_LENGTH = 40_000_000;

  private final FormatState state;
  private final StringBuilder out;
  private boolean erroring;

  ValuePrinter(FormatState state) {
    this.state = state;
    this.out = state.out;
  }

  /// The text that `print` and an action give for a value: `%v`.
  static String plain(GoValue value) {
    return switch (value) {
      case GoValue.Text(GoType.Basic _, String text) -> text;
      case GoValue _ -> {
        FormatState state = new FormatState(new StringBuilder());
        new ValuePrinter(state).argument(value, 'v');
        yield state.out.toString();
      }
    };
  }

  /// An operand of `printf`.
  void argument(GoValue value, int verb) {
    if (value == GoValue.NIL) {
      if (verb == 'T' || verb == 'v') {
        state.pad("<nil>");
      } else {
        badVerb(value, verb);
      }
    } else if (verb == 'T') {
      state.text(value.type().toString());
    } else if (verb == 'p') {
      pointer(value, verb);
    } else {
      value(value, verb, 0);
    }
  }

  private void badVerb(GoValue value, int verb) {
    erroring = true;
    out.append("%!").appendCodePoint(verb).append('(');
    if (value == GoValue.NIL) {
      out.append("<nil>");
    } else {
      out.append(value.type()).append('=');
      value(value, 'v', 0);
    }
    out.append(')');
    erroring = false;
  }

  private void value(GoValue value, int verb, int depth) {
    if (depth > MAXIMUM_DEPTH) {
      throw new GoLimitException("a value is nested too deeply");
    }
    if (out.length() > MAXIMUM_LENGTH) {
      throw new GoLimitException("a value makes too long a text");
    }
    if (!erroring && verb == 'w' && value != GoValue.NIL) {
      badVerb(value, verb);
      return;
    }
    if (!erroring && printsByMethod(value, verb)) {
      return;
    }
    switch (value) {
      case GoValue.Nil _ -> out.append(state.sharpV ? "interface {}(nil)" : "<nil>");
      case GoValue.Bool bool -> {
        if (verb == 't' || verb == 'v') {
          state.pad(Boolean.toString(bool.value()));
        } else {
          badVerb(value, verb);
        }
      }
      case GoValue.Int(GoType _, long number) -> integer(value, number, true, verb);
      case GoValue.Uint(GoType _, long number) -> integer(value, number, false, verb);
      case GoValue.Float(GoType type, double number) -> {
        if (!real(number, type.underlying() == GoType.Basic.FLOAT32 ? 32 : 64, verb)) {
          badVerb(value, verb);
        }
      }
      case GoValue.Complex(double real, double imaginary) -> complex(value, real, imaginary, verb);
      case GoValue.Text(GoType _, String text) -> text(value, text, verb);
      case GoValue.Items items -> items(items, verb, depth);
      case GoValue.Dictionary dictionary -> dictionary(dictionary, verb, depth);
      case GoValue.Struct struct -> struct(struct, verb, depth);
      case GoValue.Pointer pointer -> {
        Optional<GoValue> target = pointer.target();
        boolean shown = depth == 0 && target.isPresent() && hasParts(target.get());
        if (shown) {
          out.append('&');
          value(target.get(), verb, depth + 1);
        } else {
          pointer(value, verb);
        }
      }
      case GoValue.Channel _ -> pointer(value, verb);
    }
  }

  private static boolean hasParts(GoValue value) {
    return value instanceof GoValue.Struct
        || value instanceof GoValue.Items
        || value instanceof GoValue.Dictionary;
  }

  /// `Error` and `String`.
  private boolean printsByMethod(GoValue value, int verb) {
    if (value.type() instanceof GoType.Basic || state.sharpV || "vsxXq".indexOf(verb) < 0) {
      return false;
    }
    Optional<GoFunction> method =
        value.type().method("Error").or(() -> value.type().method("String"));
    if (method.isEmpty() || !method.get().signature().parameters().isEmpty()) {
      return false;
    }
    try {
      GoValue text = method.get().body().call(List.of(value));
      text(text, text instanceof GoValue.Text(GoType _, String shown) ? shown : "", verb);
      return true;
    } catch (GoFunctionError _) {
      return false;
    }
  }

  private void integer(GoValue value, long bits, boolean signed, int verb) {
    switch (verb) {
      case 'v' -> {
        if (state.sharpV && !signed) {
          prefixed(bits, true);
        } else {
          state.integer(bits, 10, signed, verb);
        }
      }
      case 'd' -> state.integer(bits, 10, signed, verb);
      case 'b' -> state.integer(bits, 2, signed, verb);
      case 'o', 'O' -> state.integer(bits, 8, signed, verb);
      case 'x', 'X' -> state.integer(bits, 16, signed, verb);
      case 'c' -> state.character(bits);
      case 'q' -> state.quotedCharacter(bits);
      case 'U' -> state.codePoint(bits);
      default -> badVerb(value, verb);
    }
  }

  private void prefixed(long bits, boolean prefix) {
    boolean before = state.sharp;
    state.sharp = prefix;
    state.integer(bits, 16, false, 'v');
    state.sharp = before;
  }

  /// False where the verb is not for such numbers.
  private boolean real(double number, int bits, int verb) {
    switch (verb) {
      case 'v' -> state.real(number, bits, 'g', -1);
      case 'b', 'g', 'G', 'x', 'X' -> state.real(number, bits, (char) verb, -1);
      case 'f', 'e', 'E' -> state.real(number, bits, (char) verb, 6);
      case 'F' -> state.real(number, bits, 'f', 6);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void complex(GoValue value, double real, double imaginary, int verb) {
    if ("vbgGxXfFeE".indexOf(verb) < 0) {
      badVerb(value, verb);
      return;
    }
    boolean before = state.plus;
    out.append('(');
    real(real, 64, verb);
    state.plus = true;
    real(imaginary, 64, verb);
    out.append("i)");
    state.plus = before;
  }

  private void text(GoValue value, String text, int verb) {
    switch (verb) {
      case 'v' -> {
        if (state.sharpV) {
          state.quoted(text);
        } else {
          state.text(text);
        }
      }
      case 's' -> state.text(text);
      case 'x', 'X' -> state.hexadecimal(GoText.bytes(text), verb == 'X');
      case 'q' -> state.quoted(text);
      default -> badVerb(value, verb);
    }
  }

  private void items(GoValue.Items items, int verb, int depth) {
    if (items.elementType().underlying() == GoType.Basic.UINT8 && "sqxX".indexOf(verb) >= 0) {
      byte[] bytes = Values.bytes(items);
      text(items, GoText.of(bytes), verb);
      return;
    }
    if (state.sharpV) {
      out.append(items.type());
      if (items.isNil()) {
        out.append("(nil)");
        return;
      }
    }
    out.append(state.sharpV ? '{' : '[');
    String separator = "";
    for (GoValue element : items.elements()) {
      out.append(separator);
      value(element, verb, depth + 1);
      separator = separator();
    }
    out.append(state.sharpV ? '}' : ']');
  }

  private String separator() {
    return state.sharpV ? ", " : " ";
  }

  private void dictionary(GoValue.Dictionary dictionary, int verb, int depth) {
    out.append(state.sharpV ? dictionary.type() + "{" : "map[");
    String separator = "";
    for (Map.Entry<GoValue, GoValue> entry : MapOrder.sorted(dictionary)) {
      out.append(separator);
      value(entry.getKey(), verb, depth + 1);
      out.append(':');
      value(entry.getValue(), verb, depth + 1);
      separator = separator();
    }
    out.append(state.sharpV ? '}' : ']');
  }

  private void struct(GoValue.Struct struct, int verb, int depth) {
    out.append(state.sharpV ? struct.type().toString() : "").append('{');
    List<GoType.Field> fields =
        struct.type().underlying() instanceof GoType.Struct(List<GoType.Field> named)
            ? named
            : List.of();
    for (int index = 0; index < struct.fields().size(); index++) {
      out.append(index > 0 ? separator() : "");
      if ((state.plusV || state.sharpV) && index < fields.size()) {
        out.append(fields.get(index).name()).append(':');
      }
      value(struct.fields().get(index), verb, depth + 1);
    }
    out.append('}');
  }

  private void pointer(GoValue value, int verb) {
    boolean isPointer = value instanceof GoValue.Pointer || value instanceof GoValue.Channel;
    if (!isPointer && !hasParts(value)) {
      badVerb(value, verb);
      return;
    }
    boolean isNil =
        value instanceof GoValue.Pointer(GoType _, Optional<GoValue> target) && target.isEmpty();
    long address = isNil ? 0 : ADDRESS;
    switch (verb) {
      case 'v' -> {
        if (state.sharpV) {
          out.append('(').append(value.type()).append(")(");
          out.append(isNil ? "nil" : "0x" + Long.toHexString(address)).append(')');
        } else if (isNil) {
          state.pad("<nil>");
        } else {
          prefixed(address, !state.sharp);
        }
      }
      case 'p' -> prefixed(address, !state.sharp);
      case 'b', 'o', 'd', 'x', 'X' -> integer(value, address, false, verb);
      default -> badVerb(value, verb);
    }
  }
}
