package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Puts the files of a folder together as Ansible's `assemble` does: sorted by name, with a newline
/// where a file ends without one, and with a delimiter between two.
///
/// @param delimiter may hold `\n` and the like
/// @param ignoreHidden whether files that begin with a dot are left out
/// @param regexp what a name has to match
public record FragmentList(
    Optional<String> delimiter, boolean ignoreHidden, Optional<String> regexp) {
  /// Whether the expression and the delimiter can be said here.
  public boolean isKnown() {
    return regexp.filter(each -> !each.isEmpty()).flatMap(AwkRegex::search).isPresent()
            == regexp.filter(each -> !each.isEmpty()).isPresent()
        && delimiter.filter(each -> each.replace("\\n", "").contains("\\")).isEmpty();
  }

  private Optional<String> between() {
    return delimiter
        .filter(each -> !each.isEmpty())
        .map(each -> each.replace("\\n", "\n"))
        .map(each -> each.endsWith("\n") ? each : each + "\n");
  }

  /// The text of fragments that are known.
  public String join(SortedMap<String, String> texts) {
    StringBuilder all = new StringBuilder();
    boolean first = true;
    boolean open = false;
    for (Map.Entry<String, String> each : texts.entrySet()) {
      if (ignoreHidden && each.getKey().startsWith(".") || !matches(each.getKey())) {
        continue;
      }
      all.append(open ? "\n" : "");
      if (!first) {
        between().ifPresent(all::append);
      }
      all.append(each.getValue());
      first = false;
      open = !each.getValue().endsWith("\n");
    }
    return all.toString();
  }

  private boolean matches(String name) {
    return regexp
        .filter(each -> !each.isEmpty())
        .map(each -> java.util.regex.Pattern.compile(each).matcher(name).find())
        .orElse(true);
  }

  /// The script that puts together what the machine has.
  ///
  /// @param check the command that says whether the new text, `"$t"`, is right
  public List<String> script(String folder, String path, Optional<String> check) {
    String from = Quoting.word(folder.endsWith("/") ? folder : folder + "/");
    String file = Quoting.word(path);
    List<String> lines = new ArrayList<>();
    lines.add("if [ -d %s ]; then".formatted(from));
    lines.add("  t=$(mktemp)");
    String names =
        regexp
            .filter(each -> !each.isEmpty())
            .flatMap(AwkRegex::search)
            .map(each -> " | LC_ALL=C awk '$0 ~ %s'".formatted(Quoting.awk(each)))
            .orElse("");
    lines.add(
        "  find %s -mindepth 1 -maxdepth 1 -printf '%%f\\n' | LC_ALL=C sort%s | {"
            .formatted(from, names));
    lines.add("    more='' open=''");
    lines.add("    while IFS= read -r f; do");
    lines.add("      [ -f %s\"$f\" ] || continue".formatted(from));
    if (ignoreHidden) {
      lines.add("      case $f in .*) continue ;; esac");
    }
    lines.add("      [ -z \"$open\" ] || echo");
    between()
        .ifPresent(
            each ->
                lines.add(
                    "      [ -z \"$more\" ] || printf '%%s\\n' %s"
                        .formatted(Quoting.word(each.substring(0, each.length() - 1)))));
    lines.add("      cat %s\"$f\"".formatted(from));
    lines.add("      more=1 open=1");
    lines.add(
        "      if [ -s %1$s\"$f\" ] && [ -z \"$(tail -c 1 %1$s\"$f\")\" ]; then open=''; fi"
            .formatted(from));
    lines.add("    done");
    lines.add("  } > \"$t\"");
    lines.add(
        "  if ! cmp -s %1$s \"$t\"%2$s; then cat \"$t\" > %1$s; fi"
            .formatted(file, check.map(each -> " && " + each).orElse("")));
    lines.add("  rm -f \"$t\"");
    lines.add("fi");
    if (between().isEmpty()) {
      lines.replaceAll(
          each -> each.replace("more='' open=''", "open=''").replace("more=1 open=1", "open=1"));
    }
    return lines;
  }
}
