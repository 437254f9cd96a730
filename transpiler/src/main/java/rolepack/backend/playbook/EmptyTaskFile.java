package rolepack.backend.playbook;

/// Writes a task file that has no tasks left: it stays, since includes still name it.
final class EmptyTaskFile {
  static final String COMMENT = "# rolepack: every task of this file has left the playbook";

  private EmptyTaskFile() {}

  /// @param rest what is left of the file: comments, empty lines and the document's start
  static String text(String rest) {
    StringBuilder out = new StringBuilder();
    boolean started = false;
    for (String line : rest.split("\r\n|\n|\r")) {
      String shown = line.strip();
      if (shown.startsWith("---")) {
        started = true;
        out.append("---\n");
      } else if (shown.startsWith("#") && !shown.equals(COMMENT)) {
        out.append(shown).append('\n');
      }
    }
    return (started ? "" : "---\n") + out + COMMENT + "\n";
  }
}
