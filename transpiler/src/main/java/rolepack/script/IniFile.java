package rolepack.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;

/// The script that does what `community.general.ini_file` does, byte for byte.
public final class IniFile {
  /// The parts of a line that sets an option: `Rest` is its value.
  private static final List<String> FUNCTIONS =
      """
      function sets(text, inactive) {
        sub(/\\n$/, "", text)
        if (inactive) sub(/^[#;]/, "", text)
        sub(/^[ \\t]+/, "", text)
        if (substr(text, 1, length(option)) != option) return 0
        text = substr(text, length(option) + 1)
        sub(/^[ \\t]+/, "", text)
        if (text != "" && substr(text, 1, 1) != "=") return 0
        sub(/^=?[ \\t]*/, "", text)
        Rest = text
        return 1
      }
      function put(i, text) {
        if (part[i] != text) changed = 1
        part[i] = text; done[i] = 1
      }
      function take(k,    at) {
        at = wanted[k]
        for (wants--; k <= wants; k++) wanted[k] = wanted[k + 1]
        return at
      }
      """
          .lines()
          .toList();

  private final EditsCall.IniFile edit;
  private final boolean present;
  private final boolean exclusive;
  private final boolean bare;
  private final String inactive;
  private final Optional<String> option;
  private final Optional<String> section;
  private final List<String> values;

  private IniFile(EditsCall.IniFile edit) {
    this.edit = edit;
    this.present = edit.state().orElse("present").equals("present");
    this.exclusive = edit.exclusive().orElse(true);
    this.bare = edit.allowNoValue().orElse(false);
    this.inactive = edit.modifyInactiveOption().orElse(true) ? "1" : "0";
    this.option = edit.option().filter(each -> !each.isEmpty());
    this.section = edit.section().filter(each -> !each.isEmpty());
    this.values =
        List.copyOf(
            new LinkedHashSet<>(edit.value().map(List::of).or(edit::values).orElse(List.of())));
  }

  /// The script; empty where it would not do the same.
  public static Optional<List<String>> script(EditsCall.IniFile edit, Optional<String> check) {
    IniFile it = new IniFile(edit);
    if (!it.isPlain()) {
      return Optional.empty();
    }
    EditScript script =
        new EditScript(
            edit.path().orElse(""),
            it.present && edit.create().orElse(true),
            edit.backup().orElse(false),
            check);
    return Optional.of(script.lines(FUNCTIONS, it.program()));
  }

  private boolean isPlain() {
    String words = option.orElse("") + section.orElse("") + String.join("", values);
    return !edit.ignoreSpaces().orElse(false)
        && edit.sectionHasValues().filter(each -> !each.isEmpty()).isEmpty()
        && words.chars().noneMatch(each -> each == '\n' || each == '\r')
        && option
            .filter(each -> !each.equals(each.strip()) || "#;[=".indexOf(each.charAt(0)) >= 0)
            .isEmpty()
        // Without section and option Ansible takes the first lines, and a header, away.
        && (present || option.isPresent() || section.isPresent())
        // Ansible refuses a section alone, and stumbles over values without an option.
        && (!present || option.isPresent() || bare && values.isEmpty())
        && (!present || bare || !values.isEmpty());
  }

