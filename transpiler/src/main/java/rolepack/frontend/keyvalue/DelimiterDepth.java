package rolepack.frontend.keyvalue;

/// How many template delimiters of one kind are open.
final class DelimiterDepth {
  private final String opening;
  private final String closing;
  private int depth = 0;

  DelimiterDepth(String opening, String closing) {
    this.opening = opening;
    this.closing = closing;
  }

  boolean isOpen() {
    return depth > 0;
  }

  /// Adds the openings in a run of delimiter characters to `counts[at]`, the closings to the next.
  void count(String run, int[] counts, int at) {
    counts[at] += occurrences(run, opening);
    counts[at + 1] += occurrences(run, closing);
  }

  /// Takes a whole word's counts; whether the depth changed.
  boolean add(int openings, int closings) {
    int before = depth;
    depth = Math.max(0, depth + openings - closings);
    return depth != before;
  }

  private static int occurrences(String run, String delimiter) {
    int count = 0;
    for (int at = run.indexOf(delimiter); at >= 0; at = run.indexOf(delimiter, at + 2)) {
      count++;
    }
    return count;
  }
}
