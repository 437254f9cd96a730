package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rolepack.frontend.jinja.JinjaOracle.Request;

/// Holds that random templates, right and wrong ones, mean what they mean to Jinja2. Another seed
/// and number can be given with `-Djinja.seed=… -Djinja.cases=…`.
class GeneratedAgreementTest {
  private static final long SEED = Long.getLong("jinja.seed", 20150601);
  private static final int CASES = Integer.getInteger("jinja.cases", 1500);

  private static final List<String> HEADERS =
      List.of(
          "trim_blocks: False",
          "lstrip_blocks: True",
          "lstrip_blocks:True, trim_blocks: False",
          "newline_sequence: '\\r\\n', lstrip_blocks: 1",
          "keep_trailing_newline: True",
          "variable_start_string: '[%', variable_end_string: '%]'",
          "variable_start_string: '[[', variable_end_string: ']]', lstrip_blocks: True",
          "block_start_string: '<%', block_end_string: '%>'",
          "block_start_string: '<', block_end_string: '>', lstrip_blocks: True",
          "comment_start_string: '<!--', comment_end_string: '-->'",
          "line_statement_prefix: '#'",
          "line_comment_prefix: '##', line_statement_prefix: '%'",
          "block_start_string: '<%', block_end_string: '%>', variable_start_string: '<%=',"
              + " variable_end_string: '%>', comment_start_string: '<%#', comment_end_string:"
              + " '%>'");

  @BeforeAll
  static void needsPython() {
    JinjaOracle.assumePresent("jinja2", "ansible");
  }

  @Test
  void randomTemplates() {
    holds(CASES, "plain", text -> text, SEED);
  }

  @Test
  void randomStringsOfYamlFiles() {
    holds(CASES / 3, "inline", text -> text, SEED + 1);
  }

  @Test
  void randomTemplatesWithHeaders() {
    for (String header : HEADERS) {
      holds(
          CASES / 15,
          "file",
          text -> "#jinja2: " + header + "\n" + delimited(text, header),
          SEED + header.length());
    }
  }

  /// Writes a template with the delimiters of a header, as far as it changes them.
  private static String delimited(String text, String header) {
    if (header.contains("line_")) {
      return text.replace("{%", "\n# ").replace("%}", "\n").replace("{#", "##");
    }
    if (header.contains("<%=")) {
      return text.replace("{{", "<%=")
          .replace("}}", "%>")
          .replace("{%", "<%")
          .replace("%}", "%>")
          .replace("{#", "<%#")
          .replace("#}", "%>");
    }
    if (header.contains("[%")) {
      return text.replace("{{", "[%").replace("}}", "%]");
    }
    if (header.contains("[[")) {
      return text.replace("{{", "[[").replace("}}", "]]");
    }
    if (header.contains("'<%'")) {
      return text.replace("{%", "<%").replace("%}", "%>");
    }
    if (header.contains("'<'")) {
      return text.replace("{%", "<").replace("%}", ">");
    }
    return header.contains("<!--") ? text.replace("{#", "<!--").replace("#}", "-->") : text;
  }

  @Test
  void randomExpressions() {
    TemplateGenerator generator = new TemplateGenerator(SEED);
    List<Request> requests = new ArrayList<>();
    for (int each = 0; each < CASES; each++) {
      String kind = each % 2 == 0 ? "expression" : "condition";
      requests.add(new Request(kind, generator.expression(), "case " + each));
    }
    assertThat(Agreement.differences(requests)).isEmpty();
  }

  private static void holds(int cases, String kind, Function<String, String> change, long seed) {
    TemplateGenerator generator = new TemplateGenerator(seed);
    List<Request> requests = new ArrayList<>();
    for (int each = 0; each < cases; each++) {
      requests.add(new Request(kind, change.apply(generator.template()), "right " + each));
      requests.add(new Request(kind, change.apply(generator.damaged()), "damaged " + each));
    }
    assertThat(Agreement.differences(requests)).isEmpty();
    long accepted = requests.stream().filter(each -> Agreement.own(each).accepted()).count();
    assertThat(accepted).as("templates that are accepted").isBetween(1L, 2L * cases - 1);
  }
}
