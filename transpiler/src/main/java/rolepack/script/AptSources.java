package rolepack.script;

import java.util.ArrayList;
import java.util.List;

/// The scripts that add or remove a line of apt's sources as `apt_repository` does: it is looked
/// for in all files, and the files that have it are written in Ansible's way.
public final class AptSources {
  /// What a line says: whether it counts (`on`), what it is (`s`), and the comment behind (`c`).
  private static final List<String> READING =
      List.of(
          "p='function strip(s) { gsub(/^[ \\t\\r\\f\\v]+|[ \\t\\r\\f\\v]+$/, \"\", s); return s }",
          "function out() { print (on ? \"\" : \"# \") s (c == \"\" ? \"\" : \" # \" c) }",
          "{",
          "  on = 1; c = \"\"; s = strip($0)",
          "  if (s ~ /^#/) { on = 0; s = substr(s, 2) }",
          "  i = index(s, \"#\"); if (i > 1) { c = strip(substr(s, i + 1)); s = substr(s, 1, i - 1)"
              + " }",
          "  s = strip(s); m = split(s, w); it = 0",
          "  if (m && (w[1] == \"deb\" || w[1] == \"deb-src\")) {",
          "    s = w[1]; for (i = 2; i <= m; i++) s = s \" \" w[i]",
          "    it = s == ENVIRON[\"source\"]",
          "  }",
          "}'");

  private static final List<String> FILES =
      List.of("/etc/apt/sources.list", "/etc/apt/sources.list.d/*.list");

  private AptSources() {}

  /// Adds a line to a file, or has it count where it stands.
  public static List<String> add(String path, String source) {
    return add(FILES, path, source);
  }

  /// @param files words of the shell
  static List<String> add(List<String> files, String path, String source) {
    String file = Quoting.word(path);
    List<String> lines = reading(source);
    lines.add("found=");
    lines.add("for f in %s; do".formatted(String.join(" ", files)));
    lines.add("  if [ -f \"$f\" ] && awk \"$p\"' it { hit = 1 } END { exit !hit }' \"$f\"; then");
    lines.add("    found=1");
    lines.addAll(rewrite("it && !on { on = 1; turned = 1 } { out() } END { exit !turned }"));
    lines.add("  fi");
    lines.add("done");
    lines.add("if [ -z \"$found\" ]; then");
    lines.add("  f=" + file);
    lines.add("  [ -e \"$f\" ] || : > \"$f\"");
    lines.addAll(
        rewrite("{ out() } END { print ENVIRON[\"source\"] }").stream()
            .map(each -> each.substring(2))
            .toList());
    lines.add("fi");
    return lines;
  }

  /// Removes a line that counts, wherever it stands, and files that it leaves empty.
  public static List<String> remove(String source) {
    return remove(FILES, source);
  }

  /// @param files words of the shell
  static List<String> remove(List<String> files, String source) {
    List<String> lines = reading(source);
    lines.add("for f in %s; do".formatted(String.join(" ", files)));
    lines.add(
        "  if [ -f \"$f\" ] && awk \"$p\"' it && on { hit = 1 } END { exit !hit }' \"$f\"; then");
    lines.addAll(rewrite("!(it && on) { out() }"));
    lines.add("    [ -s \"$f\" ] || rm -f \"$f\"");
    lines.add("  fi");
    lines.add("done");
    return lines;
  }

  private static List<String> reading(String source) {
    List<String> lines = new ArrayList<>();
    lines.add("export source=" + Quoting.word(source));
    lines.addAll(READING);
    return lines;
  }

  /// Writes `$f` again where the program ends well.
  private static List<String> rewrite(String program) {
    return List.of(
        "    t=$(mktemp)",
        "    if awk \"$p\"' %s' \"$f\" > \"$t\"; then cat \"$t\" > \"$f\"; fi".formatted(program),
        "    rm -f \"$t\"");
  }
}
