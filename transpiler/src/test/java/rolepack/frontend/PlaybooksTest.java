package rolepack.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;

/// Playbooks, their plays, and the variables around them.
class PlaybooksTest {
  @TempDir Path folder;

  private WrittenRepository written() {
    return new WrittenRepository(folder);
  }

  private static Play onlyPlay(WrittenRepository repository) {
    return repository.read().playbooks().getFirst().plays().getFirst();
  }

  @Test
  void theOnesAtTheTopAreReadUnlessAnotherImportsThem() throws Exception {
    Repository repository =
        written()
            .file("site.yml", "- import_playbook: web.yml\n- include: playbooks/db.yml\n")
            .file("web.yml", "- hosts: web\n")
            .file("playbooks/db.yml", "- hosts: db\n- hosts: db2\n")
            .file("other.yaml", "- hosts: other\n")
            .file("variables.yml", "a: 1\n")
            .file("tasks.yml", "- command: ls\n")
            .read();
    assertThat(repository.playbooks())
        .extracting(Playbook::path)
        .containsExactly("other.yaml", "site.yml");
    assertThat(repository.playbooks().getLast().plays())
        .extracting(Play::hosts)
        .containsExactly("web", "db", "db2");
    assertThat(repository.playbooks().getLast().plays())
        .extracting(each -> each.span().file().path())
        .containsExactly("web.yml", "playbooks/db.yml", "playbooks/db.yml");
  }

  @Test
  void chosenOnesAreReadInTheirOrder() throws Exception {
    WrittenRepository repository =
        written()
            .file("a.yml", "- hosts: a\n")
            .file("plays/b.yml", "- hosts: b\n  roles: [near]\n")
            .file("plays/roles/near/tasks/main.yml", "- command: ls\n");
    Repository read =
        repository.read(
            new ReadOptions(
                folder, List.of("plays/b.yml", "a.yml", "no.yml"), List.of(), List.of()));
    assertThat(read.playbooks()).extracting(Playbook::path).containsExactly("plays/b.yml", "a.yml");
    assertThat(read.role("near")).isPresent();
    assertThat(repository.kinds()).containsExactly(DiagnosticKind.MISSING_FILE);
  }

  @Test
  void everythingOfAPlay() throws Exception {
    WrittenRepository repository =
        written()
            .file("roles/r/tasks/main.yml", "")
            .file("vars/files.yml", "f: 1\n")
            .file("second.yml", "g: 1\n")
            .file(
                "site.yml",
                """
                - name: the play
                  hosts: [web, "db:&x"]
                  gather_facts: no
                  sudo: yes
                  serial: 2
                  environment: {A: b}
                  tags: [t]
                  vars:
                    - a: 1
                    - b: "{{ c }}"
                  vars_files:
                    - files.yml
                    - [first.yml, second.yml, third.yml]
                    - "{{ os }}.yml"
                  vars_prompt:
                    - {name: p, default: d, private: no}
                    - name: q
                  pre_tasks: [{command: a}]
                  roles:
                    - r
                    - {role: r, x: 1, tags: [u], when: y}
                    - {role: "{{ z }}"}
                  tasks: [{command: b}, {include: nowhere.yml}]
                  post_tasks: [{command: c}]
                  handlers: [{name: h, command: d}]
                """);
    Play play = onlyPlay(repository);
    assertThat(play.name()).isEqualTo("the play");
    assertThat(play.hosts()).isEqualTo("web,db:&x");
    assertThat(play.gathersFacts()).isFalse();
    assertThat(Shown.variables(play.variables()))
        .isEqualTo("[a=1, b=t'{{ c }}', p=d, q=null, f=1, g=1]");
    assertThat(play.prompted()).containsExactly("p", "q");
    assertThat(play.preTasks()).hasSize(1);
    assertThat(play.tasks()).hasSize(2);
    assertThat(play.postTasks()).hasSize(1);
    assertThat(play.handlers()).hasSize(1);
    assertThat(play.roles())
        .extracting(each -> each.resolved().orElse("-") + Shown.variables(each.parameters()))
        .containsExactly("r[]", "r[x=1]", "-[]");
    assertThat(play.keywords().become()).isPresent();
    assertThat(play.keywords().environment()).isPresent();
    assertThat(play.keywords().tags()).containsExactly("t");
    assertThat(play.keywords().others()).containsOnlyKeys("serial");
    assertThat(play.span().startLine()).isEqualTo(1);
    assertThat(play.span().endLine()).isEqualTo(25);
    assertThat(repository.kinds()).containsExactly(DiagnosticKind.MISSING_INCLUDE);
  }

  @Test
  void anImportAddsToItsPlays() throws Exception {
    Play play =
        onlyPlay(
            written()
                .file(
                    "site.yml",
                    "- import_playbook: web.yml\n  vars: {a: 1}\n  tags: t\n  when: x\n")
                .file("web.yml", "- hosts: web\n  vars: {b: 2}\n  tags: u\n"));
    assertThat(Shown.variables(play.variables())).isEqualTo("[a=1, b=2]");
    assertThat(play.keywords().tags()).containsExactly("u", "t");
    assertThat(Shown.conditions(play.keywords().when())).isEqualTo("Expression x");
  }

