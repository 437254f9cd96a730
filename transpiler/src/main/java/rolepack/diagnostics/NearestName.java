package rolepack.diagnostics;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant where another one was written.
public final class NearestName {
  private NearestName() {}

  /// The known name with the fewest differing characters (inserted, left out, replaced, two
  /// swapped); empty where none is near enough to be a slip. Of equally near ones the first.
  public static Optional<String> of(String written, Collection<String> known) {
    String wanted = written.toLowerCase(Locale.ROOT);
    Optional<String> nearest = Optional.empty();
    int least = Math.max(1, Math.min(wanted.length(), 24) / 3) + 1;
    for (String each : known) {
      if (Math.abs(each.length() - wanted.length()) < least) {
        int distance = distance(wanted, each.toLowerCase(Locale.ROOT));
        if (distance < least) {
          least = distance;
          nearest = Optional.of(each);
        }
      }
    }
    return nearest;
  }

  /// Damerau's distance, each pair of characters swapped at most once.
  private static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      last[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int cost = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(Math.min(current[column - 1], last[column]) + 1, last[column - 1] + cost);
        if (row > 1
            && column > 1
            && left.charAt(row - 1) == right.charAt(column - 2)
            && left.charAt(row - 2) == right.charAt(column - 1)) {
          current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
        }
      }
      beforeLast = last;
      last = current;
    }
    return last[right.length()];
  }
}
