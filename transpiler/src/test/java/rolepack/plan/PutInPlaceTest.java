package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.frontend.RepositoryReader;
import rolepack.ir.TaskNode;

class PutInPlaceTest {
  @TempDir Path folder;

  @Test
  void argumentsInOneLine() throws IOException {
    assertThat(old("- template: src=a.j2 dest=/etc/a mode=0644\n"))
        .contains("- get_url: url=file:///r/a.j2 force=yes dest=/etc/a mode=0644\n");
    assertThat(modern("- template: dest=/etc/a src=\"{{ x }}.j2\"\n  sudo: yes\n"))
        .contains("- copy: dest=/etc/a src=\"/r/{{ x }}.j2\" remote_src=yes\n  sudo: yes\n");
  }

  @Test
  void argumentsInLinesOfText() throws IOException {
    assertThat(old("- template: >\n    src={{ x }}.j2\n    dest=/etc/a\n"))
        .contains("- get_url: >\n    url=file:///r/{{ x }}.j2 force=yes\n    dest=/etc/a\n");
  }

  @Test
  void argumentsInAMapping() throws IOException {
    assertThat(old("- name: a\n  template:\n    src: '{{ x }}' # x\n    dest: /etc/a\n  tags: t\n"))
        .contains(
            "- name: a\n  get_url:\n    url: 'file:///r/{{ x }}' # x\n    force: yes\n"
                + "    dest: /etc/a\n  tags: t\n");
    assertThat(modern("- template:\r\n    dest: /etc/a\r\n    src: a.j2\r\n"))
        .contains("- copy:\r\n    dest: /etc/a\r\n    src: /r/a.j2\r\n    remote_src: yes\r\n");
    assertThat(modern("- template:\n    dest: /etc/a\n    src: a.j2"))
        .contains("- copy:\n    dest: /etc/a\n    src: /r/a.j2\n    remote_src: yes");
  }

  @Test
  void argumentsInBrackets() throws IOException {
    assertThat(old("- template: {src: a.j2, dest: /etc/a}\n"))
        .contains("- get_url: {url: file:///r/a.j2, force: yes, dest: /etc/a}\n");
  }

  @Test
  void theCollectionStays() throws IOException {
    assertThat(modern("- ansible.builtin.template:\n    src: a.j2\n    dest: /etc/a\n"))
        .contains(
            "- ansible.builtin.copy:\n    src: /r/a.j2\n    remote_src: yes\n    dest: /etc/a\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- template: src=a.j2 dest=/etc/a force=no\n",
        "- template: src=a.j2 dest=/etc/a validate='true %s'\n",
        "- template: src=a.j2 dest=/etc/a backup=yes\n",
        "- template: src=a.j2 dest=/etc/a follow=yes\n",
        "- template: src=a.j2 dest=/etc/a mode=preserve\n",
        "- template: src=a.j2 dest=/etc/a/\n",
        "- template:\n    src: a.j2\n    dest: \"/etc/a/\"\n",
        "- template: src=a.j2\n",
        "- action: template src=a.j2 dest=/etc/a\n",
        "- template:\n    src: &name a.j2\n    dest: /etc/a\n",
        "- template:\n    src: |-\n      a.j2\n    dest: /etc/a\n",
        "- template:\n    \"src\": a.j2\n    dest: /etc/a\n",
        "- template: {src: a.j2, dest: /etc/a, lstrip_blocks: yes}\n",
        "[{template: {src: a.j2, dest: /etc/a}}]\n",
      })
  void whatTheOtherModuleWouldDoOtherwiseStays(String tasks) throws IOException {
    assertThat(old(tasks)).isEmpty();
  }

  private Optional<String> old(String tasks) throws IOException {
    return reworded(tasks, false);
  }

  private Optional<String> modern(String tasks) throws IOException {
    return reworded(tasks, true);
  }

  /// The file with the changed words of its first task.
  private Optional<String> reworded(String tasks, boolean modern) throws IOException {
    Path file = folder.resolve("roles/r/tasks/main.yml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, tasks);
    TaskNode.Task task =
        (TaskNode.Task)
            RepositoryReader.read(ReadOptions.of(folder), new Diagnostics())
                .role("r")
                .orElseThrow()
                .main()
                .orElseThrow()
                .tasks()
                .getFirst();
    return new PutInPlace("/r/", modern).of(task).map(each -> applied(tasks, each));
  }

  private static String applied(String text, List<Rewording> changes) {
    StringBuilder out = new StringBuilder(text);
    changes.stream()
        .sorted(Comparator.comparingInt(Rewording::start).reversed())
        .forEach(each -> out.replace(each.start(), each.end(), each.text()));
    return out.toString();
  }
}
