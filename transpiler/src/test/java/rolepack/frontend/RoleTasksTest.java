package rolepack.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.Severity;
import rolepack.generated.modules.ModuleCatalogue;
import rolepack.generated.modules.ModuleSpec;
import rolepack.ir.Action;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;

/// Compares the tasks and handlers of whole repositories with what PyYAML finds.
class RoleTasksTest {
  private static final Path CORPUS = Path.of("../../shared/corpus");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../shared/corpus/mantl-2015",
        "../../shared/corpus/mantl-1.3.0",
        "../fixtures/demo"
      })
  void everyTaskIsThereOnceWithItsLines(String folder) throws Exception {
    assumeTrue(Files.isDirectory(Path.of(folder)), "needs " + folder);
    List<String> expected = Oracle.run("tasks.py", "", folder);
    Diagnostics diagnostics = new Diagnostics();
    Repository repository = RepositoryReader.read(ReadOptions.of(Path.of(folder)), diagnostics);
    List<String> found = new ArrayList<>();
    for (Role role : repository.roles()) {
      role.taskFiles().forEach(file -> add(file, file.tasks(), found));
    }
    assertThat(found).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::severity)
        .doesNotContain(Severity.ERROR);
    assertThat(repository.roles()).noneMatch(Role::failed);
  }

  private static void add(TaskFile file, List<TaskNode> tasks, List<String> found) {
    for (TaskNode node : tasks) {
      switch (node) {
        case TaskNode.Task task ->
            found.add(
                "[%s, %d, %d, %s, %s]"
                    .formatted(
                        Oracle.quote(file.path()),
                        task.span().startLine(),
                        task.span().endLine(),
                        Oracle.quote(task.name()),
                        Oracle.quote(written(task.action()))));
        case TaskNode.Block block -> {
          add(file, block.body(), found);
          add(file, block.rescue(), found);
          add(file, block.always(), found);
        }
      }
    }
  }

  /// The catalogue's own name may differ from the one in the file.
  private static String written(Action action) {
    String text = action.span().text();
    String key = text.substring(0, text.indexOf(':'));
    Optional<String> canonical = ModuleCatalogue.find(key).map(ModuleSpec::name);
    return canonical.filter(action.name()::equals).isPresent() || key.endsWith("." + action.name())
        ? key
        : action.name();
  }

  @Test
  void theThreadsDoNotShow() {
    Path demo = Path.of("../fixtures/demo");
    String first = text(demo);
    for (int time = 0; time < 5; time++) {
      assertThat(text(demo)).isEqualTo(first);
    }
  }

  private static String text(Path folder) {
    Diagnostics diagnostics = new Diagnostics();
    Repository read = RepositoryReader.read(ReadOptions.of(folder), diagnostics);
    return read.playbooks() + "\n" + read.roles() + read.inventory() + diagnostics.sorted();
  }

  @Test
  void commonHasTheLinesOfTheRoadmap() {
    assumeTrue(Files.isDirectory(CORPUS), "needs the corpus");
    Repository repository =
        RepositoryReader.read(ReadOptions.of(CORPUS.resolve("mantl-2015")), new Diagnostics());
    assertThat(lines(repository, "roles/common/tasks/main.yml"))
        .containsExactly(
            "3–9", "12–19", "21–33", "35–42", "44–48", "50–54", "56–63", "65–71", "73–80", "82–89",
            "91–91", "92–92");
    assertThat(lines(repository, "roles/common/tasks/users.yml"))
        .containsExactly("2–10", "12–20", "22–30", "32–41");
  }

  private static List<String> lines(Repository repository, String path) {
    return repository.taskFiles().get(path).tasks().stream()
        .map(each -> each.span().startLine() + "–" + each.span().endLine())
        .toList();
  }
}
