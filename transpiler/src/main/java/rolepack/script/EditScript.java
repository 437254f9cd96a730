package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A shell script that edits a file by an awk program: the program gets the lines of the file with
/// their newlines in `line[1…n]` and prints the new text, which is checked before it takes the old
/// one's place.
///
/// @param path the file
/// @param create whether it is made where it is not there; else it is left alone
/// @param backup whether the old text is kept beside under Ansible's name for it
/// @param check the command that says whether the new text, `"$t"`, is right
/// @param then what happens when the file has changed
public record EditScript(
    String path, boolean create, boolean backup, Optional<String> check, List<String> then) {
  public EditScript {
    then = List.copyOf(then);
  }

  EditScript(String path, boolean create, boolean backup, Optional<String> check) {
    this(path, create, backup, check, List.of());
  }

  /// What makes `line` and `n`. A dot is put behind the text, so that a last line without a newline
  /// is seen.
  static final List<String> READING =
      List.of(
          "{ line[++n] = $0 \"\\n\" }",
          "END {",
          "  sub(/\\.\\n$/, \"\", line[n])",
          "  if (line[n] == \"\") n--");

  /// The script, as lines.
  ///
  /// @param before functions and BEGIN actions
  /// @param program what happens at the end, without braces around it
  List<String> lines(List<String> before, List<String> program) {
    String file = Quoting.word(path);
    List<String> lines = new ArrayList<>();
    String indent = create ? "" : "  ";
    if (!create) {
      lines.add("if [ -f %s ]; then".formatted(file));
    }
    lines.add(indent + "t=$(mktemp)");
    lines.add(
        indent
            + (create
                ? "{ [ ! -e %1$s ] || cat %1$s; echo .; } | LC_ALL=C awk '".formatted(file)
                : "{ cat %s; echo .; } | LC_ALL=C awk '".formatted(file)));
    for (String each : before) {
      lines.add(indent + "  " + each);
    }
    for (String each : READING) {
      lines.add(indent + "  " + each);
    }
    for (String each : program) {
      lines.add(indent + "    " + each);
    }
    lines.add(indent + "  }");
    lines.add(indent + "' > \"$t\"");
    String test =
        "if ! cmp -s %s \"$t\"%s; then"
            .formatted(file, check.map(each -> " && " + each).orElse(""));
    List<String> change = new ArrayList<>();
    if (create && !parent().equals("/etc")) {
      change.add("[ -d %1$s ] || mkdir -p %1$s".formatted(Quoting.word(parent())));
    }
    if (backup) {
      change.add(
          "[ ! -e %1$s ] || cp -p %1$s %1$s.\"$$.$(date +%%Y-%%m-%%d@%%H:%%M:%%S)~\""
              .formatted(file));
    }
    change.add("cat \"$t\" > " + file);
    change.addAll(then);
    if (change.size() == 1) {
      lines.add("%s%s %s; fi".formatted(indent, test, change.getFirst()));
    } else {
      lines.add(indent + test);
      change.forEach(each -> lines.add(indent + "  " + each));
      lines.add(indent + "fi");
    }
    lines.add(indent + "rm -f \"$t\"");
    if (!create) {
      lines.add("fi");
    }
    return lines;
  }

  private String parent() {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /// What prints the lines again.
  static final String PRINT = "for (i = 1; i <= n; i++) printf \"%s\", line[i]";
}
