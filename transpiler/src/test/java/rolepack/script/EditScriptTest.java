package rolepack.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    EditComparison comparison = new EditComparison(temporary, cases);
    assertThat(comparison.compare(1, "awk")).isGreaterThan(2000);
    comparison.compare(5, "gawk");
    comparison.compare(7, "busybox");
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
}
