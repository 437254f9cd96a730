package rolepack.backend.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rolepack.backend.TaskTexts;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.plan.InstallTask;
import rolepack.plan.Target;

class TaskFileEditorTest {
  /// Keeps the tasks of these names.
  private static String keep(String text, String... names) {
    return edit(text, List.of(), names);
  }

  private static String edit(String text, List<InstallTask> installs, String... names) {
    TaskFile file = TaskTexts.parse("roles/r/tasks/main.yml", text);
    Map<TaskNode.Task, String> kept = new IdentityHashMap<>();
    for (TaskNode.Task task : TaskTexts.flatten(file.tasks())) {
      if (Set.of(names).contains(task.name())) {
        kept.put(task, "rolepack: stays in the playbook, ORDER: why " + task.name() + " stays");
      }
    }
    return TaskFileEditor.edit(file, kept, AddedTasks.first(installs, Target.EL7));
  }

  private static InstallTask install(String... packages) {
    return new InstallTask(
        "install " + packages[0],
        List.of(packages),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Test
  void theRoleOfTheExample() {
    String text =
        """
        ---
        - name: install metricsd
          yum: name={{ item }} state=present
          with_items: [metricsd, libsemanage-python]

        - name: create plugin directory
          file: path=/usr/share/metricsd/plugins state=directory mode=0755

        # a look before we start
        - name: look
          command: ss -ltn
          register: ports
          changed_when: no

        - name: warn
          debug: msg="port {{ metricsd_port }} is taken"
          when: ports.stdout.find(metricsd_port|string) != -1

        - name: start metricsd
          service: name=metricsd state=started enabled=yes
        """;
    assertThat(
            edit(text, List.of(install("acme-metricsd", "acme-metricsd-dynamic")), "look", "warn"))
        .isEqualTo(
            """
            ---
            - name: install acme-metricsd
              yum: name=acme-metricsd,acme-metricsd-dynamic state=present

            # a look before we start
            # rolepack: stays in the playbook, ORDER: why look stays
            - name: look
              command: ss -ltn
              register: ports
              changed_when: no

            # rolepack: stays in the playbook, ORDER: why warn stays
            - name: warn
              debug: msg="port {{ metricsd_port }} is taken"
              when: ports.stdout.find(metricsd_port|string) != -1
            """);
  }

  @Test
  void aFileWithoutTasksSaysSo() {
    assertThat(keep("---\n# about a\n- name: a\n  ping:\n"))
        .isEqualTo("---\n# rolepack: every task of this file has left the playbook\n");
    assertThat(keep("# Copyright\n\n- name: a\n  ping:\n"))
        .isEqualTo("---\n# Copyright\n# rolepack: every task of this file has left the playbook\n");
    assertThat(edit("- name: a\n  ping:\n", List.of(install("p"))))
        .isEqualTo("- name: install p\n  yum: name=p state=present\n");
    assertThat(edit("", List.of(install("p"))))
        .isEqualTo("---\n- name: install p\n  yum: name=p state=present\n");
    assertThat(keep("")).isEmpty();
    assertThat(keep("---\n# nothing yet\n")).isEqualTo("---\n# nothing yet\n");
    assertThat(edit("--- []\n", List.of(install("p"))))
        .isEqualTo("---\n- name: install p\n  yum: name=p state=present\n");
  }

  @Test
  void commentsOfATaskLeaveWithItAndOthersStay() {
    String text =
        """
        # Licence of the file.

        ## Section

        # about a,
        # in two lines
        - name: a
          ping:
          # an option of a

        # about b
        - name: b
          ping:
          # an option of b

        # on its own

        # about c
        - name: c
          ping: # beside
        """;
    assertThat(keep(text, "b"))
        .isEqualTo(
            """
            # Licence of the file.

            ## Section

            # about b
            # rolepack: stays in the playbook, ORDER: why b stays
            - name: b
              ping:
              # an option of b

            # on its own
            """);
    assertThat(keep(text, "a", "c"))
        .isEqualTo(
            """
            # Licence of the file.

            ## Section

            # about a,
            # in two lines
            # rolepack: stays in the playbook, ORDER: why a stays
            - name: a
              ping:
              # an option of a

            # on its own

            # about c
            # rolepack: stays in the playbook, ORDER: why c stays
            - name: c
              ping: # beside
            """);
  }

  @Test
  void blocksLoseChildrenAndLeaveWhenEmpty() {
    String text =
        """
        - name: whole
          when: x
          block:
            # about a
            - name: a
              ping:

            - name: b
              ping:
        - block:
          - name: c
            ping:
          - block:
            - name: d
              ping:
          - name: e
            ping:
          when: y

        - name: f
          ping:
        """;
    assertThat(keep(text, "b", "e", "f"))
        .isEqualTo(
            """
            - name: whole
              when: x
              block:
                # rolepack: stays in the playbook, ORDER: why b stays
                - name: b
                  ping:
            - block:
              # rolepack: stays in the playbook, ORDER: why e stays
              - name: e
                ping:
              when: y

            # rolepack: stays in the playbook, ORDER: why f stays
            - name: f
              ping:
            """);
    assertThat(keep(text, "f"))
        .isEqualTo("# rolepack: stays in the playbook, ORDER: why f stays\n- name: f\n  ping:\n");
  }

  @Test
  void aBlockThatRecoversStaysWhole() {
    String text =
        """
        - block:
            - name: a
              ping:
            - name: b
              ping:
          rescue:
            - name: c
              ping:
          always:
            - name: d
              ping:
        """;
    assertThat(keep(text, "a", "b", "c", "d").replaceAll(" *# rolepack.*\n", "")).isEqualTo(text);
    assertThat(keep(text, "c").replaceAll(" *# rolepack.*\n", "")).isEqualTo(text);
    assertThat(keep(text)).isEqualTo("---\n" + EmptyTaskFile.COMMENT + "\n");
  }

  @Test
  void keepsLineEndsIndentationAndTheEndOfTheFile() {
    assertThat(keep("---\r\n- name: a\r\n  ping:\r\n\r\n- name: b\r\n  ping:\r\n", "b"))
        .isEqualTo(
            "---\r\n# rolepack: stays in the playbook, ORDER: why b stays\r\n"
                + "- name: b\r\n  ping:\r\n");
    assertThat(keep("  - name: a\n    ping:\n\n  - name: b\n    ping: x", "b"))
        .isEqualTo(
            "  # rolepack: stays in the playbook, ORDER: why b stays\n  - name: b\n    ping: x");
    assertThat(edit("  - name: a\n    ping:\n  - name: b\n    ping: x", List.of(install("p")), "a"))
        .isEqualTo(
            "  - name: install p\n    yum: name=p state=present\n\n"
                + "  # rolepack: stays in the playbook, ORDER: why a stays\n"
                + "  - name: a\n    ping:\n");
    assertThat(keep("-\n  name: a\n  ping:\n-\n  name: b\n  ping:\n", "b"))
        .isEqualTo(
            "# rolepack: stays in the playbook, ORDER: why b stays\n-\n  name: b\n  ping:\n");
    assertThat(keep("- name: a\n  shell: |\n    x\n    # inner\n\n- name: b\n  ping: a\tb\n", "a"))
        .isEqualTo(
            "# rolepack: stays in the playbook, ORDER: why a stays\n"
                + "- name: a\n  shell: |\n    x\n    # inner\n");
  }

  @Test
  void aByteOrderMarkStaysWhereItsTaskLeaves() {
    assertThat(edit("\uFEFF- name: a\n  command: x\n", List.of(install("acme-x"))))
        .isEqualTo("\uFEFF- name: install acme-x\n  yum: name=acme-x state=present\n");
  }

  @Test
  void keepsTheEmptyLinesThatAScalarHolds() {
    String text = "- name: a\n  copy:\n    content: |+\n      x\n\n\n- name: b\n  ping:\n";
    assertThat(keep(text, "a"))
        .isEqualTo(
            "# rolepack: stays in the playbook, ORDER: why a stays\n"
                + "- name: a\n  copy:\n    content: |+\n      x\n\n\n");
  }

  @Test
  void bracketsBecomeALineForEachTask() {
    String text =
        """
        ---
        # about all
        [{name: a, ping: }, # beside
         # about b
         {name: b,
          ping: },

         {block: [{name: c, ping: }, {name: d, ping: }], when: x}]
        """;
    assertThat(edit(text, List.of(install("p")), "b", "d"))
        .isEqualTo(
            """
            ---
            # about all
            - name: install p
              yum: name=p state=present

            # about b
            # rolepack: stays in the playbook, ORDER: why b stays
            - {name: b,
              ping: }

            # rolepack: stays in the playbook, ORDER: why d stays
            - {block: [{name: d, ping: }], when: x}
            """);
    assertThat(keep("- name: z\n  block: [{name: a, ping: }, {name: b, ping: }]\n", "b"))
        .isEqualTo(
            "# rolepack: stays in the playbook, ORDER: why b stays\n"
                + "- name: z\n  block: [{name: b, ping: }]\n");
  }

  @Test
  void aSecondConversionReplacesTheLinesOfTheFirst() {
    String text = "- name: a\n  ping:\n\n# about b\n- name: b\n  ping:\n";
    String once = keep(text, "a", "b");
    assertThat(keep(once, "a", "b")).isEqualTo(once);
    assertThat(keep(once, "b"))
        .isEqualTo(
            "# about b\n"
                + "# rolepack: stays in the playbook, ORDER: why b stays\n"
                + "- name: b\n"
                + "  ping:\n");
  }

  @Test
  void installsSayWhatTheirTasksSaid() {
    InstallTask task =
        new InstallTask(
            "install acme-x",
            List.of("acme-x"),
            List.of("'a' in group_names", "b: c"),
            Optional.of("sudo"),
            List.of("x", "yes"),
            List.of("restart x"));
    assertThat(String.join("\n", InstallTasks.lines(task, Target.DEBIAN12)))
        .isEqualTo(
            """
            - name: install acme-x
              apt: name=acme-x state=present
              sudo: yes
              when:
                - "'a' in group_names"
                - 'b: c'
              notify:
                - restart x
              tags: [x, 'yes']\
            """);
  }

  @Test
  void partsOfATaskThatLeftAreWrittenOut() {
    String text =
        """
        - &first
          name: a
          copy: &arguments {src: x, dest: "/y: z", mode: 0644}
          when: &conditions
            - one
            - b: [c, {d: no}, 1.50, ~, "multi\\nline", []]
          vars: {k: v}
        - block:
          - <<: *first
            name: b # beside
            tags: [t]

        - name: c
          copy: *arguments
          when: *conditions
        - name: d
          shell: a && b *c
        """;
    assertThat(keep(text, "a", "b", "c", "d").replaceAll(" *# rolepack.*\n", "")).isEqualTo(text);
    String edited = keep(text, "b", "c", "d");
    List<?> before = (List<?>) TaskTexts.value(text);
    assertThat(TaskTexts.value(edited)).isEqualTo(before.subList(1, 4));
    assertThat(edited)
        .contains(
            """
            # rolepack: stays in the playbook, ORDER: why c stays
            - name: c
              copy:
                src: x
                dest: '/y: z'
                mode: 420
              when:
                - one
                - b:
                    - c
                    - d: false
                    - 1.50
                    - null
                    - "multi\\nline"
                    - []
            """)
        .endsWith("- name: d\n  shell: a && b *c\n");
  }
}
