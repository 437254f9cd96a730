package rolepack.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rolepack.Golden;
import rolepack.evaluation.jinjava.JinjavaFilters;
import rolepack.generated.functions.FilterTable;
import rolepack.generated.functions.FunctionSpec;
import rolepack.generated.functions.TestTable;

/// Holds `docs/filters.md` to the code: whose code runs for which filter, and how many cases it is
/// compared in.
class FilterDocumentTest {
  private static final Path DIFFERENCES = Path.of("src/test/resources/jinjava/differences.txt");

  private static final String START =
      """
      # Filters and tests

      Templates are evaluated by rolepack itself, by the rules of Ansible 2.14 with Jinja2 3.1. This page says for each filter
      whose code runs, and how it was compared with Ansible's. It is written by a test (`FilterDocumentTest`) from the code and
      from the tables that are compared, so that it cannot say anything else.

      **How it is compared.** Expressions, templates, conditions and loops stand in tables (`transpiler/src/test/resources/evaluation/`)
      with what real Ansible makes of them; the tests run both ways, our evaluator against the table and the table against the
      Ansible that is installed. The column *cases* counts the lines in which the filter stands. Besides, random expressions and
      templates (`DifferentialTest`) and every template of the corpora (`TemplateCorpusTest`) are rendered by both. The filters of
      the collection ansible.utils are compared by `IpFiltersTest`: every query for addresses of all kinds.

      **Ansible 1.9.** What its recordings show to be different is in one place, `AnsibleVersion`: the text of a variable ends
      without the newline that its template ends with, and `b64encode` fails on a text that is not ASCII. Otherwise one set of
      rules is used for both, and it accepts what only one of them knows: `iteritems()` and the tests that could be written as
      filters before 2.9.

      **Jinjava.** The filters of [jinjava](https://github.com/HubSpot/jinjava) come in through one adapter
      (`rolepack.evaluation.jinjava`), where they give what Ansible's give for every value. Where they do not, the code is
      rolepack's, and the last column has an expression that the two disagree about; `JinjavaFiltersTest` runs both and would
      say so if they began to agree. Jinjava starts when the first of its filters runs, and never otherwise. It is under the
      Apache License 2.0; libraries that only hold annotations are left out of its dependencies.

      `the test's` are names that were filters and tests up to Ansible 2.8; their cases are those of the test.

      `none` means that rolepack cannot tell what the filter gives: it reads files, the clock or chance, or belongs to a
      collection that is not modelled. What it is used in stays in the playbook, with that as its reason.

      """;

  @Test
  void theTableIsWhatTheCodeDoes() throws Exception {
    List<EvaluationCase> cases = EvaluationCase.read(tables());
    Map<String, String> differences = differences();
    StringBuilder text = new StringBuilder(START);
    text.append("## Filters\n\n| filter | code | cases | jinjava |\n|---|---|---:|---|\n");
    for (String name : FilterTable.names()) {
      FunctionSpec spec = FilterTable.find(name).orElseThrow();
      boolean test = ResultTests.asFilter(name).isPresent();
      text.append("| `%s` | %s | ".formatted(name, test ? "the test's" : code(spec)));
      text.append(mentions(cases, (test ? "\\bis " : "\\|\\s*") + name + "\\b"));
      text.append(" | %s |\n".formatted(jinjava(spec, differences)));
    }
    text.append("\n## Tests\n\n| test | code | cases |\n|---|---|---:|\n");
    for (String name : TestTable.names()) {
      boolean known = Tests.find(name).isPresent() && TestTable.find(name).orElseThrow().pure();
      String pattern = "\\bis\\s+(not\\s+)?(ansible\\.\\w+\\.)?" + Pattern.quote(name) + "(?!\\w)";
      text.append(
          "| `%s` | %s | ".formatted(name.replace("|", "\\|"), known ? "rolepack" : "none"));
      text.append(mentions(cases, pattern)).append(" |\n");
    }
    Golden.check("../../../../docs/filters.md", text.toString());
  }

  private static String tables() throws Exception {
    StringBuilder all = new StringBuilder();
    for (Path each : EvaluationTableTest.tables()) {
      all.append(Files.readString(each)).append('\n');
    }
    return all.toString();
  }

  private static Map<String, String> differences() throws Exception {
    Map<String, String> found = new LinkedHashMap<>();
    for (String line : Files.readAllLines(DIFFERENCES)) {
      found.put(line.replaceAll(".* \\| (\\w+).*", "$1"), line);
    }
    return found;
  }

  private static String code(FunctionSpec spec) {
    String name = spec.name();
    if (JinjavaFilters.adopts(name)) {
      return "jinjava";
    }
    return spec.pure() && Filters.find(name).isPresent() && !isAlwaysUnknown(name)
        ? "rolepack"
        : "none";
  }

  /// Whether the name is only there to say that its result cannot be known.
  private static boolean isAlwaysUnknown(String name) {
    try {
      Filters.apply(name, Value.of("x"), Inputs.NONE);
      return false;
    } catch (EvaluationException.Unsupported unsupported) {
      return unsupported.getMessage().endsWith("depends on more than its input");
    } catch (EvaluationException _) {
      return false;
    }
  }

  private static String jinjava(FunctionSpec spec, Map<String, String> differences) {
    if (JinjavaFilters.adopts(spec.name())) {
      return "agrees";
    }
    String difference = differences.get(spec.name());
    if (difference == null) {
      return "";
    }
    return "differs: `%s`".formatted(difference.replace("|", "\\|"));
  }

  private static long mentions(List<EvaluationCase> cases, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return cases.stream().filter(each -> compiled.matcher(each.text()).find()).count();
  }
}
