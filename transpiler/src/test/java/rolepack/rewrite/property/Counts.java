package rolepack.rewrite.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a run did: how often each construct was generated and lowered, and what differed.
final class Counts {
  private final int most;
  private int tries;
  private int lowered;
  private int compared;
  private int originals;
  private final Map<String, Integer> left = new TreeMap<>();
  private final Map<String, Integer> reached = new TreeMap<>();
  private final Map<String, Integer> inLowered = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  /// @param most so many differences are enough
  Counts(int most) {
    this.most = most;
  }

  void tried() {
    tries++;
  }

  void left(String construct, Set<String> constructs) {
    left.merge(construct, 1, Integer::sum);
    constructs.forEach(each -> reached.merge(each, 1, Integer::sum));
  }

  void lowered(int equal, Set<String> constructs) {
    lowered++;
    compared += equal;
    constructs.forEach(each -> reached.merge(each, 1, Integer::sum));
    if (equal > 0) {
      constructs.forEach(each -> inLowered.merge(each, 1, Integer::sum));
    }
  }

  void originalFails() {
    originals++;
  }

  void differs(String message) {
    differences.add(message);
  }

  int compared() {
    return compared;
  }

  synchronized boolean isFull() {
    return differences.size() >= most;
  }

  synchronized List<String> differences() {
    return List.copyOf(differences);
  }

  /// How many templates that hold a construct were compared.
  int compared(String construct) {
    return inLowered.getOrDefault(construct, 0);
  }

  synchronized void add(Counts other) {
    tries += other.tries;
    lowered += other.lowered;
    compared += other.compared;
    originals += other.originals;
    other.left.forEach((name, count) -> left.merge(name, count, Integer::sum));
    other.reached.forEach((name, count) -> reached.merge(name, count, Integer::sum));
    other.inLowered.forEach((name, count) -> inLowered.merge(name, count, Integer::sum));
    differences.addAll(other.differences);
  }

  @Override
  public String toString() {
    StringBuilder never = new StringBuilder();
    reached.forEach(
        (name, count) -> {
          if (!inLowered.containsKey(name)) {
            never.append(' ').append(name).append('=').append(count).append(',');
          }
        });
    return """
    %d templates, %d of them lowered, %d renderings compared, %d originals fail
    lowered templates by construct: %s
    never lowered: %s
    left by construct: %s\
    """
        .formatted(tries, lowered, compared, originals, inLowered, never, left);
  }
}
