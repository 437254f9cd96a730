package rolepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A play gathers no facts where nothing that stays can read one, and gathers them as before in
/// every other case.
class GatheredFactsTest {
  private static final String NONE = "gather_facts: no";
  private static final String MINIMAL = "gather_subset: [\"!all\"]";

  /// A task that stays: what it talks to is no part of the machine.
  private static final String STAYS = "- name: tell\n  command: curl http://hub.example.com/";

  @TempDir Path folder;

  private final Map<String, String> files = new TreeMap<>();
  private int conversions;

  @Test
  void nothingThatStaysReadsAFact() {
    // What reads facts has left: a template and a condition on the platform.
    write("roles/lantern/templates/motd.j2", "{{ ansible_fqdn }} {{ site }}\n");
    write("group_vars/all.yml", "site: '{{ ansible_domain }}'\nplain: a\n");
    tasks(
        """
        - name: greet
          template: src=motd.j2 dest=/etc/motd-lantern
        - name: a file of one platform
          copy: content=x dest=/etc/lantern-el
          when: ansible_os_family == "RedHat"
        %s{{ plain }}
        """
            .formatted(STAYS));
    assertThat(play())
        .isEqualTo(
            """
            - hosts: all
              # rolepack: nothing that stays reads a fact
              gather_facts: no
              roles: [lantern]
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ ansible_fqdn }}",
        "{{ ansible_facts.fqdn }}",
        "{{ ansible_facts['processor_vcpus'] }}",
        "{{ site }}",
        "{{ list_of_sites | join }}",
        "{{ hostvars['a'].x }}",
        "{{ vars['ansible_' ~ 'fqdn'] }}",
        "{{ lookup('vars', 'a' ~ 'b') }}",
        "{{ lookup('template', 'x.j2') }}",
        "{{ lookup(plain, 'x') }}",
        "{{ query('our_own', 'x') }}",
        "{{ nobody_says_where_it_comes_from }}",
        "x\n  when: ansible_hostname == 'a'",
        "x\n  when: condition",
        "{{ sealed }}",
        "x\n  with_items: '{{ ansible_interfaces }}'",
        "x\n  with_our_own: [a]",
        "x\n  environment: {A: '{{ ansible_env.HOME }}'}",
        "x\n  delegate_to: '{{ ansible_default_ipv4.address }}'",
        "x\n  become_user: '{{ ansible_user_id }}'",
        "x\n  vars: {a: '{{ ansible_fqdn }}'}",
        "x\n  changed_when: facter_role == 'x'",
        "x\n- name: says\n  assert: {that: [ansible_memtotal_mb > 1]}",
        "x\n- name: says\n  assert: {that: [unknown_thing == 1]}",
        "x\n- name: own\n  our_own_module: a=b",
        "x\n"
            + "- name: stays, too\n"
            + "  template: src={{ which }} dest=/etc/x validate='/opt/own-check %s'",
        "x\n- name: stays, too\n  template: src=reads.j2 dest=/etc/x validate='/opt/own-check %s'",
        "x\n- name: files\n  include: '{{ which }}.yml'",
        "x\n- name: escaped\n  command: \"curl http://x/{{ \\x61nsible_fqdn }}\"",
      })
  void whatMayReadAFactKeepsIt(String rest) {
    write("roles/lantern/templates/reads.j2", "{% include 'deeper.j2' %}\n");
    write("roles/lantern/templates/deeper.j2", "{{ ansible_fqdn }}\n");
    write(
        "group_vars/all.yml",
        """
        site: '{{ deep }}'
        deep: '{{ ansible_domain }}'
        list_of_sites: [a, "{{ site }}"]
        condition: ansible_hostname == "a"
        plain: pipe
        which: reads.j2
        sealed: !vault |
          $ANSIBLE_VAULT;1.1;AES256
          6162
        """);
    tasks(STAYS + rest);
    assertThat(play()).doesNotContain("gather_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ plain }} {{ inventory_hostname }} {{ groups['all'] | join(',') }}",
        "{{ lookup('file', '/etc/x') }}",
        "x\n"
            + "  with_items: [a, b]\n"
            + "  register: answer\n"
            + "- name: more\n"
            + "  command: curl {{ answer.results }}",
        "x\n- name: wait\n  wait_for: port=80",
      })
  void whatReadsNoneNeedsNone(String rest) {
    write("group_vars/all.yml", "plain: a\nunused: '{{ ansible_fqdn }}'\n");
    tasks(STAYS + rest);
    assertThat(play()).contains(NONE);
  }

  @Test
  void anAliasStandsForTheWholeFile() {
    tasks(
        """
        - name: uses it
          command: curl http://x/
          environment: &proxies {A: "{{ ansible_fqdn }}"}
          when: no
        - name: tells
          command: curl http://y/
          environment: *proxies
        """);
    assertThat(play()).doesNotContain("gather_");
  }

  @Test
  void aConnectionReadsItsVariables() {
    tasks(STAYS);
    write("group_vars/all.yml", "ansible_become_user: '{{ ansible_hostname }}'\n");
    assertThat(play()).doesNotContain("gather_");
  }

  @Test
  void ownPluginsMayReadWhatTheyLike() {
    tasks(STAYS);
    write("filter_plugins/own.py", "def own(context, x): return context['ansible_fqdn']\n");
    assertThat(play()).doesNotContain("gather_");
    write("filter_plugins/own.py", "def own(x): return x\n");
    assertThat(play()).contains(NONE);
    write("ansible.cfg", "[defaults]\nfact_caching = jsonfile\n");
    assertThat(play()).doesNotContain("gather_");
  }

  @Test
  void aLaterPlayMayTakeTheFactsOfAnEarlierOne() {
    tasks(STAYS);
    String late = "- hosts: all\n  gather_facts: %s\n  tasks:\n    - debug: msg={{ %s }}\n";
    write("site.yml", site() + late.formatted("no", "ansible_fqdn"));
    assertThat(play()).doesNotContain("# rolepack");
    write("site.yml", site() + late.formatted("'{{ perhaps }}'", "ansible_fqdn"));
    assertThat(play()).doesNotContain("# rolepack");
    write("site.yml", site() + late.formatted("yes", "ansible_fqdn"));
    assertThat(play()).contains(NONE);
    write("site.yml", site() + late.formatted("yes", "hostvars['a']['ansible_fqdn']"));
    assertThat(play()).doesNotContain("# rolepack");
    write("site.yml", site() + late.formatted("no", "inventory_hostname"));
    assertThat(play()).contains(NONE);
  }

  @Test
  void whatThePlaySaysItselfStays() {
    tasks(STAYS);
    write("site.yml", "- hosts: all\n  gather_facts: yes\n  roles: [lantern]\n");
    assertThat(play()).doesNotContain("# rolepack");
    write(
        "site.yml",
        "- hosts: all\n  roles: [lantern]\n  post_tasks:\n    - debug: var=ansible_all\n");
    assertThat(play()).doesNotContain("# rolepack");
    write("site.yml", "- {hosts: all, roles: [lantern]}\n");
    assertThat(play()).isEqualTo("- {hosts: all, gather_facts: no, roles: [lantern]}\n");
  }

  @Test
  void modernPlaysGatherTheMinimum() {
    tasks("- name: tell\n  command: curl http://x/{{ ansible_fqdn }}\n");
    assertThat(play("--modernize")).contains(MINIMAL);
    tasks("- name: tell\n  command: curl http://x/{{ ansible_memtotal_mb }}\n");
    assertThat(play("--modernize")).doesNotContain("gather_");
    tasks("- name: tell\n  command: curl http://x/\n");
    assertThat(play("--modernize")).contains(NONE);
    tasks(
        STAYS
            + "\n  register: told\n- name: turn it\n  service: name=a state=restarted\n"
            + "  when: told.rc == 0");
    assertThat(play("--modernize")).contains(MINIMAL);
  }

  /// Each of them would look for the service manager on its own.
  @Test
  void manyTasksThatAskAreWorthOneGathering() {
    String task = "- name: turn it\n  service: name=a state=restarted\n  when: told.rc == 0\n";
    tasks(STAYS + "\n  register: told\n" + task);
    assertThat(play()).contains(NONE);
    tasks(STAYS + "\n  register: told\n" + task.repeat(3));
    assertThat(play()).doesNotContain("gather_");
  }

  private void tasks(String text) {
    write("site.yml", site());
    write("roles/lantern/tasks/main.yml", text + "\n");
  }

  private static String site() {
    return "- hosts: all\n  roles: [lantern]\n";
  }

  private void write(String path, String text) {
    files.put(path, text);
  }

  /// The playbook that comes out.
  private String play(String... options) {
    Path here = folder.resolve("" + conversions++);
    files.forEach(
        (path, text) -> {
          try {
            Path file = here.resolve("in").resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
          }
        });
    ConvertedRepository converted =
        ConvertedRepository.convert(here.resolve("in"), here.resolve("out"), options);
    return converted.file("residual/site.yml");
  }
}
