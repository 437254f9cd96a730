package rolepack.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.ir.Action;
import rolepack.ir.Keywords;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;

/// Includes and imports of tasks, roles and variables.
class IncludesTest {
  @TempDir Path folder;

  private WrittenRepository repository(String task) throws Exception {
    return WrittenRepository.ofTasks(folder, "- " + task + "\n")
        .file("roles/r/tasks/other.yml", "- command: ls\n")
        .file("roles/r/tasks/sub/deep.yml", "- include: near.yml\n- include: other.yml\n")
        .file("roles/r/tasks/sub/near.yml", "- command: ls\n")
        .file("roles/r/tasks/bare", "- command: ls\n")
        .file("roles/r/extra/x.yml", "- command: ls\n")
        .file("roles/r/vars/v.yml", "a: 1\nb: '{{ c }}'\n")
        .file("roles/other/tasks/main.yml", "- command: ls\n")
        .file("roles/other/tasks/side.yml", "- command: ls\n")
        .file("shared/tasks.yml", "- command: ls\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          include: other.yml                             § include static other.yml -> roles/r/tasks/other.yml[]
          include: other.yml a=b c="d e"                 § include static other.yml -> roles/r/tasks/other.yml[a=b, c=d e]
          {include: other.yml, args: {a: 1}}             § include static other.yml -> roles/r/tasks/other.yml[a=1]
          {include: other.yml, with_items: [1]}          § include dynamic other.yml -> roles/r/tasks/other.yml[]
          include: "{{ x }}.yml"                         § include dynamic t'{{ x }}.yml' unresolved[]
          include: "{{ role_path }}/tasks/other.yml"     § include static t'{{ role_path }}/tasks/other.yml' -> roles/r/tasks/other.yml[]
          include: "{{ playbook_dir }}/shared/tasks.yml" § include static t'{{ playbook_dir }}/shared/tasks.yml' -> shared/tasks.yml[]
          include: ../../other/tasks/side.yml            § include static ../../other/tasks/side.yml -> roles/other/tasks/side.yml[]
          include: sub/deep.yml                          § include static sub/deep.yml -> roles/r/tasks/sub/deep.yml[]
          include: bare                                  § include static bare -> roles/r/tasks/bare[]
          include: ../extra/x.yml                        § include static ../extra/x.yml -> roles/r/extra/x.yml[]
          include_tasks: other.yml                       § include_tasks dynamic other.yml -> roles/r/tasks/other.yml[]
          include_tasks: {file: other.yml}               § include_tasks dynamic other.yml -> roles/r/tasks/other.yml[]
          import_tasks: other.yml                        § import_tasks static other.yml -> roles/r/tasks/other.yml[]
          ansible.builtin.import_tasks: other.yml        § import_tasks static other.yml -> roles/r/tasks/other.yml[]
          action: include other.yml                      § include static other.yml -> roles/r/tasks/other.yml[]
          include_role: {name: other, tasks_from: side}  § include_role dynamic other -> other[]
          include_role: name=other                       § include_role dynamic other -> other[]
          import_role: {role: other}                     § import_role static other -> other[]
          include_vars: v.yml                            § include_vars dynamic v.yml -> roles/r/vars/v.yml[a=1, b=t'{{ c }}']
          include_vars: {file: v.yml, name: all}         § include_vars dynamic v.yml -> roles/r/vars/v.yml[all={a: 1, b: t'{{ c }}'}]
          include_vars: "{{ x }}"                        § include_vars dynamic t'{{ x }}' unresolved[a=1, b=t'{{ c }}']
          {include_vars: "{{ item }}", with_first_found: [no.yml, v.yml]} § include_vars dynamic t'{{ item }}' -> roles/r/vars/v.yml[a=1, b=t'{{ c }}']
          {include_vars: "{{ item }}", with_first_found: ["{{ x }}.yml", v.yml]} § include_vars dynamic t'{{ item }}' unresolved[a=1, b=t'{{ c }}']
          {include_vars: "{{ item }}", with_first_found: ["no-{{ x }}.yml", v.yml]} § include_vars dynamic t'{{ item }}' -> roles/r/vars/v.yml[a=1, b=t'{{ c }}']
          {include_vars: "{{ lookup('first_found', p) }}", vars: {p: {files: [no.yml, v.yml], paths: [vars]}}} § include_vars dynamic t'{{ lookup('first_found', p) }}' -> roles/r/vars/v.yml[a=1, b=t'{{ c }}']
          {include_tasks: "{{ item }}", with_first_found: [{files: [no.yml, other.yml]}]} § include_tasks dynamic t'{{ item }}' -> roles/r/tasks/other.yml[]
          include_vars: {dir: vars}                      § include_vars dynamic vars unresolved[a=1, b=t'{{ c }}']
          """)
  void include(String task, String expected) throws Exception {
    WrittenRepository repository = repository(task);
    assertThat(Shown.action(repository.task().action())).isEqualTo(expected);
    assertThat(repository.kinds()).isEmpty();
  }

  @Test
  void tagsAndOptionsOfAnIncludeAreKeywords() throws Exception {
    Keywords keywords = repository("include: other.yml tags=a,b").task().keywords();
    assertThat(keywords.tags()).containsExactly("a", "b");
    Keywords role =
        repository("include_role: {name: other, apply: {tags: x}, public: yes}").task().keywords();
    assertThat(role.others()).containsOnlyKeys("apply", "public");
    Action.Include include =
        (Action.Include)
            repository("include_role: {name: other, tasks_from: side}").task().action();
    assertThat(include.tasksFrom()).contains("side");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          include: nowhere.yml              § MISSING_INCLUDE
          include_role: name=nowhere        § MISSING_ROLE
          include_vars: nowhere.yml         § MISSING_FILE
          include: ../../../../../x.yml     § OUTSIDE_REPOSITORY
          include: /etc/passwd              § OUTSIDE_REPOSITORY
          include_vars: /etc/passwd         § OUTSIDE_REPOSITORY
          """)
  void whatIsNotThereIsReported(String task, DiagnosticKind kind) throws Exception {
    WrittenRepository repository = repository(task);
    repository.read();
    assertThat(repository.reported())
        .singleElement()
        .satisfies(
            each -> assertThat(each.kind()).isEqualTo(kind),
            each -> assertThat(each.span().file().path()).isEqualTo("roles/r/tasks/main.yml"),
            each -> assertThat(each.span().startLine()).isEqualTo(1));
  }

  @Test
  void everyTaskFileOfARoleIsReadOnceIncludedOrNot() throws Exception {
    WrittenRepository repository =
        repository("include: ../extra/x.yml").file("roles/r/tasks/vars.yml", "a: 1\n");
    Role role = repository.role("r");
    assertThat(role.taskFiles())
        .extracting(TaskFile::path)
        .containsExactly(
            "roles/r/extra/x.yml",
            "roles/r/tasks/main.yml",
            "roles/r/tasks/other.yml",
            "roles/r/tasks/sub/deep.yml",
            "roles/r/tasks/sub/near.yml");
    assertThat(role.failed()).isFalse();
    assertThat(repository.kinds()).isEmpty();
  }

  @Test
  void aMappingThatIsIncludedAsTasksIsReported() throws Exception {
    WrittenRepository repository =
        repository("include: vars.yml").file("roles/r/tasks/vars.yml", "a: 1\n");
    assertThat(repository.role("r").failed()).isTrue();
    assertThat(repository.kinds()).containsExactly(DiagnosticKind.UNEXPECTED_SHAPE);
  }

  @Test
  void handlersIncludeHandlers() throws Exception {
    Role role =
        repository("command: ls")
            .file("roles/r/handlers/main.yml", "- include: more.yml\n")
            .file("roles/r/handlers/more.yml", "- name: restart\n  command: ls\n")
            .role("r");
    assertThat(role.handlers().orElseThrow().handlers()).isTrue();
    assertThat(role.taskFiles())
        .filteredOn(TaskFile::handlers)
        .extracting(TaskFile::path)
        .containsExactly("roles/r/handlers/main.yml", "roles/r/handlers/more.yml");
  }

  @Test
  void taskFilesOutsideOfRolesAreLoose() throws Exception {
    Repository repository =
        repository("include: \"{{ playbook_dir }}/shared/tasks.yml\"")
            .file("site.yml", "- hosts: all\n  tasks:\n    - include: play.yml\n")
            .file("play.yml", "- command: ls\n")
            .read();
    assertThat(repository.looseTaskFiles())
        .extracting(TaskFile::path)
        .containsExactly("play.yml", "shared/tasks.yml");
    assertThat(repository.taskFiles()).containsKeys("play.yml", "roles/r/tasks/main.yml");
  }

  @Test
  void aCycleIsReportedAndBroken() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(folder, "- include: a.yml\n")
            .file("roles/r/tasks/a.yml", "- command: ls\n- include: b.yml\n")
            .file("roles/r/tasks/b.yml", "- block:\n    - command: ls\n    - include: a.yml\n");
    Repository read = repository.read();
    assertThat(repository.reported())
        .singleElement()
        .satisfies(
            each -> assertThat(each.kind()).isEqualTo(DiagnosticKind.INCLUDE_CYCLE),
            each -> assertThat(each.span().toString()).isEqualTo("roles/r/tasks/b.yml:3:7"),
            each ->
                assertThat(each.message())
                    .contains("roles/r/tasks/a.yml -> roles/r/tasks/b.yml -> roles/r/tasks/a.yml"));
    List<TaskNode> tasks = read.taskFiles().get("roles/r/tasks/b.yml").tasks();
    TaskNode.Block block = (TaskNode.Block) tasks.getFirst();
    assertThat(Shown.action(((TaskNode.Task) block.body().getLast()).action()))
        .isEqualTo("include static a.yml unresolved[]");
    assertThat(read.role("r").orElseThrow().failed()).isFalse();
  }

  @Test
  void aRoleThatImportsItselfIsReportedAndBroken() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(folder, "- import_role: name=s tasks_from=x\n")
            .file("roles/s/tasks/x.yml", "- import_role: {name: r}\n");
    Repository read = repository.read();
    assertThat(repository.reported())
        .extracting(each -> each.kind() + " " + each.span())
        .containsExactly("INCLUDE_CYCLE roles/s/tasks/x.yml:1:3");
    TaskNode.Task task =
        (TaskNode.Task) read.taskFiles().get("roles/s/tasks/x.yml").tasks().getFirst();
    assertThat(Shown.action(task.action())).isEqualTo("import_role static r unresolved[]");
  }

  @Test
  void aRecursionThatMayEndIsNoError() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(
            folder, "- command: ls\n- include_tasks: main.yml\n  when: more\n");
    repository.read();
    assertThat(repository.kinds()).containsExactly(DiagnosticKind.RECURSIVE_INCLUDE);
  }
}
