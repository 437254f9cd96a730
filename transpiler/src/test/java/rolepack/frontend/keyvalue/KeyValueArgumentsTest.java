package rolepack.frontend.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.Oracle;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

class KeyValueArgumentsTest {
  private static final List<String> PIECES =
      List.of(
          " ",
          " ",
          " ",
          "  ",
          "\n",
          "\t",
          "=",
          "=",
          "a",
          "b",
          "src",
          "creates",
          "chdir",
          "/x/y",
          "\"",
          "'",
          "\\",
          "\\\"",
          "\\'",
          "\\=",
          "\\n",
          "\\x41",
          "\\u00e9",
          "\\N{DASH}",
          "\\N{EM DASH}",
          "{{",
          "}}",
          "{%",
          "%}",
          "{#",
          "#}",
          "{",
          "}",
          "%",
          "#",
          "{{ x }}",
          "{% if a %}",
          "é",
          "😀",
          "a=b",
          "k='v w'",
          "k=\"v w\"",
          "\\\n",
          " \\ ",
          ";",
          "&&",
          "|");

  @Test
  void splitsAsAnsibleDoes() throws Exception {
    List<String> texts = new ArrayList<>(List.of("", " ", "ls -l creates=/x chdir=/y", "=a", "a="));
    Random random = new Random(1);
    for (int count = 0; count < 6000; count++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      texts.add(text.toString());
    }
    String input = texts.stream().map(Oracle::quote).collect(Collectors.joining("\n"));
    List<String> expected = Oracle.run("keyvalue.py", input);
    List<String> wrong = new ArrayList<>();
    for (int index = 0; index < texts.size(); index++) {
      String text = texts.get(index);
      String actual = "[" + json(text, false) + ", " + json(text, true) + "]";
      if (!actual.equals(expected.get(index))) {
        wrong.add(Oracle.quote(text) + "\n  is    " + actual + "\n  wants " + expected.get(index));
      }
    }
    assertThat(expected).hasSameSizeAs(texts);
    assertThat(wrong).isEmpty();
    assertThat(expected.stream().filter(each -> each.contains("null"))).hasSizeBetween(100, 5000);
  }

  private static String json(String text, boolean command) {
    SourceFile file = new SourceFile("test", text);
    Optional<KeyValueArguments> parsed =
        KeyValueArguments.parse(text, command, TextOrigin.of(file), new Diagnostics());
    if (parsed.isEmpty()) {
      return "null";
    }
    Map<String, String> sorted = new TreeMap<>();
    parsed.get().pairs().forEach(each -> sorted.put(each.key(), each.value().text()));
    parsed.get().freeText().ifPresent(each -> sorted.put("_raw_params", each.text()));
    return sorted.entrySet().stream()
        .map(each -> Oracle.quote(each.getKey()) + ": " + Oracle.quote(each.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Test
  void everyValueKnowsWhereItStands() {
    String text = "x src=a dest='b c' mode=\"0\\x36\\x34\"";
    SourceFile file = new SourceFile("test", text);
    KeyValueArguments parsed =
        KeyValueArguments.parse(text, false, TextOrigin.of(file), new Diagnostics()).orElseThrow();
    assertThat(parsed.pairs())
        .extracting(each -> each.span().text())
        .containsExactly("src=a", "dest='b c'", "mode=\"0\\x36\\x34\"");
    assertThat(parsed.pairs())
        .extracting(each -> each.value().origin().whole().text())
        .containsExactly("a", "b c", "0\\x36\\x34");
    assertThat(parsed.pairs().get(2).value().text()).isEqualTo("064");
  }

  @Test
  void anOpenQuoteIsReportedAtTheText() {
    String text = "src='a dest=b";
    Diagnostics diagnostics = new Diagnostics();
    assertThat(
            KeyValueArguments.parse(
                text, false, TextOrigin.of(new SourceFile("test", text)), diagnostics))
        .isEmpty();
    assertThat(diagnostics.sorted())
        .singleElement()
        .satisfies(
            each -> assertThat(each.kind()).isEqualTo(DiagnosticKind.INVALID_ARGUMENTS),
            each -> assertThat(each.span().text()).isEqualTo(text));
  }
}
