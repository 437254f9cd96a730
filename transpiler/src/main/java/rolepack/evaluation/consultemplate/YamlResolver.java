package rolepack.evaluation.consultemplate;

import java.util.Set;
import java.util.regex.Pattern;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoValue;

/// What a plain YAML scalar is for yaml.v2, which reads YAML 1.1.
final class YamlResolver {
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> INFINITE =
      Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
  private static final Set<String> NEGATIVE = Set.of("-.inf", "-.Inf", "-.INF");
  private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
              + "(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})"
              + "| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?)?");
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  private YamlResolver() {}

  /// The value; times stay texts, as yaml.v2 gives them to an `interface {}`.
  static GoValue resolve(String plain) {
    if (NULL.contains(plain)) {
      return GoValue.NIL;
    }
    if (TRUE.contains(plain)) {
      return GoValue.TRUE;
    }
    if (FALSE.contains(plain)) {
      return GoValue.FALSE;
    }
    if (INFINITE.contains(plain)) {
      return GoValue.of(Double.POSITIVE_INFINITY);
    }
    if (NEGATIVE.contains(plain)) {
      return GoValue.of(Double.NEGATIVE_INFINITY);
    }
    if (NOT_A_NUMBER.contains(plain)) {
      return GoValue.of(Double.NaN);
    }
    return "+-0123456789.".indexOf(plain.charAt(0)) < 0 || isTime(plain)
        ? GoValue.of(plain)
        : number(plain);
  }

  private static GoValue number(String plain) {
    String digits = plain.replace("_", "");
    if (plain.charAt(0) != '.') {
      try {
        return GoValue.ofInt(GoNumbers.parseInt(digits, 0, "ParseInt"));
      } catch (GoFunctionError notSigned) {
        // it may be unsigned, or a float
      }
      try {
        return GoValue.ofUint64(GoNumbers.parseUint(digits, 0));
      } catch (GoFunctionError notWhole) {
        // it may be a float
      }
    }
    try {
      return FLOAT.matcher(digits).matches()
          ? GoValue.of(GoNumbers.parseFloat(digits))
          : GoValue.of(plain);
    } catch (GoFunctionError outOfRange) {
      return GoValue.of(plain);
    }
  }

  static boolean isTime(String text) {
    return TIME.matcher(text).matches();
  }

  /// Whether a text that is written without quotes is read as that text again.
  static boolean isPlainText(String text, YamlDialect dialect) {
    if (text.equals("<<") || dialect.isTime(text) || BASE_60.matcher(text).matches()) {
      return false;
    }
    GoValue value = resolve(text);
    boolean number = !text.isEmpty() && "+-0123456789".indexOf(text.charAt(0)) >= 0;
    if (dialect == YamlDialect.TIMES || !number) {
      return value instanceof GoValue.Text;
    }
    boolean whole = value instanceof GoValue.Int || value instanceof GoValue.Uint;
    boolean infinite = value instanceof GoValue.Float each && Double.isInfinite(each.value());
    return !whole && !infinite && !dialect.isFloat(text);
  }
}