  @Test
  void playbooksThatImportEachOtherAreReported() throws Exception {
    WrittenRepository repository =
        written()
            .file("a.yml", "- hosts: a\n- include: b.yml\n")
            .file("b.yml", "- hosts: b\n- include: a.yml\n- include: gone.yml\n")
            .file("c.yml", "- include: ../c.yml\n- include: \"{{ x }}.yml\"\n- wrong: 1\n");
    Repository read =
        repository.read(new ReadOptions(folder, List.of("a.yml", "c.yml"), List.of(), List.of()));
    assertThat(read.playbooks().getFirst().plays())
        .extracting(Play::hosts)
        .containsExactly("a", "b");
    assertThat(repository.reported())
        .extracting(each -> each.kind() + " " + each.span())
        .containsExactly(
            "INCLUDE_CYCLE b.yml:2:12",
            "MISSING_INCLUDE b.yml:3:12",
            "OUTSIDE_REPOSITORY c.yml:1:12",
            "DYNAMIC_PLAYBOOK c.yml:2:12",
            "UNEXPECTED_SHAPE c.yml:3:3");
  }

  @Test
  void importsThatMultiplyComeToAnEnd() throws Exception {
    WrittenRepository repository = written().file("p30.yml", "- hosts: all\n");
    for (int level = 0; level < 30; level++) {
      repository.file(
          "p" + level + ".yml",
          "- include: p%1$d.yml\n- include: p%1$d.yml\n".formatted(level + 1));
    }
    Repository read =
        repository.read(new ReadOptions(folder, List.of("p0.yml"), List.of(), List.of()));
    assertThat(read.playbooks().getFirst().plays()).hasSize(10_000);
    assertThat(repository.kinds()).contains(DiagnosticKind.TOO_MANY_PLAYS);
  }

  @Test
  void variablesBesidePlaybooksAndInventories() throws Exception {
    Repository repository =
        written()
            .file("ansible.cfg", "[defaults]\ninventory = inventories/prod ; a comment\n")
            .file("inventories/prod/hosts", "h1 x=1\n[g]\nh2\n")
            .file("inventories/prod/notes.md", "no inventory\n")
            .file("inventories/prod/group_vars/g.yml", "a: 1\n")
            .file("site.yml", "- hosts: all\n")
            .file("group_vars/all.yml", "b: 1\n")
            .file("group_vars/g/one.yml", "c: 1\n")
            .file("group_vars/g/two", "d: 1\n")
            .file("host_vars/h1.x.y", "e: 1\n")
            .file("group_vars/secret.yml", "$ANSIBLE_VAULT;1.1;AES256\n6162\n")
            .read();
    assertThat(repository.inventory().hosts()).containsExactly("h1", "h2");
    assertThat(repository.inventory().variables())
        .extracting(
            VariableDefinition::name, each -> each.scope().kind(), each -> each.scope().owner())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("x", VariableScope.Kind.INVENTORY_HOST, "h1"),
            org.assertj.core.groups.Tuple.tuple("a", VariableScope.Kind.GROUP_VARS, "g"),
            org.assertj.core.groups.Tuple.tuple("b", VariableScope.Kind.GROUP_VARS_ALL, "all"),
            org.assertj.core.groups.Tuple.tuple("c", VariableScope.Kind.GROUP_VARS, "g"),
            org.assertj.core.groups.Tuple.tuple("d", VariableScope.Kind.GROUP_VARS, "g"),
            org.assertj.core.groups.Tuple.tuple("e", VariableScope.Kind.HOST_VARS, "h1.x.y"));
  }

  @Test
  void encryptedVariablesAndDynamicInventoriesAreNoted() throws Exception {
    WrittenRepository repository =
        written()
            .file("site.yml", "- hosts: all\n")
            .file("hosts", "#!/bin/sh\ntouch ran\n")
            .file("group_vars/all.yml", "$ANSIBLE_VAULT;1.1;AES256\n6162\n");
    repository.read();
    assertThat(repository.kinds())
        .containsExactly(DiagnosticKind.ENCRYPTED_VARIABLES, DiagnosticKind.DYNAMIC_INVENTORY);
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void anInventoryMayBeAnywhere(@TempDir Path elsewhere) throws Exception {
    WrittenRepository other =
        new WrittenRepository(elsewhere)
            .file("prod.ini", "[g]\nh\n")
            .file("group_vars/g.yml", "a: 1\n");
    Repository repository =
        written()
            .file("site.yml", "- hosts: all\n")
            .read(
                new ReadOptions(
                    folder, List.of(), List.of(other.folder().resolve("prod.ini")), List.of()));
    assertThat(repository.inventory().hosts()).containsExactly("h");
    assertThat(Shown.variables(repository.inventory().variables())).isEqualTo("[a=1]");
  }

  @Test
  void extraVariables() throws Exception {
    WrittenRepository repository =
        written().file("site.yml", "- hosts: all\n").file("extra.yml", "e: [1]\nf: '{{ a }}'\n");
    Repository read =
        repository.read(
            new ReadOptions(
                folder,
                List.of(),
                List.of(),
                List.of("a=1 b='c d'", "{\"c\": 1, \"d\": {\"x\": true}}", "@extra.yml", "@no")));
    assertThat(Shown.variables(read.extraVariables()))
        .isEqualTo("[a=1, b=c d, c=1, d={x: True}, e=[1], f=t'{{ a }}']");
    assertThat(repository.kinds()).containsExactly(DiagnosticKind.UNREADABLE_FILE);
  }

  @Test
  void hashBehaviourIsKept() throws Exception {
    assertThat(
            written()
                .file("ansible.cfg", "[defaults]\nhash_behaviour=merge\n")
                .read()
                .mergesHashes())
        .isTrue();
  }
}
