package rolepack.frontend.gotemplate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The variables that one template declares, as far as it is parsed.
final class CheckedScope {
  private final List<String> variables = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private int ranges;

  CheckedScope() {
    declare("$");
  }

  void declare(String variable) {
    variables.add(variable);
    counts.merge(variable, 1, Integer::sum);
  }

  boolean isDeclared(String variable) {
    return counts.getOrDefault(variable, 0) > 0;
  }

  void mark() {
    marks.push(variables.size());
  }

  void dropMark() {
    marks.pop();
  }

  /// Forgets what was declared since the mark.
  void popToMark() {
    List<String> forgotten = variables.subList(marks.pop(), variables.size());
    for (String variable : forgotten) {
      counts.merge(variable, -1, Integer::sum);
    }
    forgotten.clear();
  }

  void enterRange() {
    ranges++;
  }

  void leaveRange() {
    ranges--;
  }

  boolean isInRange() {
    return ranges > 0;
  }
}
