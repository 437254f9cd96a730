package rolepack.backend.playbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Changes to a text by place; what no change names stays byte for byte.
final class TextEdits {
  private record Edit(int start, int end, String replacement) {}

  private static final Comparator<Edit> BY_PLACE =
      Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end);

  private final List<Edit> edits = new ArrayList<>();

  /// Puts text before an offset; of several at one offset the first given comes first.
  void insert(int offset, String inserted) {
    edits.add(new Edit(offset, offset, inserted));
  }

  void delete(int start, int end) {
    edits.add(new Edit(start, end, ""));
  }

  void replace(int start, int end, String replacement) {
    edits.add(new Edit(start, end, replacement));
  }

  String apply(String text) {
    List<Edit> ordered = edits.stream().sorted(BY_PLACE).toList();
    StringBuilder out = new StringBuilder(text.length() + 256);
    int done = 0;
    for (Edit each : ordered) {
      if (each.start() < done) {
        throw new IllegalStateException("two changes of one place: " + each.start());
      }
      out.append(text, done, each.start()).append(each.replacement());
      done = each.end();
    }
    return out.append(text, done, text.length()).toString();
  }
}
