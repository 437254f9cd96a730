package rolepack.backend.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.backend.TaskTexts;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.plan.InstallTask;
import rolepack.plan.Target;

/// Edits task files made at random of everything that a task list may hold; each task has a name of
/// its own, so that what is left can be compared with what should be.
class RandomTaskFileTest {
  private static final String REASON = "rolepack: stays in the playbook, ORDER: a reason";
  private static final List<String> BODIES =
      List.of(
          "ping:",
          "shell: echo a # beside",
          "shell: |\n  one\n  # not a comment\n\n  two",
          "shell: >-\n  folded\n  text\n  # inside",
          "command: 'a: b'\nwhen:\n  - x\n\n  - y",
          "copy: {src: a,\n  dest: b}",
          "debug: msg=\"{{ a }}\"\n# inner comment\ntags: [a, b]",
          "copy:\n  content: \"x\n\n    y\"",
          "command: a\n  b\n\n  c",
          "args:\n- a\n- b\ncommand: x");

  private final List<String> loose = new ArrayList<>();
  private int names;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatStaysIsUnchangedAndNothingElseIsThere(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      loose.clear();
      String text = file(random);
      TaskFile file = TaskTexts.parse("roles/r/tasks/main.yml", text);
      Map<TaskNode.Task, String> kept = new IdentityHashMap<>();
      List<TaskNode.Task> tasks = TaskTexts.flatten(file.tasks());
      tasks.stream().filter(_ -> random.nextInt(3) > 0).forEach(each -> kept.put(each, REASON));
      List<InstallTask> installs =
          random.nextBoolean()
              ? List.of()
              : List.of(
                  new InstallTask(
                      "install p",
                      List.of("p"),
                      List.of(),
                      Optional.empty(),
                      List.of(),
                      List.of()));
      check(file, kept, installs);
    }
  }

  private void check(TaskFile file, Map<TaskNode.Task, String> kept, List<InstallTask> installs) {
    String edited = TaskFileEditor.edit(file, kept, AddedTasks.first(installs, Target.EL7));
    String shown = file.source().text() + "\n=>\n" + edited;
    if (kept.isEmpty() && installs.isEmpty()) {
      assertThat(edited).as(shown).endsWith(EmptyTaskFile.COMMENT + "\n");
      return;
    }
    TaskFile again = TaskTexts.parse(file.path(), edited);
    List<TaskNode.Task> left = TaskTexts.flatten(again.tasks());
    Set<String> names = kept.keySet().stream().map(TaskNode.Task::name).collect(Collectors.toSet());
    installs.forEach(each -> names.add(each.name()));
    assertThat(left.stream().map(TaskNode.Task::name))
        .as(shown)
        .containsExactlyInAnyOrderElementsOf(names);
    for (TaskNode.Task task : kept.keySet()) {
      TaskNode.Task same =
          left.stream().filter(each -> each.name().equals(task.name())).findFirst().orElseThrow();
      assertThat(same.span().text()).as(shown).isEqualTo(task.span().text());
      assertThat(value(same)).as(shown).isEqualTo(value(task));
    }
    for (TaskNode.Task task : TaskTexts.flatten(file.tasks())) {
      String about = "# about " + task.name() + ";";
      boolean stays = kept.containsKey(task) && file.source().text().contains(about);
      assertThat(edited.contains(about)).as(about + "\n" + shown).isEqualTo(stays);
    }
    loose.forEach(each -> assertThat(edited).as(shown).contains(each));
    assertThat(edited.lines().filter(each -> each.contains(REASON)).count())
        .as(shown)
        .isEqualTo(kept.size());
    Map<TaskNode.Task, String> all = new IdentityHashMap<>();
    left.stream()
        .filter(each -> !each.name().equals("install p"))
        .forEach(each -> all.put(each, REASON));
    left.stream()
        .filter(each -> each.name().equals("install p"))
        .forEach(each -> all.put(each, "rolepack: stays in the playbook, installed"));
    String twice = TaskFileEditor.edit(again, all, AddedTasks.NONE);
    assertThat(twice.replaceAll("(?m)^ *# rolepack: stays in the playbook, installed\r?\n", ""))
        .as(shown)
        .isEqualTo(edited);
  }

  private static Object value(TaskNode.Task task) {
    return TaskTexts.value(" ".repeat(task.span().startColumn() - 1) + task.span().text() + "\n");
  }

  private String file(Random random) {
    StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "" : "---\n");
    if (random.nextInt(4) == 0) {
      out.append(looseComment("")).append('\n');
    }
    list(random, " ".repeat(random.nextInt(2) * 2), 0, out);
    String text = out.toString();
    if (random.nextInt(4) == 0) {
      text = text.stripTrailing();
    }
    return random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text;
  }

  private String looseComment(String indent) {
    String comment = "# on its own " + ++names;
    loose.add(comment);
    return indent + comment + "\n";
  }

  private void list(Random random, String indent, int depth, StringBuilder out) {
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      if (i > 0 && random.nextBoolean()) {
        out.append("\n".repeat(1 + random.nextInt(2)));
        if (depth == 0 && random.nextInt(4) == 0) {
          out.append(looseComment(indent)).append('\n');
        }
      }
      if (random.nextInt(3) == 0) {
        out.append(indent).append("# about task ").append(names + 1).append(";\n");
      }
      if (depth < 2 && random.nextInt(5) == 0) {
        block(random, indent, depth, out);
      } else {
        task(random, indent, out);
      }
    }
  }

  private void task(Random random, String indent, StringBuilder out) {
    String dash = random.nextInt(6) == 0 ? "-\n" + indent + "  " : "- ";
    out.append(indent).append(dash).append("name: task ").append(++names).append('\n');
    for (String line : BODIES.get(random.nextInt(BODIES.size())).split("\n")) {
      out.append(line.isEmpty() ? "" : indent + "  " + line).append('\n');
    }
  }

  private void block(Random random, String indent, int depth, StringBuilder out) {
    out.append(indent).append("- name: block ").append(++names).append('\n');
    out.append(indent).append("  block:\n");
    list(random, indent + (random.nextBoolean() ? "  " : "    "), depth + 1, out);
    if (random.nextBoolean()) {
      out.append(indent).append("  when: x\n");
    }
  }
}
