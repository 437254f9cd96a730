package rolepack.generated.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns an argument's value into its parameter's type exactly as Ansible's argument spec does.
///
/// Every method returns the value or throws [Refused] with a clause that does not name the value.
final class Coercion {
  private Coercion() {}

  /// A value that a type does not take.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  static Object to(ParameterType type, Object value) throws Refused {
    return switch (type) {
      case STR, PATH -> PythonText.of(value);
      case BOOL -> bool(value);
      case INT -> integer(value);
      case FLOAT -> real(value);
      case LIST -> list(value);
      case DICT -> DictText.dict(value);
      case RAW -> value;
      case JSON, JSONARG -> json(value);
      case BYTES -> Sizes.parse(value, false);
      case BITS -> Sizes.parse(value, true);
    };
  }

  static List<Object> elements(ParameterType type, List<?> values) throws Refused {
    List<Object> converted = new ArrayList<>(values.size());
    for (Object each : values) {
      converted.add(to(type, each));
    }
    return converted;
  }

  private static Boolean bool(Object value) throws Refused {
    return switch (value) {
      case Boolean flag -> flag;
      case Long number when number == 0 || number == 1 -> number == 1;
      case Double number when number == 0 || number == 1 -> number == 1;
      case String text -> boolText(text.toLowerCase(Locale.ROOT).strip());
      case null, default -> throw new Refused("must be a boolean");
    };
  }

  private static boolean boolText(String text) throws Refused {
    return switch (text) {
      case "y", "yes", "on", "1", "true", "t" -> true;
      case "n", "no", "off", "0", "false", "f" -> false;
      default -> throw new Refused("must be a boolean: yes or no");
    };
  }

  private static Object integer(Object value) throws Refused {
    return switch (value) {
      case Long number -> number;
      case Boolean flag -> flag ? 1L : 0L;
      case String text -> {
        try {
          yield Long.parseLong(pythonNumber(text));
        } catch (NumberFormatException _) {
          throw new Refused("must be a whole number");
        }
      }
      case null, default -> throw new Refused("must be a whole number");
    };
  }

  private static Double real(Object value) throws Refused {
    return switch (value) {
      case Double number -> number;
      case Long number -> (double) number;
      case Boolean flag -> flag ? 1.0 : 0.0;
      case String text -> realText(pythonNumber(text));
      case null, default -> throw new Refused("must be a number");
    };
  }

  private static Double realText(String text) throws Refused {
    String lower = text.toLowerCase(Locale.ROOT);
    String unsigned = lower.startsWith("-") || lower.startsWith("+") ? lower.substring(1) : lower;
    switch (unsigned) {
      case "inf", "infinity" -> {
        return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {}
    }
    boolean javaOnly = unsigned.isEmpty() || "xfd".indexOf(lower.charAt(lower.length() - 1)) >= 0;
    if (javaOnly || unsigned.startsWith("0x")) {
      throw new Refused("must be a number");
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException _) {
      throw new Refused("must be a number");
    }
  }

  /// Python allows white space around a number and single underscores between its digits.
  private static String pythonNumber(String text) {
    String stripped = text.strip();
    if (stripped.indexOf('_') < 0) {
      return stripped;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < stripped.length(); i++) {
      boolean between =
          i > 0
              && i + 1 < stripped.length()
              && Character.isDigit(stripped.charAt(i - 1))
              && Character.isDigit(stripped.charAt(i + 1));
      if (stripped.charAt(i) != '_' || !between) {
        out.append(stripped.charAt(i));
      }
    }
    return out.toString();
  }

  private static List<Object> list(Object value) throws Refused {
    return switch (value) {
      case List<?> list -> new ArrayList<>(list);
      case String text -> List.of((Object[]) text.split(",", -1));
      case Long number -> List.of(number.toString());
      case Double number -> List.of(PythonText.of(number));
      case Boolean flag -> List.of(PythonText.of(flag));
      case null, default -> throw new Refused("must be a list");
    };
  }

  private static String json(Object value) throws Refused {
    return switch (value) {
      case String text -> text.strip();
      case List<?> list -> JsonText.of(list);
      case Map<?, ?> map -> JsonText.of(map);
      case null, default -> throw new Refused("must be JSON");
    };
  }
}
