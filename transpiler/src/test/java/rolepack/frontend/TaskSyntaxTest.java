package rolepack.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.ir.Action;
import rolepack.ir.TaskNode;

/// Every notation of a module and its arguments.
class TaskSyntaxTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          copy: src=a dest="b c"                           > copy(src=a, dest=b c)
          copy: {src: a, dest: b}                          > copy(src=a, dest=b)
          ansible.builtin.copy: src=a dest=b               > copy(src=a, dest=b)
          file: dest=/x state=directory mode=0755          > file(path=/x, state=directory, mode=0755)
          action: copy src=a dest=b                        > copy(src=a, dest=b)
          action: {module: copy, src: a, dest: b}          > copy(src=a, dest=b)
          action: {module: copy src=a, dest: b}            > copy(dest=b, src=a)
          action: {module: copy, args: {src: a, dest: b}}  > copy(src=a, dest=b)
          local_action: copy src=a dest=b                  > copy(src=a, dest=b)
          local_action: {module: copy, src: a, dest: b}    > copy(src=a, dest=b)
          command: ls -l creates=/x chdir=/y               > command(creates=/x, chdir=/y) 'ls -l'
          command: dd if=/dev/zero of=/x removes=/z        > command(removes=/z) 'dd if=/dev/zero of=/x'
          shell: echo "a  b" | tee /x executable=/bin/bash > shell(executable=/bin/bash) 'echo "a  b" | tee /x'
          raw: uptime                                      > raw() 'uptime'
          script: run.sh --name=x creates=/x               > script(creates=/x) 'run.sh --name=x'
          action: command ls -l creates=/x                 > command(creates=/x) 'ls -l'
          local_action: shell echo {{ a }}                 > shell() 't'echo {{ a }}''
          command: {argv: [ls, -l]}                        > command(argv=[ls, -l])
          yum: name={{ item }} state=latest                > yum(name=t'{{ item }}', state=latest)
          copy: content="a\\nb" dest=/x                    > copy(content=a\\nb, dest=/x)
          meta: flush_handlers                             > meta flush_handlers
          set_fact: a=b c="{{ d }}"                        > set_fact(a=b, c=t'{{ d }}')
          set_fact: {a: [1, 2], b: {c: yes}}               > set_fact(a=[1, 2], b={c: True})
          debug:                                           > debug()
          kube: {name: x, state: y}                        > ?kube(name=x, state=y)
          site.own.thing: a=b                              > ?site.own.thing(a=b)
          """)
  void module(String task, String expected) throws Exception {
    WrittenRepository repository = WrittenRepository.ofTasks(folder, "- " + task + "\n");
    assertThat(Shown.action(repository.task().action()).replace("\n", "\\n")).isEqualTo(expected);
  }

  @Test
  void argsAreBelowWhatTheModuleIsGiven() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(
            folder, "- command: ls chdir=/a\n  args:\n    chdir: /b\n    creates: /c\n");
    assertThat(Shown.action(repository.task().action()))
        .isEqualTo("command(chdir=/a, creates=/c) 'ls'");
  }

  @Test
  void localActionIsMarked() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(folder, "- local_action: command ls\n");
    assertThat(repository.module().local()).isTrue();
  }

  @Test
  void argumentsKnowTheirPlaceAndHowTheyAreWritten() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(folder, "- file: dest='/x y' state=directory\n");
    assertThat(repository.module().arguments())
        .extracting(each -> each.span().text(), each -> each.written())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("dest='/x y'", "dest"),
            org.assertj.core.groups.Tuple.tuple("state=directory", "state"));
  }

  @Test
  void moduleDefaultsOfABlockAreArguments() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(
            folder,
            """
            - module_defaults:
                file: {owner: root, mode: '0700'}
              block:
                - file: path=/x state=directory mode=0755
            """);
    TaskNode.Block block = (TaskNode.Block) repository.tasks().getFirst();
    TaskNode.Task task = (TaskNode.Task) block.body().getFirst();
    assertThat(Shown.action(task.action()))
        .isEqualTo("file(path=/x, state=directory, mode=0755, owner=root)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          {name: x}                               > NO_MODULE        > add the module
          {name: x, wehn: y}                      > UNKNOWN_KEYWORD  > did you mean when?
          {copy: src=a dest=b, notfy: y}          > UNKNOWN_KEYWORD  > did you mean notify?
          {copy: src=a dest=b, file: path=/x}     > SEVERAL_MODULES  > a task of each
          {templete: src=a dest=b}                > MISSPELT_MODULE  > did you mean template?
          {kube: a=b}                             > UNKNOWN_MODULE   > add it to the catalogue
          {copy: src=a dst=b}                     > UNKNOWN_ARGUMENT > did you mean dest?
          {file: path=/x state=directry}          > INVALID_ARGUMENT > correct the value
          {copy: dest=/x mode=0644 backup=maybe}  > INVALID_ARGUMENT > correct the value
          {file: state=directory}                 > MISSING_ARGUMENT > add it
          {file: "path=/x state='directory"}      > INVALID_ARGUMENTS > balance the quotes
          {file: {path: /x, mode: 644}}           > DECIMAL_MODE     > leading zero
          {service: name=x state=started now}     > STRAY_TEXT       > as an argument
          just text                               > NOT_A_TASK       > mapping with one module
          """)
  void mistakeIsReported(String task, DiagnosticKind kind, String hint) throws Exception {
    WrittenRepository repository = WrittenRepository.ofTasks(folder, "- " + task + "\n");
    repository.read();
    assertThat(repository.reported())
        .anySatisfy(
            each -> {
              assertThat(each.kind()).isEqualTo(kind);
              assertThat(each.hint()).contains(hint);
              assertThat(each.span().startLine()).isEqualTo(1);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          {file: {path: /x, mode: 0644}}          > file
          {file: {path: /x, mode: '644'}}         > file
          {file: "path=/x mode=644"}              > file
          {file: "{{ arguments }}"}               > file
          {file: "state={{ state }} path=/x"}     > file
          {user: {name: x}}                       > user
          {copy: {src: a, dest: b}, when: x, with_items: y, tags: , sudo: yes} > copy
          """)
  void nothingIsReported(String task, String module) throws Exception {
    WrittenRepository repository = WrittenRepository.ofTasks(folder, "- " + task + "\n");
    assertThat(repository.task().action().name()).isEqualTo(module);
    assertThat(repository.kinds()).isEmpty();
  }

  @Test
  void decimalModeSaysWhatItGives() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(folder, "- file:\n    path: /x\n    mode: 644\n");
    repository.read();
    assertThat(repository.reported())
        .singleElement()
        .satisfies(
            each -> assertThat(each.message()).contains("01204"),
            each -> assertThat(each.span().text()).isEqualTo("644"));
  }

  @Test
  void unreadableArgumentsLeaveTheTaskOpaque() throws Exception {
    WrittenRepository repository = WrittenRepository.ofTasks(folder, "- command: echo 'a\n");
    assertThat(repository.task().action()).isInstanceOf(Action.Opaque.class);
  }

  @Test
  void aFileWithoutTasksIsNoMistake() throws Exception {
    WrittenRepository repository = WrittenRepository.ofTasks(folder, "---\n# nothing\n");
    assertThat(repository.tasks()).isEmpty();
    assertThat(repository.kinds()).isEmpty();
  }

  @Test
  void aMistakeFailsItsRoleOnly() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(folder, "- {name: x}\n- command: ls\n")
            .file("roles/good/tasks/main.yml", "- command: ls\n");
    assertThat(repository.role("r").failed()).isTrue();
    assertThat(repository.role("r").main().orElseThrow().tasks()).hasSize(1);
    assertThat(repository.role("good").failed()).isFalse();
  }
}
