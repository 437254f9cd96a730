package rolepack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.Oracle;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;

/// Renders every template of the repositories in `../shared/corpus` with the Ansible that is
/// installed, and compares: with the variable cases of the recordings, and with random values.
class TemplateCorpusTest {
  private static final Path SHARED = Path.of("../../shared");
  private static final Path RECORDINGS = SHARED.resolve("recordings/mantl-1.3.0");
  private static final int RANDOM_CASES = 12;

  @Test
  void mantl2015() throws Exception {
    compare(
        "mantl-2015",
        List.of("terraform.sample.yml", "addons", "kubernetes.yml"),
        List.of("kubernetes_vars.yml"));
  }

  @Test
  void mantl130() throws Exception {
    compare("mantl-1.3.0", List.of("sample.yml", "addons"), List.of("group_vars/all"));
  }

  private static void compare(String name, List<String> playbooks, List<String> shared)
      throws Exception {
    Path repository = SHARED.resolve("corpus/" + name);
    assumeTrue(Files.isDirectory(repository), "no ../shared/corpus/" + name);
    assumeTrue(Files.exists(RECORDINGS.resolve("vars_cases.yml")), "no ../shared/recordings");
    TemplateRecordings recordings =
        new TemplateRecordings(RECORDINGS, repository, playbooks, shared);
    List<String> places = new ArrayList<>();
    StringBuilder input = new StringBuilder();
    Random random = new Random(15);
    for (TemplateRecordings.Recording each : recordings.ofRepository()) {
      SourceFile source = recordings.source(each);
      Template template = TemplateParser.parseFile(source, new Diagnostics()).orElseThrow();
      Set<String> names = new TreeSet<>(FreeVariables.of(template));
      Value.Dict variables = recordings.variables(each);
      add(each.toString(), source, variables, places, input);
      for (int i = 0; i < RANDOM_CASES / 6; i++) {
        Value.Dict changed = new Value.Dict();
        changed.entries().putAll(variables.entries());
        names.forEach(
            variable -> {
              if (random.nextInt(3) > 0) {
                changed.put(variable, RandomValues.next(random, 2));
              }
            });
        add(each + ", random values " + i, source, changed, places, input);
      }
    }
    List<EvaluationCase> answers =
        EvaluationCase.read(String.join("\n", Oracle.run("evaluation.py", input.toString())));
    assertThat(answers).hasSameSizeAs(places);
    List<String> wrong = new ArrayList<>();
    int errors = 0;
    int python2 = 0;
    for (int i = 0; i < places.size(); i++) {
      String expected = answers.get(i).expected();
      String actual = answers.get(i).actual();
      errors += expected.startsWith("error: ") ? 1 : 0;
      if (expected.equals("error: undefined") && usesPython2(answers.get(i))) {
        python2++;
      } else if (!actual.equals(expected)) {
        wrong.add(places.get(i) + "\n--- Ansible\n" + expected + "\n--- rolepack\n" + actual);
      }
    }
    System.out.printf(
        "templates of %s as Ansible 2.14 renders them: %d of %d equal, %d of them errors;"
            + " %d are only right with Python 2%n",
        name,
        places.size() - wrong.size() - python2,
        places.size() - python2,
        errors - python2,
        python2);
    assertThat(wrong).isEmpty();
    assertThat(errors).isLessThan(places.size() / 2);
  }

  /// Python 3 has no `iteritems`, so that Ansible 2.14 fails; ours always has it, since roles that
  /// were written for Python 2 are to be converted, too.
  private static boolean usesPython2(EvaluationCase each) {
    return Representation.str(each.line().get("template").orElseThrow()).contains(".iteritems()");
  }

  private static void add(
      String place,
      SourceFile source,
      Value.Dict variables,
      List<String> places,
      StringBuilder input) {
    places.add(place);
    Value.Dict line = new Value.Dict().put("template", Value.of(source.text()));
    input.append(JsonWriter.PLAIN.write(line.put("variables", variables))).append('\n');
  }
}
