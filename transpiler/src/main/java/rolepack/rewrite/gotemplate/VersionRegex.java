package rolepack.rewrite.gotemplate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Regular expressions that say how a version compares with a known one, as Python's LooseVersion
/// does: number by number, whatever dots are between; a version that goes on is greater, and where
/// a letter meets a number there is no order.
final class VersionRegex {
  private final List<String> numbers;

  private VersionRegex(List<String> numbers) {
    this.numbers = numbers;
  }

  /// Empty where the version holds anything but numbers and dots.
  static Optional<VersionRegex> of(String version) {
    List<String> numbers = new ArrayList<>();
    for (String part : version.split("\\.")) {
      if (part.isEmpty()
          || part.length() > 18
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      numbers.add(new BigInteger(part).toString());
    }
    return numbers.isEmpty() || version.endsWith(".")
        ? Optional.empty()
        : Optional.of(new VersionRegex(numbers));
  }

  /// Those that are the same version.
  String equal() {
    return "^\\.*" + first(numbers.size()) + "\\.*$";
  }

  /// Those that are greater.
  String greater() {
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      String before = i == 0 ? "" : first(i) + "\\.+";
      cases.add(before + above(numbers.get(i)) + "(?:[^0-9]|$)");
    }
    cases.add(first(numbers.size()) + "(?:\\.*[^.0-9]|\\.+[0-9])");
    return "^\\.*(?:" + String.join("|", cases) + ")";
  }

  /// The first numbers.
  private String first(int count) {
    return "0*" + String.join("\\.+0*", numbers.subList(0, count));
  }

  /// A number that is greater.
  private static String above(String number) {
    StringBuilder cases = new StringBuilder("[1-9][0-9]{" + number.length() + ",}");
    for (int i = 0; i < number.length(); i++) {
      char digit = number.charAt(i);
      if (digit < '9') {
        int rest = number.length() - i - 1;
        cases
            .append('|')
            .append(number, 0, i)
            .append('[')
            .append((char) (digit + 1))
            .append("-9]")
            .append(rest == 0 ? "" : "[0-9]{" + rest + "}");
      }
    }
    return "0*(?:" + cases + ")";
  }
}
