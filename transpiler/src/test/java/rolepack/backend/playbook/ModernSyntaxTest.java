package rolepack.backend.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ModernSyntaxTest {
  @Test
  void oldKeywordsGetTheirNewNames() {
    assertThat(
            tasks(
                """
                # the lamp
                - name: light
                  sudo: yes   # as root
                  sudo_user: lamp
                  command: light --all
                - {name: dim, su: yes, command: dim}
                - su: yes
                  command: dim
                - command: look
                  always_run: yes
                - command: look
                  environment: proxy_env
                """))
        .isEqualTo(
            """
            # the lamp
            - name: light
              become: yes   # as root
              become_user: lamp
              command: light --all
            - {name: dim, become: yes, become_method: su, command: dim}
            - become: yes
              become_method: su
              command: dim
            - command: look
              check_mode: no
            - command: look
              environment: '{{ proxy_env }}'
            """);
  }

  @Test
  void termsOfLoopsThatNameVariablesGetBraces() {
    assertThat(
            tasks(
                """
                - command: light {{ item }}
                  with_items: lamps
                - command: light {{ item }}
                  with_nested:
                    - lamps
                    - colours
                - command: light {{ item }}
                  with_items: groups['all']
                """))
        .isEqualTo(
            """
            - command: light {{ item }}
              with_items: '{{ lamps }}'
            - command: light {{ item }}
              with_nested:
                - '{{ lamps }}'
                - colours
            - command: light {{ item }}
              with_items: '{{ groups[''all''] }}'
            """);
  }

  @Test
  void includesSayWhatTheyInclude() {
    assertThat(
            tasks(
                """
                - include: rooms.yml home=/var/lib/lamp size="{{ size }}"
                  when: rooms
                - include: "{{ kind }}.yml"
                - include: each.yml
                  with_items: lamps
                - include: later.yml
                  static: no
                  tags: [late]
                - block:
                    - include: inner.yml
                """))
        .isEqualTo(
            """
            - import_tasks: rooms.yml
              vars: {home: /var/lib/lamp, size: '{{ size }}'}
              when: rooms
            - include_tasks: "{{ kind }}.yml"
            - include_tasks: each.yml
              with_items: '{{ lamps }}'
            - include_tasks: later.yml
              tags: [late]
            - block:
                - import_tasks: inner.yml
            """);
  }

  @Test
  void testsAreNoFiltersAnyMore() {
    assertThat(
            tasks(
                """
                - command: a
                  when: state|failed and not other | changed
                  failed_when: "version.stdout|version_compare('2', '>')"
                """))
        .isEqualTo(
            """
            - command: a
              when: state is failed and not other is changed
              failed_when: "version.stdout is version('2', '>')"
            """);
  }

  @Test
  void playbooksImportPlaybooks() {
    assertThat(
            ModernSyntax.ofPlaybook(
                "site.yml",
                """
                - include: base.yml
                - hosts: all
                  sudo: yes
                  roles:
                    - {role: lamp, sudo: no}
                  tasks:
                    - include: a.yml
                """,
                Set.of()))
        .isEqualTo(
            """
            - import_playbook: base.yml
            - hosts: all
              become: yes
              roles:
                - {role: lamp, become: no}
              tasks:
                - import_tasks: a.yml
            """);
  }

  private static String tasks(String text) {
    return ModernSyntax.ofTasks("main.yml", text, Set.of("lamps", "groups['all']"));
  }
}
