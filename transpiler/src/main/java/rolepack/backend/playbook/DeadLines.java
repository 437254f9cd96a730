package rolepack.backend.playbook;

/// Deletes the lines of tasks that left, and of the empty lines around them as many that what stays
/// is set apart as before.
final class DeadLines {
  private final Lines lines;
  private final boolean[] dead;
  private final boolean keepsLineEnds;

  DeadLines(Lines lines, boolean[] dead, String text) {
    this.lines = lines;
    this.dead = dead;
    this.keepsLineEnds = keepsLineEnds(text);
  }

  /// Whether some block scalar (`|+`, `>+`) has the empty lines after it in its value.
  static boolean keepsLineEnds(String text) {
    for (int plus = text.indexOf('+', 1); plus > 0; plus = text.indexOf('+', plus + 1)) {
      char before = text.charAt(plus - 1);
      if (before == '|' || before == '>' || Character.isDigit(before)) {
        return true;
      }
    }
    return false;
  }

  void deleteFrom(TextEdits edits) {
    int line = 0;
    while (line < dead.length) {
      if (!dead[line]) {
        line++;
        continue;
      }
      int last = line;
      int end = line;
      while (end < dead.length && (dead[end] || lines.isBlank(end))) {
        last = dead[end] ? end : last;
        end++;
      }
      boolean setApart = keepsLineEnds || startsList(line - 1) || lines.isBlank(line - 1);
      int deletedTo = setApart ? end : last + 1;
      edits.delete(lines.textStart(line), lines.start(deletedTo));
      line = end;
    }
  }

  /// Whether a list starts below a line, so that no empty line is missing there.
  private boolean startsList(int line) {
    if (line < 0) {
      return true;
    }
    String text = lines.text(line).strip();
    return text.startsWith("---") || text.endsWith(":");
  }
}
