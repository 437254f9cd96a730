package rolepack.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.ir.TemplateFile;
import rolepack.ir.VariableScope;

/// Where roles are, and what belongs to them.
class RolesTest {
  @TempDir Path folder;

  private WrittenRepository written() {
    return new WrittenRepository(folder);
  }

  @Test
  void rolesAreFoundWhereverAnsibleLooks() throws Exception {
    Repository repository =
        written()
            .file("ansible.cfg", "[defaults]\nroles_path = vendor:/etc/ansible/roles\n")
            .file("site.yml", "- hosts: all\n  roles: [a, b, group/c, d, ../vendor/b]\n")
            .file("roles/a/tasks/main.yml", "")
            .file("vendor/b/tasks/main.yml", "")
            .file("roles/group/c/meta/main.yml", "")
            .file("playbooks/roles/d/files/x", "")
            .file("playbooks/roles/a/tasks/main.yml", "")
            .file("roles/README.md", "")
            .file("roles/nothing/x.txt", "")
            .read();
    assertThat(repository.roles())
        .extracting(Role::name, Role::path)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "roles/a"),
            org.assertj.core.groups.Tuple.tuple("b", "vendor/b"),
            org.assertj.core.groups.Tuple.tuple("d", "playbooks/roles/d"),
            org.assertj.core.groups.Tuple.tuple("group/c", "roles/group/c"),
            org.assertj.core.groups.Tuple.tuple("playbooks/roles/a", "playbooks/roles/a"));
    assertThat(repository.playbooks().getFirst().plays().getFirst().roles())
        .extracting(each -> each.resolved().orElse("-"))
        .containsExactly("a", "b", "group/c", "d", "b");
  }

  @Test
  void aRepositoryMayBeOneRole() throws Exception {
    Repository repository =
        written()
            .file("tasks/main.yml", "- command: ls\n")
            .file("defaults/main.yml", "a: 1\n")
            .file("templates/x.j2", "{{ a }}\n")
            .read();
    assertThat(repository.roles())
        .singleElement()
        .satisfies(
            each -> assertThat(each.name()).isEqualTo(folder.getFileName().toString()),
            each -> assertThat(each.path()).isEmpty(),
            each -> assertThat(each.main().orElseThrow().tasks()).hasSize(1),
            each -> assertThat(each.templates()).hasSize(1));
  }

  @Test
  void aRepositoryThatIsOneRoleIsNamedByItsMeta() throws Exception {
    WrittenRepository written =
        written()
            .file("tasks/main.yml", "- command: ls\n")
            .file("meta/main.yml", "galaxy_info: {role_name: lantern}\n");
    assertThat(written.read().roles()).extracting(Role::name).containsExactly("lantern");
    assertThat(written.everything())
        .extracting(Diagnostic::kind)
        .containsExactly(DiagnosticKind.ONLY_ROLES);
    written.file("meta/main.yml", "galaxy_info: {role_name: ../x}\n");
    assertThat(written.read().roles())
        .extracting(Role::name)
        .containsExactly(folder.getFileName().toString());
  }

  @Test
  void theRolesOfCollectionsHaveFullNames() throws Exception {
    WrittenRepository written =
        written()
            .file("galaxy.yml", "namespace: shore\nname: lights\n")
            .file("roles/a/tasks/main.yml", "- import_role: {name: shore.lights.b}\n")
            .file(
                "roles/a/meta/main.yml",
                "dependencies: [shore.lights.b, shore.lights.group.c, sea.boats.d, b]\n")
            .file("roles/b/tasks/main.yml", "")
            .file("roles/group/c/tasks/main.yml", "")
            .file("collections/ansible_collections/sea/boats/roles/d/tasks/main.yml", "");
    assertThat(written.role("a").dependencies())
        .extracting(each -> each.resolved().orElse("-"))
        .containsExactly("b", "group/c", "d", "b");
    assertThat(written.everything())
        .extracting(Diagnostic::kind)
        .containsExactly(DiagnosticKind.ONLY_ROLES);
    written.file(
        "roles/a/meta/main.yml",
        "dependencies: [shore.lights.x, other.lights.b, shore.b, '../../a.b.c']\n");
    assertThat(written.role("a").dependencies())
        .extracting(each -> each.resolved().orElse("-"))
        .containsOnly("-");
  }

  @Test
  void aCollectionWithoutANameHasRoles() throws Exception {
    WrittenRepository written = written().file("roles/a/tasks/main.yml", "");
    for (String galaxy : List.of("", "[a\n", "namespace: shore\n", "- a\n")) {
      assertThat(written.file("galaxy.yml", galaxy).read().roles()).hasSize(1);
    }
    assertThat(written.everything())
        .extracting(Diagnostic::kind)
        .contains(DiagnosticKind.ONLY_ROLES)
        .doesNotContain(DiagnosticKind.NO_PLAYBOOK);
  }

  @Test
  void anyOtherRepositoryNeedsAPlaybook() throws Exception {
    WrittenRepository written = written().file("roles/a/tasks/main.yml", "");
    written.read();
    assertThat(written.everything())
        .extracting(Diagnostic::kind)
        .containsExactly(DiagnosticKind.NO_PLAYBOOK);
  }

  @Test
  void variablesOfARole() throws Exception {
    Role role =
        written()
            .file("roles/r/defaults/main/b.yml", "b: 1\n")
            .file("roles/r/defaults/main/a.yaml", "a: '{{ c }}'\n")
            .file("roles/r/defaults/main/sub/c.json", "{\"c\": [1, null]}\n")
            .file("roles/r/defaults/main/.hidden.yml", "x: 1\n")
            .file("roles/r/defaults/main/notes.txt", "x: 1\n")
            .file("roles/r/vars/main.yml", "d: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  00\n")
            .file("roles/r/vars/main/ignored.yml", "e: 1\n")
            .role("r");
    assertThat(Shown.variables(role.defaults())).isEqualTo("[a=t'{{ c }}', b=1, c=[1, null]]");
    assertThat(Shown.variables(role.vars())).isEqualTo("[d=vault]");
    assertThat(role.defaults())
        .allMatch(
            each -> each.scope().equals(new VariableScope(VariableScope.Kind.ROLE_DEFAULTS, "r")));
  }

  @Test
  void filesAndTemplates() throws Exception {
    Role role =
        written()
            .file("roles/r/files/b/c", "")
            .file("roles/r/files/.a", "")
            .file("roles/r/templates/x.j2", "#jinja2: trim_blocks: False\n{% if a %}b{% endif %}\n")
            .file("roles/r/templates/sub/y", "plain\n")
            .file("roles/r/templates/broken.j2", "{{ a\n")
            .role("r");
    assertThat(role.files()).containsExactly("roles/r/files/.a", "roles/r/files/b/c");
    assertThat(role.templates())
        .extracting(TemplateFile::path)
        .containsExactly(
            "roles/r/templates/broken.j2", "roles/r/templates/sub/y", "roles/r/templates/x.j2");
    assertThat(role.templates().getFirst().template()).isEmpty();
    assertThat(role.templates().getLast().template()).isPresent();
    assertThat(role.failed()).isFalse();
  }

  @Test
  void dependenciesInEveryNotation() throws Exception {
    WrittenRepository repository =
        written()
            .file(
                "roles/r/meta/main.yml",
                """
                dependencies:
                  - a
                  - role: a
                  - {role: a, x: 1, tags: t, when: y, become: yes}
                  - role: a
                    vars: {z: "{{ x }}"}
                  - name: a
                  - src: a,v1.0
                  - "{{ b }}"
                  - nowhere
                """)
            .file("roles/a/tasks/main.yml", "");
    List<RoleReference> dependencies = repository.role("r").dependencies();
    assertThat(dependencies)
        .extracting(each -> each.resolved().orElse("-") + Shown.variables(each.parameters()))
        .containsExactly("a[]", "a[]", "a[x=1]", "a[z=t'{{ x }}']", "a[]", "a[]", "-[]", "-[]");
    assertThat(dependencies.get(2).keywords().tags()).containsExactly("t");
    assertThat(Shown.conditions(dependencies.get(2).keywords().when())).isEqualTo("Expression y");
    assertThat(dependencies.get(2).keywords().become()).isPresent();
    assertThat(repository.kinds()).containsExactly(DiagnosticKind.MISSING_ROLE);
  }

  @Test
  void aCycleOfDependenciesIsReportedAndBroken() throws Exception {
    WrittenRepository repository =
        written()
            .file("roles/a/meta/main.yml", "dependencies: [b]\n")
            .file("roles/b/meta/main.yml", "dependencies:\n  - c\n  - role: a\n")
            .file("roles/c/tasks/main.yml", "")
            .file("roles/self/meta/main.yml", "dependencies: [self]\n");
    Repository read = repository.read();
    assertThat(repository.reported())
        .extracting(each -> each.kind() + " " + each.span() + " " + each.message())
        .containsExactly(
            "ROLE_CYCLE roles/b/meta/main.yml:3:3 the role depends on itself: a -> b -> a",
            "ROLE_CYCLE roles/self/meta/main.yml:1:16 the role depends on itself: self -> self");
    assertThat(read.role("b").orElseThrow().dependencies())
        .extracting(each -> each.resolved().orElse("-"))
        .containsExactly("c", "-");
    assertThat(read.roles()).noneMatch(Role::failed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          '# Title\n\nFirst line\nsecond line.\n\nNext.'                     § First line second line.
          'Title\n=====\n\n.. versionadded:: 1.0\n\nText `link <http://x>`_.' § Text link.
          '[![badge](x)](y)\n\nSome **bold** [text](x) and `code`.'           § Some bold text and code.
          'Title\n-----\n'                                                    § ''
          'It sets up:\n\n- a'                                                § It sets up.
          'A first. The role does:\n'                                         § A first.
          '```\ncode\n```\nText.'                                             § Text.
          """)
  void description(String readme, String expected) throws Exception {
    Role role =
        written().file("roles/r/README.md", readme).file("roles/r/tasks/main.yml", "").role("r");
    assertThat(role.description()).isEqualTo(expected);
  }

  @Test
  void aLongDescriptionEndsWithASentence() throws Exception {
    String sentence = "This sentence has a number of words in it and goes on for a while. ";
    Role role =
        written()
            .file("roles/r/README.md", sentence.repeat(6))
            .file("roles/r/tasks/main.yml", "")
            .role("r");
    assertThat(role.description()).isEqualTo(sentence.repeat(3).strip());
  }

  @Test
  void metaDescribesARoleWithoutReadme() throws Exception {
    Role role =
        written()
            .file("roles/r/meta/main.yml", "galaxy_info:\n  description: >\n    Some\n    role\n")
            .role("r");
    assertThat(role.description()).isEqualTo("Some role");
  }

  @Test
  void filesOfTheWrongShapeMakeTheirRoleFailed() throws IOException {
    Repository read =
        new WrittenRepository(folder)
            .file("roles/a/defaults/main.yml", "- x\n")
            .file("roles/b/vars/main.yml", "x\n")
            .file("roles/c/meta/main.yml", "dependencies: {a: b}\n")
            .file("roles/lists/defaults/main.yml", "- x: 1\n- y: 2\n")
            .file("roles/none/meta/main.yml", "dependencies:\n")
            .read();
    assertThat(read.roles())
        .filteredOn(Role::failed)
        .extracting(Role::name)
        .containsExactly("a", "b", "c");
  }
}