  private List<String> program() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "option = %s; section = %s"
            .formatted(
                Quoting.awk(option.orElse("")),
                Quoting.awk(section.map(each -> "[" + each + "]").orElse(""))));
    for (String each : values) {
      lines.add("wanted[++wants] = %s".formatted(Quoting.awk(each)));
    }
    lines.add(
        "equals = option %s"
            .formatted(Quoting.awk(edit.noExtraSpaces().orElse(false) ? "=" : " = ")));
    lines.addAll(read());
    lines.addAll(findSection());
    if (present) {
      if (option.isPresent()) {
        lines.addAll(setOption());
      }
      lines.addAll(addOption());
    } else {
      lines.addAll(remove());
    }
    lines.addAll(print());
    return lines;
  }

  /// Every line's end becomes a newline, if anything changes.
  private static List<String> read() {
    return List.of(
        "for (i = 1; i <= n; i++) old = old line[i]",
        "text = old",
        "sub(/^\\357\\273\\277/, \"\", text)",
        "gsub(/\\r\\n/, \"\\n\", text); gsub(/\\r/, \"\\n\", text)",
        "if (text == \"\") text = \"\\n\"",
        "if (text !~ /\\n$/) { text = text \"\\n\"; changed = 1 }",
        "n = split(text, line, \"\\n\") - 1",
        "for (i = 1; i <= n; i++) line[i] = line[i] \"\\n\"");
  }

  /// The lines of the section become `part[first…parts]`; those before it are up to `top`, those
  /// behind it from `bottom` on. Lines before the first section have no header.
  private List<String> findSection() {
    return List.of(
        "inside = section == \"\"; bottom = n + 1",
        "for (i = 1; i <= n; i++) {",
        "  if (section != \"\" && index(line[i], section) == 1) { inside = 1; top = i - 1 }",
        "  else if (line[i] ~ /^\\[/ && inside) { bottom = i; break }",
        "}",
        "if (!inside) { top = 0; bottom = 1 }",
        // The header, or what stands for it, is part 0: it is kept, and never the option.
        "if (inside) for (i = top + (section != \"\") + 1; i < bottom; i++) part[++parts] ="
            + " line[i]",
        "head = inside && section != \"\" ? line[top + 1] : \"\"");
  }

  private List<String> setOption() {
    List<String> lines = new ArrayList<>();
    lines.add("for (i = 1; i <= parts; i++) if (sets(part[i], %s)) {".formatted(inactive));
    lines.add("  for (k = wants; k > 0 && wanted[k] != Rest; k--);");
    if (bare) {
      lines.add("  if (k && Rest == \"\") { put(i, option \"\\n\"); empty = 1; take(k) }");
      lines.add("  else if (k) put(i, equals take(k) \"\\n\")");
      lines.add("  else if (!wants) { put(i, option \"\\n\"); empty = 1; break }");
    } else {
      lines.add("  if (k) put(i, equals take(k) \"\\n\")");
    }
    lines.add("}");
    if (exclusive && !bare) {
      lines.add("for (i = 1; i <= parts && wants; i++)");
      lines.add(
          "  if (!done[i] && sets(part[i], %s)) put(i, equals take(1) \"\\n\")"
              .formatted(inactive));
      lines.add("for (i = 1; i <= parts; i++) {");
      lines.add(
          "  if (!done[i] && sets(part[i], %s)) changed = 1; else part[++kept] = part[i]"
              .formatted(inactive));
      lines.add("}");
      lines.add("parts = kept + 0");
    }
    return lines;
  }

  /// What is missing goes behind the last line of the section that is neither blank nor a comment.
  private List<String> addOption() {
    List<String> lines = new ArrayList<>();
    lines.add("added = \"\"");
    if (option.isPresent()) {
      lines.add("for (k = 1; k <= wants; k++) added = added equals wanted[k] \"\\n\"");
      if (bare) {
        lines.add("if (!wants && !empty) added = option \"\\n\"");
      }
    }
    lines.add("if (added != \"\" && inside) {");
    lines.add("  for (i = parts; i > 0 && part[i] ~ /^[ \\t]*([#;].*)?\\n$/; i--);");
    lines.add("  if (i) part[i] = part[i] added; else head = head added");
    lines.add("  changed = 1");
    lines.add("}");
    return lines;
  }

  private List<String> remove() {
    if (option.isEmpty()) {
      return List.of("if (inside) { head = \"\"; parts = 0; changed = 1 }");
    }
    String test = "sets(part[i], 0)";
    List<String> lines = new ArrayList<>();
    if (!exclusive) {
      lines.add("for (k = 1; k <= wants; k++) given[wanted[k]] = 1");
      test = "sets(part[i], 0) && (Rest in given)";
    }
    lines.add("for (i = 1; i <= parts; i++) {");
    lines.add("  if (%s) changed = 1; else part[++kept] = part[i]".formatted(test));
    lines.add("}");
    lines.add("parts = kept + 0");
    return lines;
  }

  private List<String> print() {
    List<String> lines = new ArrayList<>();
    if (present) {
      lines.add("if (!inside) changed = 1");
    }
    lines.add("if (!changed) { printf \"%s\", old; exit }");
    lines.add("for (i = 1; i <= top; i++) printf \"%s\", line[i]");
    lines.add("printf \"%s\", head");
    lines.add("for (i = 1; i <= parts; i++) printf \"%s\", part[i]");
    lines.add("for (i = bottom; i <= n; i++) printf \"%s\", line[i]");
    if (present) {
      lines.add("if (!inside) printf \"%s\\n%s\", section, added");
    }
    return lines;
  }
}
