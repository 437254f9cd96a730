package rolepack.frontend.yaml;

/// The type that a plain scalar has by its text, by the rules of YAML 1.1 as PyYAML writes them.
///
/// Hand-written for speed: the first character decides which few forms are tried.
public final class PlainScalars {
  /// What a plain scalar is.
  enum Type {
    TEXT,
    BOOL,
    INT,
    FLOAT,
    NULL,
    TIMESTAMP,
    /// `<<`
    MERGE,
    /// `=`
    VALUE
  }

  private PlainScalars() {}

  /// Whether a plain scalar is a text, and nothing else.
  public static boolean isText(String text) {
    return type(text) == Type.TEXT;
  }

  static Type type(String text) {
    if (text.isEmpty()) {
      return Type.NULL;
    }
    return switch (text.charAt(0)) {
      case '~' -> text.length() == 1 ? Type.NULL : Type.TEXT;
      case '<' -> text.equals("<<") ? Type.MERGE : Type.TEXT;
      case '=' -> text.length() == 1 ? Type.VALUE : Type.TEXT;
      case 'y', 'Y', 't', 'T', 'f', 'F', 'o', 'O' -> isBool(text) ? Type.BOOL : Type.TEXT;
      case 'n', 'N' -> isNull(text) ? Type.NULL : isBool(text) ? Type.BOOL : Type.TEXT;
      case '-', '+', '.' -> number(text);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        Type type = number(text);
        yield type == Type.TEXT && Timestamps.isTimestamp(text) ? Type.TIMESTAMP : type;
      }
      default -> Type.TEXT;
    };
  }

  private static boolean isNull(String text) {
    return switch (text) {
      case "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private static boolean isBool(String text) {
    if (text.length() > 5) {
      return false;
    }
    return switch (text) {
      case "yes", "Yes", "YES", "no", "No", "NO" -> true;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
      case "on", "On", "ON", "off", "Off", "OFF" -> true;
      default -> false;
    };
  }

  private static Type number(String text) {
    return Numbers.isInt(text) ? Type.INT : Numbers.isFloat(text) ? Type.FLOAT : Type.TEXT;
  }
}
