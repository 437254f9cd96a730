package rolepack.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `mode` argument of Ansible's file modules.
///
/// A number is taken as it is, so that a YAML `644` is the decimal number 644 (octal 1204) and a
/// YAML `0644` is octal; a text of digits is octal; else it is symbolic, as chmod takes it.
public final class FileMode {
  private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)((?:[-+=][rwxXstugo]*)+)");
  private static final Pattern OPERATION = Pattern.compile("([-+=])([rwxXstugo]*)");
  private static final int UMASK = 022;

  private FileMode() {}

  /// The mode that a path gets.
  ///
  /// @param argument a number, or a text
  /// @param before the mode that the path has before, which symbolic modes change
  /// @param directory whether `X` gives the execute bits in any case
  /// @return empty where it is not a mode
  public static Optional<Integer> parse(Object argument, int before, boolean directory) {
    if (argument instanceof Number number) {
      long bits = number.longValue();
      return bits >= 0 && bits <= 07777 ? Optional.of((int) bits) : Optional.empty();
    }
    String text = argument.toString().strip();
    if (text.matches("0?o?[0-7]{1,5}")) {
      int bits = Integer.parseInt(text.replace("o", ""), 8);
      return bits <= 07777 ? Optional.of(bits) : Optional.empty();
    }
    return symbolic(text, before, directory);
  }

  private static Optional<Integer> symbolic(String text, int before, boolean directory) {
    int mode = before;
    for (String part : text.split(",", -1)) {
      Matcher clause = CLAUSE.matcher(part.strip());
      if (!clause.matches()) {
        return Optional.empty();
      }
      // Without a class chmod means all of them, less what the umask takes.
      int mask = clause.group(1).isEmpty() ? ~UMASK : 07777;
      String classes = clause.group(1).isEmpty() ? "a" : clause.group(1);
      Matcher operation = OPERATION.matcher(clause.group(2));
      while (operation.find()) {
        mode = apply(classes, operation.group(1), operation.group(2), mode, mask, directory);
      }
    }
    return Optional.of(mode);
  }

  private static int apply(
      String classes, String operator, String permissions, int mode, int mask, boolean directory) {
    int result = mode;
    for (char each : classes.replace("a", "ugo").toCharArray()) {
      int shift = each == 'u' ? 6 : each == 'g' ? 3 : 0;
      int bits = bits(permissions, mode, directory, each, shift) & mask;
      int all = 7 << shift;
      result =
          switch (operator) {
            case "+" -> result | bits;
            case "-" -> result & ~bits;
            default -> result & ~all | bits;
          };
    }
    return result;
  }

  private static int bits(String permissions, int mode, boolean directory, char who, int shift) {
    int bits = 0;
    for (char each : permissions.toCharArray()) {
      bits |=
          switch (each) {
            case 'r' -> 4 << shift;
            case 'w' -> 2 << shift;
            case 'x' -> 1 << shift;
            case 'X' -> directory || (mode & 0111) != 0 ? 1 << shift : 0;
            case 's' -> who == 'u' ? 04000 : who == 'g' ? 02000 : 0;
            case 't' -> 01000;
            case 'u' -> (mode >> 6 & 7) << shift;
            case 'g' -> (mode >> 3 & 7) << shift;
            default -> (mode & 7) << shift;
          };
    }
    return bits;
  }
}
