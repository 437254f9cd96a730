package rolepack.frontend.gotemplate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The variables that one template declares, as far as it is parsed.
final class CheckedScope {
  private final List<String> variables = new ArrayList<>(List.of("$"));
  private final Deque<Integer> marks = new ArrayDeque<>();
  private int ranges;

  void declare(String variable) {
    variables.add(variable);
  }

  boolean isDeclared(String variable) {
    return variables.contains(variable);
  }

  void mark() {
    marks.push(variables.size());
  }

  void dropMark() {
    marks.pop();
  }

  /// Forgets what was declared since the mark.
  void popToMark() {
    variables.subList(marks.pop(), variables.size()).clear();
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
