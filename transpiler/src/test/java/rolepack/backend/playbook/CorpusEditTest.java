package rolepack.backend.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rolepack.backend.TaskTexts;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// Edits every task file of real repositories with random choices of what stays, and reads the
/// result: what stays has the values it had, what left is gone, and nothing else is there.
class CorpusEditTest {
  private static final Path CORPUS = Path.of("../../shared/corpus");
  private static final Path DEMO = Path.of("../fixtures");

  @Test
  void whatStaysIsUnchanged() throws IOException {
    List<Path> files = new ArrayList<>(taskFiles(DEMO));
    if (Files.isDirectory(CORPUS)) {
      files.addAll(taskFiles(CORPUS));
    }
    assumeTrue(!files.isEmpty(), "no task files to edit");
    Random random = new Random(1);
    int edited = 0;
    for (Path path : files) {
      SourceFile source = new SourceFile(path.toString(), Files.readString(path));
      Optional<YamlNode> root = YamlReader.read(source, new Diagnostics());
      for (int round = 0; round < 4 && isTaskList(root); round++) {
        TaskFile file = TaskTexts.parse("roles/r/tasks/" + path.getFileName(), source.text());
        if (!file.tasks().isEmpty()) {
          check(path, file, random);
          edited++;
        }
      }
    }
    assertThat(edited).isPositive();
  }

  private static boolean isTaskList(Optional<YamlNode> root) {
    return root.isPresent()
        && root.get() instanceof YamlNode.Sequence list
        && list.items().stream().allMatch(each -> each.value() instanceof YamlNode.Mapping);
  }

  private static void check(Path path, TaskFile file, Random random) {
    Map<TaskNode.Task, String> kept = new IdentityHashMap<>();
    List<Object> before = new ArrayList<>();
    for (TaskNode node : file.tasks()) {
      if (random.nextBoolean()) {
        TaskTexts.flatten(List.of(node))
            .forEach(each -> kept.put(each, "rolepack: stays in the playbook, why"));
        before.add(((List<?>) TaskTexts.value(file.source().text())).get(index(file, node)));
      }
    }
    String edited = TaskFileEditor.edit(file, kept, AddedTasks.NONE);
    if (before.isEmpty()) {
      assertThat(edited).as(path.toString()).endsWith(EmptyTaskFile.COMMENT + "\n");
      return;
    }
    assertThat(TaskTexts.value(edited)).as(path + "\n" + edited).isEqualTo(before);
    kept.keySet().forEach(each -> assertThat(edited).contains(each.span().text().strip()));
    TaskFile again = TaskTexts.parse(file.path(), edited);
    Map<TaskNode.Task, String> all = new IdentityHashMap<>();
    TaskTexts.flatten(again.tasks())
        .forEach(each -> all.put(each, "rolepack: stays in the playbook, why"));
    assertThat(TaskFileEditor.edit(again, all, AddedTasks.NONE)).isEqualTo(edited);
  }

  private static int index(TaskFile file, TaskNode node) {
    for (int i = 0; i < file.tasks().size(); i++) {
      if (file.tasks().get(i) == node) {
        return i;
      }
    }
    throw new AssertionError();
  }

  private static List<Path> taskFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> each.toString().matches(".*/(tasks|handlers)/[^/]*\\.ya?ml"))
          .sorted()
          .toList();
    }
  }
}
