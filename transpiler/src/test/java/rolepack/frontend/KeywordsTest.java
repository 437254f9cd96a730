package rolepack.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.Loop;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableScope;

/// What a task says beside its module, in Ansible 1.x and 2.x.
class KeywordsTest {
  @TempDir Path folder;

  private Keywords keywords(String keywords) throws Exception {
    return WrittenRepository.ofTasks(folder, "- command: ls\n" + keywords.indent(2))
        .task()
        .keywords();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          a == 1             § Expression a == 1
          "{{ a }}"          § Expression {{ a }}
          "{{ a }} < 1024"   § Rendered {{ a }} < 1024
          "'{{ a }}' in b"   § Rendered '{{ a }}' in b
          [a, b is defined]  § Expression a; Expression b is defined
          [a, [b, c]]        § Expression a; Expression b; Expression c
          true               § Constant true
          no                 § Constant no
          0                  § Constant 0
          ~                  § ''
          "a =="             § Broken a ==
          "{{ a"             § Broken {{ a
          {a: b}             § Broken {a: b}
          """)
  void conditions(String yaml, String expected) throws Exception {
    Keywords keywords =
        keywords("when: %1$s\nchanged_when: %1$s\nfailed_when: %1$s\nuntil: %1$s".formatted(yaml));
    assertThat(Shown.conditions(keywords.when())).isEqualTo(expected);
    assertThat(Shown.conditions(keywords.changedWhen())).isEqualTo(expected);
    assertThat(Shown.conditions(keywords.failedWhen())).isEqualTo(expected);
    assertThat(Shown.conditions(keywords.until())).isEqualTo(expected);
  }

  @Test
  void aConstantConditionHasItsValue() throws Exception {
    assertThat(keywords("when: [yes, 0]").when())
        .extracting(each -> ((Condition.Constant) each).value())
        .containsExactly(true, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          a                § a
          a, b             § a,b
          [a, b]           § a,b
          ~                § ''
          [1, x]           § 1,x
          """)
  void tags(String yaml, String expected) throws Exception {
    assertThat(String.join(",", keywords("tags: " + yaml).tags())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          restart x              § restart x
          [restart x, reload y]  § restart x|reload y
          restart x, y           § restart x, y
          "restart {{ a }}"      § t'restart {{ a }}'
          ~                      § ''
          """)
  void notifies(String yaml, String expected) throws Exception {
    assertThat(
            String.join(
                "|", keywords("notify: " + yaml).notifies().stream().map(Shown::data).toList()))
        .isEqualTo(expected);
  }

  @Test
  void registerMayStandOnTheNextLine() throws Exception {
    assertThat(keywords("register:\n  result").register()).contains("result");
    assertThat(keywords("register: |\n  result").register()).contains("result");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          sudo: yes                        § True  § -
          sudo_user: web                   § True  § web
          'sudo: no\nsudo_user: web'       § False § web
          become: "{{ a }}"                § t'{{ a }}' § -
          'become: yes\nbecome_user: web'  § True  § web
          become_user: web                 § -     § web
          su: yes                          § True  § -
          """)
  void become(String yaml, String become, String user) throws Exception {
    Keywords keywords = keywords(yaml.replace("\\n", "\n"));
    assertThat(keywords.become().map(Shown::data).orElse("-")).isEqualTo(become);
    assertThat(keywords.becomeUser().map(Shown::data).orElse("-")).isEqualTo(user);
  }

  @Test
  void everyOtherKeywordKeepsItsNameAndOrder() throws Exception {
    Keywords keywords =
        keywords(
            """
            retries: 3
            delay: "{{ d }}"
            async: 45
            poll: 0
            check_mode: no
            always_run: yes
            throttle: 1
            any_errors_fatal: true
            ignore_unreachable: yes
            debugger: never
            timeout: 5
            port: 22
            remote_user: root
            delegate_facts: yes
            """);
    assertThat(keywords.others().keySet())
        .containsExactly(
            "retries",
            "delay",
            "async",
            "poll",
            "check_mode",
            "always_run",
            "throttle",
            "any_errors_fatal",
            "ignore_unreachable",
            "debugger",
            "timeout",
            "port",
            "remote_user",
            "delegate_facts");
    assertThat(Shown.data(keywords.others().get("delay"))).isEqualTo("t'{{ d }}'");
  }

  @Test
  void theCommonKeywordsHaveComponents() throws Exception {
    Keywords keywords =
        keywords(
            """
            delegate_to: "{{ h }}"
            run_once: yes
            connection: local
            ignore_errors: yes
            no_log: true
            environment: {PATH: /bin}
            listen: [a, b]
            vars: {x: 1, y: "{{ z }}"}
            """);
    assertThat(keywords.delegateTo().map(Shown::data)).contains("t'{{ h }}'");
    assertThat(keywords.runOnce().map(Shown::data)).contains("True");
    assertThat(keywords.connection().map(Shown::data)).contains("local");
    assertThat(keywords.ignoreErrors().map(Shown::data)).contains("True");
    assertThat(keywords.noLog().map(Shown::data)).contains("True");
    assertThat(keywords.environment().map(Shown::data)).contains("{PATH: /bin}");
    assertThat(keywords.listen()).containsExactly("a", "b");
    assertThat(Shown.variables(keywords.vars())).isEqualTo("[x=1, y=t'{{ z }}']");
    assertThat(keywords.vars())
        .allMatch(each -> each.scope().kind() == VariableScope.Kind.TASK_VARS);
    assertThat(keywords.others()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          with_items: users                              § items t'{{ users }}'
          with_items: groups['all']                      § items t'{{ groups['all'] }}'
          with_items: result.stdout_lines                § items t'{{ result.stdout_lines }}'
          with_items: users|default([])                  § items t'{{ users|default([]) }}'
          with_items: "{{ users }}"                      § items t'{{ users }}'
          with_items: [a, "{{ b }}"]                     § items [a, t'{{ b }}']
          with_items: a b                                § items a b
          with_items: a,b                                § items a,b
          with_items: /etc/x                             § items /etc/x
          with_dict: d                                   § dict t'{{ d }}'
          with_nested: [[a, b], known, other]            § nested [[a, b], t'{{ known }}', other]
          with_subelements: [users, keys]                § subelements [t'{{ users }}', keys]
          with_fileglob: files/*                         § fileglob files/*
          with_file: known                               § file known
          with_first_found: [a.yml, b.yml]               § first_found [a.yml, b.yml]
          with_sequence: start=0 end=3                   § sequence start=0 end=3
          with_lines: cat x                              § lines cat x
          with_community.general.flattened: known        § community.general.flattened known
          loop: "{{ users }}"                            § list t'{{ users }}'
          loop: [1, 2]                                   § list [1, 2]
          """)
  void loops(String yaml, String expected) throws Exception {
    Loop loop =
        WrittenRepository.ofTasks(folder, "- command: ls\n  sudo: yes\n  %s\n".formatted(yaml))
            .file("roles/r/defaults/main.yml", "known: [1]\n")
            .task()
            .keywords()
            .loop()
            .orElseThrow();
    assertThat(loop.lookup() + " " + Shown.data(loop.value())).isEqualTo(expected);
    assertThat(loop.variable()).isEqualTo("item");
    assertThat(loop.span().text()).isEqualTo(yaml);
  }

  @Test
  void ansible2TakesALoneNameAsAWord() throws Exception {
    TaskNode.Task task =
        WrittenRepository.ofTasks(
                folder,
                """
                - command: ls
                  with_items: users
                - command: ls
                  with_items: result.lines
                - command: ls
                  loop: [1]
                """)
            .task();
    assertThat(Shown.data(task.keywords().loop().orElseThrow().value())).isEqualTo("users");
  }

  @Test
  void loopControl() throws Exception {
    Keywords keywords =
        keywords(
            """
            loop: [1]
            loop_control:
              loop_var: each
              index_var: n
              label: "{{ each }}"
            """);
    assertThat(keywords.loop().map(Loop::variable)).contains("each");
    assertThat(keywords.loop().flatMap(Loop::indexVariable)).isEqualTo(Optional.of("n"));
    assertThat(keywords.others()).containsKey("loop_control");
  }

  @Test
  void aBrokenTemplateIsReportedWhereItStands() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(folder, "- debug:\n    msg: \"a {{ b | }}\"\n");
    DataTemplate value = repository.module().argument("msg").orElseThrow().value();
    assertThat(value).isInstanceOf(DataTemplate.Broken.class);
    assertThat(repository.reported())
        .singleElement()
        .satisfies(
            each -> assertThat(each.kind()).isEqualTo(DiagnosticKind.INVALID_TEMPLATE),
            each -> assertThat(each.span().startLine()).isEqualTo(2));
  }

  @Test
  void blocksHaveTheirOwnKeywords() throws Exception {
    WrittenRepository repository =
        WrittenRepository.ofTasks(
            folder,
            """
            - name: all
              block:
                - command: a
              rescue:
                - command: b
              always:
                - command: c
                - block:
                    - command: d
              when: x
              become: yes
              vars: {y: 1}
            """);
    TaskNode.Block block = (TaskNode.Block) repository.tasks().getFirst();
    assertThat(block.name()).isEqualTo("all");
    assertThat(block.body()).hasSize(1);
    assertThat(block.rescue()).hasSize(1);
    assertThat(block.always()).hasSize(2);
    assertThat(Shown.conditions(block.keywords().when())).isEqualTo("Expression x");
    assertThat(block.keywords().vars().getFirst().scope().kind())
        .isEqualTo(VariableScope.Kind.BLOCK_VARS);
    assertThat(block.span().endLine()).isEqualTo(12);
    assertThat(repository.kinds()).isEmpty();
  }
}
