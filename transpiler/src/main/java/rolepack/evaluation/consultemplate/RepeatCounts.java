package rolepack.evaluation.consultemplate;

import java.util.ArrayDeque;
import java.util.Deque;
import rolepack.evaluation.gotemplate.GoFunctionError;

/// Refuses `(a{1000}){1000}` as Go does: repetitions inside each other make at most 1000 copies.
final class RepeatCounts {
  private static final int MOST = 1000;

  private final String expression;

  /// How often the most repeated part of each open group stands there.
  private final Deque<Integer> groups = new ArrayDeque<>();

  /// The same of what stands before the place that is looked at.
  private int last = 1;

  private RepeatCounts(String expression) {
    this.expression = expression;
  }

  static void check(String expression) throws GoFunctionError {
    new RepeatCounts(expression).run();
  }

  private void run() throws GoFunctionError {
    groups.push(1);
    for (int at = 0; at < expression.length(); at++) {
      switch (expression.charAt(at)) {
        case '\\' -> {
          at++;
          part(1);
        }
        case '[' -> {
          at = Math.max(at, expression.indexOf(']', at + 2));
          part(1);
        }
        case '(' -> groups.push(1);
        case ')' -> {
          if (groups.size() > 1) {
            part(groups.pop());
          }
        }
        case '{' -> at = repeat(at);
        case '*', '+', '?' -> {
          // no copies
        }
        default -> part(1);
      }
    }
  }

  private void part(int count) {
    last = count;
    groups.push(Math.max(groups.pop(), count));
  }

  /// `{2,5}`: what is no such count is plain text.
  private int repeat(int start) throws GoFunctionError {
    int end = expression.indexOf('}', start);
    String inside = end < 0 ? "" : expression.substring(start + 1, end);
    if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      part(1);
      return start;
    }
    String[] bounds = inside.split(",");
    int count = Integer.parseInt(bounds[bounds.length - 1]);
    if (count > 1 && (long) count * last > MOST) {
      throw new GoFunctionError(
          "error parsing regexp: invalid repeat count: `"
              + expression.substring(start, end + 1)
              + "`");
    }
    part(Math.max(1, count) * last);
    return end;
  }
}
