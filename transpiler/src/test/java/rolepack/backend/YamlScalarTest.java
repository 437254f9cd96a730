package rolepack.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What is written reads back as the same text, by YAML 1.1's rules and by those of 1.2.
class YamlScalarTest {
  private static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "a",
          "yes",
          "No",
          "on",
          "~",
          "null",
          "NULL",
          "true",
          "1",
          "1.0",
          "1.0.0",
          "0x1f",
          "0o7",
          "1_000",
          "1:30",
          "+1",
          "-1",
          ".5",
          ".inf",
          ".nan",
          "1e3",
          "12e03",
          "2015-12-23",
          "2015-12-23 10:00:00",
          "=",
          "<<",
          "a: b",
          "a:",
          ":a",
          "a #b",
          "#a",
          "a,b",
          "[a]",
          "{a}",
          "- a",
          "-",
          "---",
          "...",
          "?",
          "? a",
          "& a",
          "*a",
          "!a",
          "|",
          ">",
          "'a'",
          "\"a\"",
          "a'b",
          "%a",
          "@a",
          "`a`",
          " a",
          "a ",
          "a\tb",
          "\ta",
          "a\nb",
          "a\n",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "é",
          "😀",
          "\u0007",
          "\\",
          "{{ a }}",
          "a{{b",
          "0644",
          "755",
          "08",
          "1.2.3.4",
          "1.2-3",
          "a=b",
          "10.0.0.0/8",
          "6 tasks",
          "1,000",
          "\u00A0",
          "a\r\nb",
          "y",
          "N");

  @Test
  void inlineTextsReadBack() {
    for (String text : AWKWARD) {
      String yaml =
          "key: " + YamlScalar.inline(text) + "\nlist: [x, " + YamlScalar.inFlow(text) + ", y]\n";
      Object expected = java.util.Map.of("key", text, "list", List.of("x", text, "y"));
      assertThat(TaskTexts.value(yaml)).as(yaml).isEqualTo(expected);
      assertThat(load(yaml)).as(yaml).isEqualTo(expected);
    }
  }

  @Test
  void blocksReadBack() {
    for (String text : AWKWARD) {
      for (String lines : List.of(text + "\n", "x\n" + text + "\ny\n", text + "\n\ny\n")) {
        String yaml = "a:\n  key:" + YamlScalar.block(lines, 4) + "\nb: c\n";
        Object expected = java.util.Map.of("a", java.util.Map.of("key", lines), "b", "c");
        assertThat(TaskTexts.value(yaml)).as(yaml).isEqualTo(expected);
        assertThat(load(yaml)).as(yaml).isEqualTo(expected);
      }
    }
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
