package rolepack.backend;

import java.util.Locale;
import java.util.Set;

/// Writes one YAML scalar so that readers of YAML 1.1 and 1.2 alike get the same text back.
public final class YamlScalar {
  private static final Set<String> RESERVED =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "~");
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~";

  private YamlScalar() {}

  /// A text on one line: plain where that reads as the same text, else quoted.
  public static String inline(String text) {
    if (isPlain(text)) {
      return text;
    }
    return quoted(text);
  }

  /// A text on one line for a flow sequence, in which commas and brackets end a plain scalar.
  public static String inFlow(String text) {
    return isPlain(text) && indexOfAny(text, ",[]{}") < 0 ? text : quoted(text);
  }

  /// A text of whole lines as a literal block after `key:`, from the space on; quoted on one line
  /// where a block cannot hold it.
  ///
  /// @param text ends with exactly one newline
  /// @param indent how far the block's lines are indented
  public static String block(String text, int indent) {
    boolean fits =
        text.length() > 1
            && text.endsWith("\n")
            && !text.endsWith("\n\n")
            && !needsEscapes(text, true);
    if (!fits) {
      return " " + doubleQuoted(text);
    }
    String padding = " ".repeat(indent);
    StringBuilder out = new StringBuilder(" |");
    if (text.startsWith(" ") || text.startsWith("\t") || text.startsWith("\n")) {
      out.append(2);
    }
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      out.append('\n');
      if (!line.isEmpty()) {
        out.append(padding).append(line);
      }
    }
    return out.toString();
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty()
        || text.isBlank()
        || INDICATORS.indexOf(text.charAt(0)) >= 0
        || text.startsWith(" ")
        || text.endsWith(" ")
        || text.endsWith(":")
        || text.contains(": ")
        || text.contains(" #")
        || text.contains("{{")
        || RESERVED.contains(text.toLowerCase(Locale.ROOT))
        || looksLikeNumber(text)) {
      return false;
    }
    return text.indexOf('\t') < 0 && !needsEscapes(text, false);
  }

  /// Whether some reader may take it for a number or a date: it starts like one, and holds nothing
  /// but what numbers hold, save a second point.
  private static boolean looksLikeNumber(String text) {
    char first = text.charAt(0);
    if ((first < '0' || first > '9') && first != '.' && first != '+') {
      return false;
    }
    if (text.indexOf('.') != text.lastIndexOf('.')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetterOrDigit(text.charAt(i)) && "+-._: ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int indexOfAny(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /// Control characters, other line ends than `\n`, byte order marks and halves of pairs.
  private static boolean needsEscapes(String text, boolean linesAllowed) {
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text, i) && !(linesAllowed && text.charAt(i) == '\n')) {
        return true;
      }
    }
    return false;
  }

  private static boolean needsEscape(String text, int at) {
    char each = text.charAt(at);
    if (Character.isSurrogate(each)) {
      boolean paired =
          Character.isHighSurrogate(each)
              ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
              : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
      return !paired;
    }
    return (each < 0x20 && each != '\t')
        || (each >= 0x7F && each < 0xA0)
        || each == 0x2028
        || each == 0x2029
        || each == 0xFEFF
        || each >= 0xFFFE;
  }

  /// In the quotes that leave the text as it is, where one of the two does.
  private static String quoted(String text) {
    boolean single = text.indexOf('\'') < 0 || indexOfAny(text, "\"\\\t") >= 0;
    return single && !needsEscapes(text, false)
        ? "'" + text.replace("'", "''") + "'"
        : doubleQuoted(text);
  }

  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default ->
            out.append(
                needsEscape(text, i) ? "\\u%04X".formatted((int) each) : String.valueOf(each));
      }
    }
    return out.append('"').toString();
  }
}
