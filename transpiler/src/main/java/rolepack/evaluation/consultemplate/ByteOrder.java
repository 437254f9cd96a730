package rolepack.evaluation.consultemplate;

import java.util.Comparator;

/// The order of texts in Go and in Consul: by the bytes of UTF-8, which is by code points.
enum ByteOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int end = Math.min(left.length(), right.length());
    for (int at = 0; at < end; at++) {
      char one = left.charAt(at);
      char other = right.charAt(at);
      if (one != other) {
        return Integer.compare(rank(one), rank(other));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /// Surrogates, which stand for the highest code points, come after all other units.
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
