package rolepack.plan;

import java.util.Optional;

/// Reads the `mode` argument of Ansible's file modules.
///
/// A number is taken as it is, so that a YAML `644` is the decimal number 644 (octal 1204) and a
/// YAML `0644` is octal; a text of digits is octal; else it is symbolic.
public final class FileMode {
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
    if (isOctal(text)) {
      int bits = Integer.parseInt(text.replace("o", ""), 8);
      return bits <= 07777 ? Optional.of(bits) : Optional.empty();
    }
    return SymbolicMode.of(argument.toString()).map(each -> each.change(before, directory));
  }

  /// Words for chmod that change the mode of a file that is there before as Ansible does.
  ///
  /// @return empty where the argument says all bits
  static Optional<String> change(Optional<Object> argument) {
    return argument
        .flatMap(FileMode::symbolic)
        .filter(each -> !each.isFixed(false))
        .flatMap(each -> each.forChmod(false));
  }

  /// Whether a folder gets the same mode whatever it has before.
  static boolean isFixedForFolders(Optional<Object> argument) {
    return argument.flatMap(FileMode::symbolic).filter(each -> !each.isFixed(true)).isEmpty();
  }

  /// A mode as chmod takes it, unquoted.
  ///
  /// @return empty where Ansible refuses it, or where chmod has no words for it
  static Optional<String> forChmod(Object argument) {
    Optional<SymbolicMode> symbolic = symbolic(argument);
    if (symbolic.isPresent()) {
      return symbolic.get().forChmod(true);
    }
    return parse(argument, 0, false)
        .map(
            bits ->
                argument instanceof Number
                    ? "%04o".formatted(bits)
                    : argument.toString().strip().replaceFirst("^0o", "0"));
  }

  private static Optional<SymbolicMode> symbolic(Object argument) {
    return argument instanceof String text && !isOctal(text.strip())
        ? SymbolicMode.of(text)
        : Optional.empty();
  }

  private static boolean isOctal(String text) {
    return text.matches("(0o)?[0-7]{1,5}");
  }
}
