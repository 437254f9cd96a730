package rolepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.Artifact;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.frontend.task.KeywordNames;
import rolepack.plan.Outcome;
import rolepack.plan.PlanSettings;
import rolepack.plan.TaskOutcome;
import tools.jackson.databind.ObjectMapper;

/// No keyword of a task is lost: a task with it gives other packages or playbooks than the task
/// without it, or stays, or the keyword is on the list of those that mean nothing in a package.
class TaskKeywordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What keeps the task or changes what comes out.
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("async", 10),
          Map.entry("become", false),
          Map.entry("become_user", "keeper"),
          Map.entry("check_mode", true),
          Map.entry("connection", "local"),
          Map.entry("delegate_to", "elsewhere"),
          Map.entry("environment", Map.of("LAMP", "porch")),
          Map.entry("loop", List.of()),
          Map.entry("module_defaults", Map.of("command", Map.of("chdir", "/srv"))),
          Map.entry("no_log", true),
          Map.entry("notify", "relight"),
          Map.entry("only_if", "is_set('$lamp')"),
          Map.entry("run_once", true),
          Map.entry("su", false),
          Map.entry("su_user", "keeper"),
          Map.entry("sudo", false),
          Map.entry("sudo_user", "keeper"),
          Map.entry("tags", List.of("lamps")),
          Map.entry("until", "lamp is defined"),
          Map.entry("when", "lamp is defined"),
          Map.entry("args", Map.of("chdir", "/srv")));

  /// What means nothing in a package, and why.
  private static final Map<String, String> NOTHING =
      Map.ofEntries(
          Map.entry("action", "the module itself"),
          Map.entry("local_action", "the module itself"),
          Map.entry("always_run", "says what a dry run does"),
          Map.entry("any_errors_fatal", "says what comes after an error"),
          Map.entry("become_ask_pass", "how Ansible becomes root"),
          Map.entry("become_exe", "how Ansible becomes root"),
          Map.entry("become_flags", "how Ansible becomes root"),
          Map.entry("become_method", "how Ansible becomes root"),
          Map.entry("become_pass", "how Ansible becomes root"),
          Map.entry("changed_when", "without handlers and results nobody asks"),
          Map.entry("collections", "where modules are looked for"),
          Map.entry("debugger", "for people who watch"),
          Map.entry("delay", "how long until waits"),
          Map.entry("delegate_facts", "with delegate_to"),
          Map.entry("diff", "what Ansible prints"),
          Map.entry("failed_when", "says what comes after an error"),
          Map.entry("first_available_file", "with an item, which keeps the task"),
          Map.entry("ignore_errors", "says what comes after an error"),
          Map.entry("ignore_unreachable", "says what comes after an error"),
          Map.entry("listen", "of handlers"),
          Map.entry("loop_control", "with loop"),
          Map.entry("name", "for people"),
          Map.entry("poll", "with async"),
          Map.entry("port", "how Ansible connects"),
          Map.entry("register", "nobody asks"),
          Map.entry("remote_user", "how Ansible connects"),
          Map.entry("retries", "with until"),
          Map.entry("static", "of includes"),
          Map.entry("su_pass", "how Ansible becomes root"),
          Map.entry("sudo_exe", "how Ansible becomes root"),
          Map.entry("sudo_flags", "how Ansible becomes root"),
          Map.entry("sudo_pass", "how Ansible becomes root"),
          Map.entry("throttle", "how many hosts at a time"),
          Map.entry("timeout", "says when it is an error"),
          Map.entry("vars", "nothing reads them"));

  @TempDir Path repository;

  @Test
  void everyKeywordIsListed() {
    TreeSet<String> listed = new TreeSet<>(VALUES.keySet());
    listed.addAll(NOTHING.keySet());
    assertThat(listed).containsExactlyElementsOf(new TreeSet<>(KeywordNames.TASK));
    assertThat(VALUES).doesNotContainKeys(NOTHING.keySet().toArray(String[]::new));
  }

  @Test
  void noKeywordIsLost() throws IOException {
    Map<Object, Object> task = new LinkedHashMap<>();
    task.put("command", Map.of("cmd", "/opt/acme/bin/probe here", "creates", "/opt/acme/done"));
    Optional<String> without = convert(task);
    assertThat(without).isPresent();
    Map<String, Object> lost = new TreeMap<>();
    for (Map.Entry<String, Object> each : VALUES.entrySet()) {
      Map<Object, Object> with = new LinkedHashMap<>(task);
      with.put(each.getKey(), each.getValue());
      if (convert(with).equals(without)) {
        lost.put(each.getKey(), each.getValue());
      }
    }
    assertThat(lost).isEmpty();
  }

  /// What comes out; empty where the task stays.
  private Optional<String> convert(Map<?, ?> task) throws IOException {
    write("site.yml", "- hosts: all\n  become: yes\n  roles: [probe]\n");
    write(
        "roles/probe/handlers/main.yml", "- name: relight\n  service: name=lamp state=restarted\n");
    write("roles/probe/tasks/main.yml", JSON.writeValueAsString(List.of(task)));
    Conversion conversion =
        Transpiler.convert(
            new ConversionRequest(ReadOptions.of(repository), PlanSettings.defaults("acme")),
            new Diagnostics(),
            _ -> {});
    TaskOutcome outcome =
        conversion.plan().roles().getFirst().items().stream()
            .filter(each -> !each.handler())
            .findFirst()
            .orElseThrow();
    if (outcome.outcome() == Outcome.RESIDUAL) {
      return Optional.empty();
    }
    List<String> text = new ArrayList<>();
    for (Artifact each : conversion.artifacts()) {
      if (each instanceof Artifact.Text(String path, String content, _)
          && (path.startsWith("packages/") || path.startsWith("residual/"))) {
        text.add(path + "\n" + content);
      }
    }
    return Optional.of(String.join("\n", text));
  }

  private void write(String path, String text) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
