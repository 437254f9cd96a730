package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The script that has the kernel load a module at boot, or not any more, as
/// `community.general.modprobe` does, byte for byte: it puts an empty line between the lines of
/// each file in which it makes one a comment.
///
/// @param name letters, digits, `_` and `-`
/// @param parameters `key=value` each
public record KernelModule(String name, List<String> parameters) {
  private static final String LOADED = "/etc/modules-load.d";
  private static final String OPTIONS = "/etc/modprobe.d";
  private static final String END = " *([#;].*)?$";

  public KernelModule {
    parameters = List.copyOf(parameters);
  }

  /// The files that may be made.
  public List<String> paths() {
    return List.of("%s/%s.conf".formatted(LOADED, name), "%s/%s.conf".formatted(OPTIONS, name));
  }

  /// The script that has it loaded with the parameters.
  public List<String> load() {
    List<String> lines = new ArrayList<>();
    lines.add("if ! %s; then".formatted(find(LOADED, loaded())));
    lines.add("  mkdir -p " + LOADED);
    lines.add("  echo %s > %s".formatted(name, paths().getFirst()));
    lines.add("fi");
    lines.add(
        "now=$(find -L %s -maxdepth 1 -type f -exec grep -hE %s {} + 2>/dev/null |"
                .formatted(OPTIONS, Quoting.word(options()))
            + " sed 's/^options [^ ]* \\([A-Za-z0-9_]*=[^[:space:]]*\\).*/\\1/' | LC_ALL=C sort"
            + " -u)");
    lines.add(
        "if [ \"$now\" != %s ]; then"
            .formatted(Quoting.word(String.join("\n", new TreeSet<>(parameters)))));
    comment(OPTIONS, options()).forEach(each -> lines.add("  " + each));
    lines.add("  mkdir -p " + OPTIONS);
    lines.add(
        parameters.isEmpty()
            ? "  echo > " + paths().getLast()
            : "  printf 'options %s %%s\\n' %s > %s"
                .formatted(name, Quoting.words(parameters), paths().getLast()));
    lines.add("fi");
    return lines;
  }

  /// The script that has it loaded no more.
  public List<String> forget() {
    List<String> lines = new ArrayList<>(comment(LOADED, loaded()));
    lines.addAll(comment(OPTIONS, options()));
    return lines;
  }

  private String loaded() {
    return "^ *" + name + END;
  }

  private String options() {
    return "^options " + name + " [A-Za-z0-9_]+=[^[:space:]]+" + END;
  }

  private static String find(String folder, String expression) {
    return "find -L %s -maxdepth 1 -type f -exec grep -hE %s {} + 2>/dev/null | grep -q ."
        .formatted(folder, Quoting.word(expression));
  }

  private static List<String> comment(String folder, String expression) {
    return List.of(
        "find -L %s -maxdepth 1 -type f 2>/dev/null | while IFS= read -r f; do".formatted(folder),
        "  if grep -qE %s \"$f\"; then".formatted(Quoting.word(expression)),
        "    t=$(mktemp)",
        "    sed -E '/%s/s/^/#/;$!G' \"$f\" > \"$t\"".formatted(expression),
        "    cat \"$t\" > \"$f\"",
        "    rm -f \"$t\"",
        "  fi",
        "done");
  }
}
