package rolepack.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.frontend.Oracle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The scripts give what Ansible's own modules give, byte for byte, after one run and after two.
class EditScriptTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "weekly\nrotate 4",
          "# weekly\n  rotate 4\nweekly\nweekly\n\n",
          "a=1\r\nb=2\r\nweekly\r\n",
          "x\ndaily",
          "[main]\nweekly\ndaily\nplugins=x\n[other]\nrotate 4\nrotate 5\nrotate\n",
          "Defaults    requiretty\n"
              + "%wheel ALL\n"
              + "# %wheel ALL\n"
              + "a.b\n"
              + "axb\n"
              + "(a)\n"
              + "$HOME \"q\" 'r' \\n"
              + " & %s\n",
          "tab\there\n\u00fcber=1\n");

  private static final List<String> ARGUMENTS =
      List.of(
          "lineinfile {'line': 'daily'}",
          "lineinfile {'line': ''}",
          "lineinfile {'line': 'daily', 'regexp': '^weekly'}",
          "lineinfile {'line': 'daily', 'regexp': '^weekly', 'backrefs': true}",
          "lineinfile {'line': 'daily', 'regexp': '^weekly', 'firstmatch': true}",
          "lineinfile {'line': 'daily', 'regexp': 'weekly$'}",
          "lineinfile {'line': 'rotate 7', 'regexp': '^\\\\s*rotate\\\\s+\\\\d+'}",
          "lineinfile {'line': 'rotate 7', 'regexp': '^rotate [0-9]*$', 'insertafter': 'weekly'}",
          "lineinfile {'line': '# Defaults requiretty', 'regexp': '^Defaults\\\\s+requiretty'}",
          "lineinfile {'line': '# Defaults\\trequiretty', 'regexp': '^.+requiretty$'}",
          "lineinfile {'line': '%wheel ALL=(ALL) NOPASSWD: ALL', 'regexp': '^%wheel'}",
          "lineinfile {'line': 'dns=none', 'insertafter': '^\\\\[main\\\\]$'}",
          "lineinfile {'line': 'dns=none', 'insertbefore': '^\\\\[other\\\\]'}",
          "lineinfile {'line': 'dns=none', 'insertbefore': 'weekly', 'firstmatch': true}",
          "lineinfile {'line': 'dns=none', 'insertafter': 'weekly', 'firstmatch': true}",
          "lineinfile {'line': 'top', 'insertbefore': 'BOF'}",
          "lineinfile {'line': 'top', 'insertafter': 'BOF'}",
          "lineinfile {'line': 'top', 'insertafter': 'EOF'}",
          "lineinfile {'line': 'end', 'regexp': '^nothing', 'insertafter': 'nowhere'}",
          "lineinfile {'line': 'end', 'regexp': '^nothing', 'insertbefore': 'nowhere'}",
          "lineinfile {'line': 'daily', 'regexp': '^nothing', 'insertbefore': 'weekly'}",
          "lineinfile {'line': 'daily', 'regexp': '^nothing', 'insertafter': 'rotate 4'}",
          "lineinfile {'line': 'a\\'b \"$(id)\" `id` & \\\\n %s', 'regexp': '^a'}",
          "lineinfile {'line': 'a', 'regexp': 'a.b'}",
          "lineinfile {'line': 'a', 'regexp': 'a\\\\.b'}",
          "lineinfile {'line': 'a', 'regexp': '^\\\\(a\\\\)$'}",
          "lineinfile {'line': 'a', 'regexp': '\\\\$HOME'}",
          "lineinfile {'line': 'a', 'regexp': '(weekly|daily)'}",
          "lineinfile {'line': 'a', 'regexp': '(?:weekly|daily)$'}",
          "lineinfile {'line': 'a', 'regexp': 'b?=[12]'}",
          "lineinfile {'line': 'a', 'regexp': '^$'}",
          "lineinfile {'line': 'a', 'regexp': '.'}",
          "lineinfile {'line': 'a', 'regexp': '\\\\S'}",
          "lineinfile {'line': 'a', 'regexp': '\\\\w+=\\\\d'}",
          "lineinfile {'line': 'a', 'regexp': '[^a-z]$'}",
          "lineinfile {'line': 'a', 'regexp': ''}",
          "lineinfile {'line': 'new', 'create': true}",
          "lineinfile {'line': 'new', 'create': true, 'regexp': '^new'}",
          "lineinfile {'regexp': '^weekly', 'state': 'absent'}",
          "lineinfile {'regexp': 'rotate', 'state': 'absent'}",
          "lineinfile {'regexp': '^$', 'state': 'absent'}",
          "lineinfile {'line': 'weekly', 'state': 'absent'}",
          "lineinfile {'line': 'rotate 4', 'state': 'absent'}",
          "replace {'regexp': 'weekly', 'replace': 'daily'}",
          "replace {'regexp': '^weekly$', 'replace': 'daily'}",
          "replace {'regexp': '^weekly', 'replace': 'a & b'}",
          "replace {'regexp': 'e', 'replace': ''}",
          "replace {'regexp': 'a.b', 'replace': 'X'}",
          "replace {'regexp': '^', 'replace': '#'}",
          "replace {'regexp': '$', 'replace': ';'}",
          "replace {'regexp': 'rotate \\\\d', 'replace': 'rotate 7'}",
          "replace {'regexp': '[0-9]+', 'replace': 'N'}",
          "replace {'regexp': '[0-9]*', 'replace': 'N'}",
          "replace {'regexp': '\\\\s+$', 'replace': ''}",
          "replace {'regexp': '^rotate (?:4|5)$', 'replace': 'rotate 7'}",
          "replace {'regexp': 'weekly|daily', 'replace': 'monthly'}",
          "replace {'regexp': '=', 'replace': ' = '}",
          "lineinfile {'line': 'x', 'search_string': 'rotate'}",
          "lineinfile {'line': 'x', 'search_string': '', 'state': 'absent'}",
          "lineinfile {'line': '\\\\1 7', 'regexp': '^(\\\\s*rotate) \\\\d', 'backrefs': true}",
          "lineinfile {'line': '\\\\g<k>=9', 'regexp': '(?P<k>\\\\w)=', 'backrefs': true,"
              + " 'insertafter': 'x'}",
          "replace {'regexp': '(?m)^#?\\\\s*weekly\\n', 'replace': ''}",
          "replace {'regexp': '(\\\\w+)ly', 'replace': '\\\\1LY', 'after': 'main', 'before':"
              + " 'other'}",
          "replace {'regexp': '^', 'replace': '> ', 'after': 'daily'}",
          "replace {'regexp': 'e', 'replace': 'E', 'before': 'rotate'}",
          "replace {'regexp': '(?i)WEEKLY', 'replace': 'x'}",
          "blockinfile {'block': 'one\\ntwo'}",
          "blockinfile {'block': 'one', 'insertafter': '^weekly'}",
          "blockinfile {'block': 'one', 'insertbefore': '^daily', 'marker': '; {mark}'}",
          "ini_file {'section': 'main', 'option': 'plugins', 'value': 'y'}",
          "ini_file {'section': 'other', 'option': 'new', 'value': '1', 'no_extra_spaces': true}");

  private static final int RANDOM = 2400;

  @TempDir private Path temporary;

  @Test
  void givesWhatAnsibleGives() throws Exception {
    List<EditCase> cases = cases();
    cases.addAll(new RandomEdits().make(RANDOM));
    StringBuilder input = new StringBuilder();
    cases.forEach(each -> input.append(each.json()).append('\n'));
    List<String> expected = Oracle.run("lineedit.py", input.toString());
    assertThat(expected).hasSameSizeAs(cases);

    compare(cases, expected, 1, "awk");
    compare(cases, expected, 5, "gawk");
    compare(cases, expected, 7, "busybox");
  }

  /// Compares every nth case, with one awk.
  private void compare(List<EditCase> all, List<String> answers, int nth, String awk)
      throws Exception {
    Optional<Path> folder = folder(awk);
    if (folder.isEmpty()) {
      System.out.println("EditScriptTest: " + awk + " is not there");
      return;
    }
    List<EditCase> cases = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int at = 0; at < all.size(); at += nth) {
      cases.add(all.get(at));
      expected.add(answers.get(at));
    }
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> compared = new TreeMap<>();
    List<Optional<List<String>>> results = run(cases, folder.get(), awk);
    for (int at = 0; at < cases.size(); at++) {
      JsonNode answer = new ObjectMapper().readTree(expected.get(at));
      // Where Ansible fails, a script leaves the file as it is.
      if (results.get(at).isEmpty() || answer.get(0).asString("").equals("failed")) {
        continue;
      }
      compared.merge(cases.get(at).module(), 1, Integer::sum);
      for (int run = 0; run < 2; run++) {
        String actual = results.get(at).get().get(run);
        if (!actual.equals(answer.get(run).asString(""))
            && !answer.get(run).asString("").equals("failed")) {
          wrong.add(
              "%s, run %d: %s instead of %s"
                  .formatted(cases.get(at).json(), run + 1, Oracle.quote(actual), answer.get(run)));
        }
      }
    }
    System.out.println(
        "EditScriptTest: %s compared %s of %d".formatted(awk, compared, cases.size()));
    assertThat(wrong).as(awk).isEmpty();
    if (nth == 1) {
      assertThat(compared.values().stream().mapToInt(each -> each).sum()).isGreaterThan(2000);
    }
  }

  /// A folder in which `awk` is the awk of that name; empty where it is not installed.
  private Optional<Path> folder(String awk) throws IOException {
    for (String each : List.of("/usr/bin/", "/bin/")) {
      if (Files.isExecutable(Path.of(each + awk))) {
        Path folder = Files.createDirectories(temporary.resolve("with-" + awk));
        Path wrapper = folder.resolve("awk");
        String name = awk.equals("busybox") ? "busybox awk" : awk;
        Files.writeString(wrapper, "#!/bin/sh\nexec %s%s \"$@\"\n".formatted(each, name));
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static List<EditCase> cases() {
    List<EditCase> cases = new ArrayList<>();
    for (String arguments : ARGUMENTS) {
      String[] words = arguments.split(" ", 2);
      Map<String, Object> named = arguments(words[1]);
      TEXTS.forEach(each -> cases.add(new EditCase(words[0], named, Optional.of(each))));
      cases.add(new EditCase(words[0], named, Optional.empty()));
    }
    return cases;
  }

  private static Map<String, Object> arguments(String json) {
    Map<String, Object> arguments = new HashMap<>();
    String quoted = json.replace("\"", "\\\"").replace("\\'", "\u0001").replace('\'', '"');
    new ObjectMapper()
        .readTree(quoted.replace('\u0001', '\''))
        .properties()
        .forEach(
            each ->
                arguments.put(
                    each.getKey(),
                    each.getValue().isBoolean()
                        ? (Object) each.getValue().booleanValue()
                        : each.getValue().asString()));
    return arguments;
  }

  /// What each script leaves after one run and after two; empty where there is no script.
  private List<Optional<List<String>>> run(List<EditCase> cases, Path folder, String awk)
      throws Exception {
    Path files = Files.createDirectories(temporary.resolve("files-" + awk));
    StringBuilder all = new StringBuilder("set -u\n");
    List<Boolean> scripted = new ArrayList<>();
    for (int at = 0; at < cases.size(); at++) {
      Path file = files.resolve("file-" + at);
      if (cases.get(at).text().isPresent()) {
        Files.writeString(file, cases.get(at).text().get());
      }
      Optional<List<String>> script = cases.get(at).script(file);
      scripted.add(script.isPresent());
      if (script.isPresent()) {
        String text = String.join("\n", script.get()) + "\n";
        all.append(text).append("cp %1$s %1$s.1 2>/dev/null || :\n".formatted(file)).append(text);
      }
    }
    Path script = Files.writeString(files.resolve("script.sh"), all);
    Path log = files.resolve("log");
    ProcessBuilder process =
        new ProcessBuilder("sh", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    process.environment().merge("PATH", folder + ":", (path, first) -> first + path);
    assertThat(process.start().waitFor()).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log)).as(awk + " says").isEmpty();
    List<Optional<List<String>>> results = new ArrayList<>();
    for (int at = 0; at < cases.size(); at++) {
      String name = "file-" + at;
      results.add(
          scripted.get(at)
              ? Optional.of(
                  List.of(content(files.resolve(name + ".1")), content(files.resolve(name))))
              : Optional.empty());
    }
    return results;
  }

  private static String content(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }
}
