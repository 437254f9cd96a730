package rolepack.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The scripts that set or remove one section of a file of yum's repositories as `yum_repository`
/// does: what Python's parser reads is written again, without comments, the section last. Nothing
/// is written where the section says the same already.
public final class YumSections {
  private static final List<String> FUNCTIONS =
      List.of(
          "function strip(s) { gsub(/^[ \\t\\r\\f\\v]+|[ \\t\\r\\f\\v]+$/, \"\", s); return s }");

  /// Reads the file: `order[1…s]` are its sections, `keys[section, 1…k[section]]` their keys.
  private static final List<String> READING =
      List.of(
          "for (i = 1; i <= n; i++) {",
          "  raw = line[i]; sub(/\\n$/, \"\", raw); text = strip(raw)",
          "  if (text ~ /^[#;]/) continue",
          "  if (text == \"\") { if (key != \"\") value[at, key] = value[at, key] \"\\n"
              + "\"; continue }",
          "  match(raw, /[^ \\t\\r\\f\\v]/)",
          "  if (key != \"\" && RSTART > level) { value[at, key] = value[at, key] \"\\n"
              + "\" text; continue }",
          "  level = RSTART",
          "  if (match(text, /^\\[.+\\]/)) {",
          "    at = substr(text, 2, RLENGTH - 2); key = \"\"",
          "    if (at in k) bad = 1",
          "    k[at] = 0; order[++s] = at; continue",
          "  }",
          "  if (!s || !match(text, /[=:]/)) { bad = 1; continue }",
          "  key = tolower(strip(substr(text, 1, RSTART - 1)))",
          "  if (key == \"\" || (at, key) in value) bad = 1",
          "  keys[at, ++k[at]] = key; value[at, key] = strip(substr(text, RSTART + 1))",
          "}",
          "for (each in value) sub(/[ \\t\\r\\f\\v\\n]+$/, \"\", value[each])");

  private YumSections() {}

  /// A section as it is written.
  public static String text(String section, SequencedMap<String, String> settings) {
    StringBuilder text = new StringBuilder("[" + section + "]\n");
    settings.forEach(
        (key, value) ->
            text.append(key).append(" = ").append(value.replace("\n", "\n\t")).append('\n'));
    return text.append('\n').toString();
  }

  /// The script that sets a section.
  public static List<String> set(
      String path, String section, SequencedMap<String, String> settings) {
    List<String> program = new ArrayList<>(READING);
    program.add(
        "name = %s; same = name in k && k[name] == %d"
            .formatted(Quoting.awk(section), settings.size()));
    settings.forEach(
        (key, value) ->
            program.add(
                "if (!((name, %1$s) in value) || value[name, %1$s] != %2$s\"\") same = 0"
                    .formatted(Quoting.awk(key), Quoting.awk(value))));
    program.add("if (same && !bad) { %s; exit }".formatted(EditScript.PRINT));
    program.addAll(writing(path));
    program.add("printf \"%%s\", %s".formatted(Quoting.awk(text(section, settings))));
    return new EditScript(path, true, false, Optional.empty()).lines(FUNCTIONS, program);
  }

  /// The script that removes a section, and the file with the last one.
  public static List<String> remove(String path, String section) {
    List<String> program = new ArrayList<>(READING);
    program.add("name = " + Quoting.awk(section));
    program.add("if (!(name in k)) { %s; exit }".formatted(EditScript.PRINT));
    program.addAll(writing(path));
    return new EditScript(
            path,
            false,
            false,
            Optional.empty(),
            List.of("[ -s %1$s ] || rm -f %1$s".formatted(Quoting.word(path))))
        .lines(FUNCTIONS, program);
  }

  /// Writes all other sections. What Python refuses to read stays as it is.
  private static List<String> writing(String path) {
    return List.of(
        "if (bad) { print %s | \"cat >&2\"; %s; exit }"
            .formatted(Quoting.awk(path + " cannot be read"), EditScript.PRINT),
        "for (i = 1; i <= s; i++) if (order[i] != name) {",
        "  printf \"[%s]\\n\", order[i]",
        "  for (j = 1; j <= k[order[i]]; j++) {",
        "    key = keys[order[i], j]; text = value[order[i], key]; gsub(/\\n/, \"\\n\\t\", text)",
        "    printf \"%s = %s\\n\", key, text",
        "  }",
        "  print \"\"",
        "}");
  }
}
