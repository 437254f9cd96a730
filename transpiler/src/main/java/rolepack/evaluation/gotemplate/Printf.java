package rolepack.evaluation.gotemplate;

import java.util.List;

/// `fmt.Sprintf`, `fmt.Sprint` and `fmt.Sprintln`.
public final class Printf {
  private static final int LARGEST_NUMBER = 1_000_000;

  private final String format;
  private final List<GoValue> arguments;
  private final StringBuilder out = new StringBuilder();
  private final FormatState state = new FormatState(out);
  private final ValuePrinter printer = new ValuePrinter(state);
  private int at;
  private int argument;
  private boolean reordered;
  private boolean goodArgument;
  private boolean afterIndex;

  private Printf(String format, List<GoValue> arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  /// `fmt.Sprintf`.
  public static String sprintf(String format, List<GoValue> arguments) {
    Printf printf = new Printf(format, arguments);
    printf.run();
    return printf.out.toString();
  }

  /// `fmt.Sprint`: a space stands only between two operands that are both no strings.
  public static String sprint(List<GoValue> arguments) {
    StringBuilder out = new StringBuilder();
    boolean afterText = true;
    for (GoValue argument : arguments) {
      boolean text = argument instanceof GoValue.Text;
      out.append(text || afterText ? "" : " ").append(ValuePrinter.plain(argument));
      afterText = text;
    }
    return out.toString();
  }

  /// `fmt.Sprintln`.
  public static String sprintln(List<GoValue> arguments) {
    StringBuilder out = new StringBuilder();
    String separator = "";
    for (GoValue argument : arguments) {
      out.append(separator).append(ValuePrinter.plain(argument));
      separator = " ";
    }
    return out.append('\n').toString();
  }

  private void run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      out.append(format, at, percent < 0 ? format.length() : percent);
      if (percent < 0) {
        break;
      }
      at = percent + 1;
      if (!verb()) {
        out.append("%!(NOVERB)");
        break;
      }
    }
    extras();
  }

  private void extras() {
    if (reordered || argument >= arguments.size()) {
      return;
    }
    state.clear();
    out.append("%!(EXTRA ");
    String separator = "";
    for (GoValue value : arguments.subList(argument, arguments.size())) {
      out.append(separator);
      if (value == GoValue.NIL) {
        out.append("<nil>");
      } else {
        out.append(value.type()).append('=');
        printer.argument(value, 'v');
      }
      separator = ", ";
    }
    out.append(')');
  }

  /// One verb with its flags; false where the format ends before it.
  private boolean verb() {
    state.clear();
    goodArgument = true;
    afterIndex = false;
    flags();
    argumentIndex();
    width();
    precision();
    if (!afterIndex) {
      argumentIndex();
    }
    if (at >= format.length()) {
      return false;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    print(GoText.isEscape(verb) ? 0xFFFD : verb);
    return true;
  }

  private void print(int verb) {
    if (verb == '%') {
      out.append('%');
    } else if (!goodArgument) {
      out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (argument >= arguments.size()) {
      out.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      if (verb == 'v') {
        state.sharpV = state.sharp;
        state.sharp = false;
        state.plusV = state.plus;
        state.plus = false;
      }
      printer.argument(arguments.get(argument), verb);
      argument++;
    }
  }

  private void flags() {
    for (; at < format.length(); at++) {
      switch (format.charAt(at)) {
        case '#' -> state.sharp = true;
        case '0' -> state.zero = !state.minus;
        case '+' -> state.plus = true;
        case '-' -> {
          state.minus = true;
          state.zero = false;
        }
        case ' ' -> state.space = true;
        default -> {
          return;
        }
      }
    }
  }

  private boolean atStar() {
    return at < format.length() && format.charAt(at) == '*';
  }

  private void width() {
    if (atStar()) {
      at++;
      state.hasWidth = number();
      state.width = state.hasWidth ? star : 0;
      if (!state.hasWidth) {
        out.append("%!(BADWIDTH)");
      }
      if (state.width < 0) {
        state.width = -state.width;
        state.minus = true;
        state.zero = false;
      }
      afterIndex = false;
    } else {
      state.hasWidth = digits();
      state.width = star;
      if (afterIndex && state.hasWidth) {
        goodArgument = false;
      }
    }
  }

  private void precision() {
    if (at + 1 >= format.length() || format.charAt(at) != '.') {
      return;
    }
    at++;
    if (afterIndex) {
      goodArgument = false;
    }
    argumentIndex();
    if (atStar()) {
      at++;
      state.hasPrecision = number() && star >= 0;
      state.precision = state.hasPrecision ? star : 0;
      if (!state.hasPrecision) {
        out.append("%!(BADPREC)");
      }
      afterIndex = false;
    } else {
      state.precision = digits() ? star : 0;
      state.hasPrecision = true;
    }
  }

  /// The number that [#digits] or [#number] has read.
  private int star;

  /// Reads a number of the format; false where there is none, or where it is too large.
  private boolean digits() {
    int start = at;
    star = 0;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (star > LARGEST_NUMBER) {
        star = 0;
        at = format.length();
        return false;
      }
      star = star * 10 + format.charAt(at) - '0';
      at++;
    }
    return at > start;
  }

  /// Takes a number from the arguments.
  private boolean number() {
    star = 0;
    if (argument >= arguments.size()) {
      return false;
    }
    long value =
        switch (arguments.get(argument)) {
          case GoValue.Int(GoType _, long number) -> number;
          case GoValue.Uint(GoType _, long number) when number >= 0 -> number;
          case GoValue _ -> Long.MAX_VALUE;
        };
    argument++;
    if (value > LARGEST_NUMBER || value < -LARGEST_NUMBER) {
      return false;
    }
    star = (int) value;
    return true;
  }

  /// `[2]`: which argument comes next.
  private void argumentIndex() {
    if (at >= format.length() || format.charAt(at) != '[') {
      afterIndex = false;
      return;
    }
    reordered = true;
    int closing = format.length() - at < 3 ? -1 : format.indexOf(']', at);
    if (closing < 0) {
      at++;
      goodArgument = false;
      afterIndex = false;
      return;
    }
    at++;
    boolean number = digits() && at == closing;
    at = closing + 1;
    afterIndex = number;
    if (number && star >= 1 && star <= arguments.size()) {
      argument = star - 1;
    } else {
      goodArgument = false;
    }
  }
}
