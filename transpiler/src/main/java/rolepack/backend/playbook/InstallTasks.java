package rolepack.backend.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rolepack.backend.YamlScalar;
import rolepack.plan.AddedTask;
import rolepack.plan.InstallTask;
import rolepack.plan.Shell;
import rolepack.plan.Target;
import rolepack.site.HostFacts;

/// Writes the tasks that a role gets, in syntax that every Ansible reads.
final class InstallTasks {
  private InstallTasks() {}

  /// The lines of a task, the first with its `-`, without line ends.
  static List<String> lines(AddedTask task, Target target) {
    return switch (task) {
      case InstallTask install -> install(install, target);
      case AddedTask.UpdateLists lists -> updateLists(lists, target);
      case AddedTask.WriteFacts facts -> writeFacts(facts);
      case AddedTask.WriteFound found -> writeFound(found);
      case AddedTask.WaitFor files -> waitFor(files);
    };
  }

  private static List<String> updateLists(AddedTask.UpdateLists task, Target target) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: read what the package repositories offer");
    lines.add("  %s: update_cache=yes".formatted(target.packageManager()));
    ending(task.privilege(), List.of(task.result() + ".changed"), false, task.tags(), lines);
    return lines;
  }

  /// One task for all of them, since each costs as much as a module does.
  private static List<String> writeFacts(AddedTask.WriteFacts task) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: write what only the inventory knows of the host");
    lines.add("  shell: |");
    lines.add("    mkdir -p %s && cd %s || exit".formatted(task.folder(), task.folder()));
    lines.add("    put() {");
    lines.add("      [ \"$(cat \"$1\" 2>/dev/null && echo .)\" = \"$2.\" ] && return");
    lines.add("      printf %s \"$2\" > \"$1\" && echo \"$1\"");
    lines.add("    }");
    for (String each : task.facts()) {
      String value = HostFacts.fromInventory(each).orElseThrow();
      lines.add("    put %s %s".formatted(each, value.replace(" }}", " | quote }}")));
    }
    task.privilege().ifPresent(each -> lines.add("  " + each + ": yes"));
    lines.add("  register: written_facts");
    lines.add("  changed_when: written_facts.stdout != ''");
    return lines;
  }

  private static List<String> writeFound(AddedTask.WriteFound task) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: create the folder of what templates read of this play");
    lines.add("  file: path=%s state=directory".formatted(task.folder()));
    ending(task.privilege(), task.when(), task.once(), task.tags(), lines);
    lines.add("");
    lines.add("- name: write what templates read of this play");
    lines.add("  copy:");
    lines.add("    content: \"{{ item.text }}\"");
    lines.add("    dest: %s/{{ item.name }}".formatted(task.folder()));
    lines.add("    mode: '0600'");
    lines.add("  with_items:");
    task.values()
        .forEach(
            (name, text) ->
                lines.add(
                    "    - {name: %s, text: %s}"
                        .formatted(YamlScalar.inFlow(name), YamlScalar.inFlow(text))));
    if (task.secret()) {
      lines.add("  no_log: yes");
    }
    ending(task.privilege(), task.when(), task.once(), task.tags(), lines);
    return lines;
  }

  /// One task for all of them, since each item of a loop costs as much as a task does.
  private static List<String> waitFor(AddedTask.WaitFor task) {
    List<String> lines = new ArrayList<>();
    String services =
        task.starts().stream().map(AddedTask.Start::service).collect(Collectors.joining(", "));
    lines.add(
        "- name: "
            + YamlScalar.inline(
                "wait for what consul-template writes"
                    + (services.isEmpty() ? "" : ", and start " + services)));
    if (services.isEmpty()
        && task.paths().size() == 1
        && Shell.quote(task.paths().getFirst()).equals(task.paths().getFirst())) {
      lines.add("  wait_for: path=" + task.paths().getFirst());
    } else {
      lines.add("  shell: |");
      waiting(task.paths()).forEach(each -> lines.add("    " + each));
      task.starts().forEach(each -> lines.add("    " + Shell.quote(each.script())));
      lines.add("  changed_when: no");
    }
    ending(task.privilege(), task.when(), task.once(), task.tags(), lines);
    return lines;
  }

  private static List<String> waiting(List<String> paths) {
    List<String> lines = new ArrayList<>();
    if (paths.size() == 1) {
      lines.add("for file in %s; do".formatted(Shell.quote(paths.getFirst())));
    } else {
      lines.add("for file in \\");
      for (int i = 0; i < paths.size(); i++) {
        lines.add("  " + Shell.quote(paths.get(i)) + (i < paths.size() - 1 ? " \\" : ""));
      }
      lines.add("do");
    }
    lines.add("  timeout 300 sh -c 'until [ -e \"$1\" ]; do sleep 1; done' - \"$file\" || {");
    lines.add("    echo \"consul-template has not written $file\" >&2");
    lines.add("    exit 1");
    lines.add("  }");
    lines.add("done");
    return lines;
  }

  private static void ending(
      Optional<String> privilege,
      List<String> when,
      boolean once,
      List<String> tags,
      List<String> lines) {
    privilege.ifPresent(each -> lines.add("  " + each + ": yes"));
    hosts(when, once, lines);
    if (!tags.isEmpty()) {
      lines.add("  tags: " + flow(tags));
    }
  }

  private static void hosts(List<String> when, boolean once, List<String> lines) {
    if (once) {
      lines.add("  run_once: yes");
    }
    if (when.size() == 1) {
      lines.add("  when: " + YamlScalar.inline(when.getFirst()));
    } else if (!when.isEmpty()) {
      lines.add("  when:");
      when.forEach(each -> lines.add("    - " + YamlScalar.inline(each)));
    }
  }

  private static List<String> install(InstallTask task, Target target) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: " + YamlScalar.inline(task.name()));
    if (!task.choices().isEmpty()) {
      lines.add("  %s:".formatted(target.packageManager()));
      lines.add("    name: >-");
      lines.add("      " + String.join(",", task.packages()));
      for (InstallTask.Choice each : task.choices()) {
        lines.add(
            "      {%%- if %s %%},%s{%% endif %%}"
                .formatted(together(each.when()), String.join(",", each.packages())));
      }
      lines.add("    state: present");
    } else if (task.packages().stream().allMatch(InstallTasks::isPlain)) {
      // One name for all of them, which every Ansible splits: one call, and one transaction.
      lines.add(
          "  %s: name=%s state=present%s"
              .formatted(
                  target.packageManager(), String.join(",", task.packages()), repository(task)));
    } else if (task.packages().stream().allMatch(each -> isPlain(each) || isOneName(each))) {
      lines.add("  %s:".formatted(target.packageManager()));
      lines.add("    name: " + YamlScalar.inline(String.join(",", task.packages())));
      lines.add("    state: present");
    } else {
      lines.add(
          "  %s: name={{ item }} state=present%s"
              .formatted(target.packageManager(), repository(task)));
      lines.add("  with_items: " + flow(task.packages()));
    }
    task.privilege().ifPresent(each -> lines.add("  " + each + ": yes"));
    hosts(task.when(), task.once(), lines);
    if (!task.notifies().isEmpty()) {
      lines.add("  notify:");
      task.notifies().forEach(each -> lines.add("    - " + YamlScalar.inline(each)));
    }
    if (!task.tags().isEmpty()) {
      lines.add("  tags: " + flow(task.tags()));
    }
    register(task, lines);
    return lines;
  }

  private static String together(List<String> conditions) {
    return conditions.size() == 1
        ? conditions.getFirst()
        : String.join(" and ", conditions.stream().map(each -> "(" + each + ")").toList());
  }

  /// A task has one name for its result.
  private static void register(InstallTask task, List<String> lines) {
    if (task.registers().isEmpty()) {
      return;
    }
    String first = task.registers().getFirst();
    lines.add("  register: " + first);
    if (task.registers().size() > 1) {
      lines.add("");
      lines.add("- name: say what the installation changed");
      lines.add("  set_fact:");
      task.registers().stream()
          .skip(1)
          .forEach(each -> lines.add("    %s: \"{{ %s }}\"".formatted(each, first)));
      if (!task.tags().isEmpty()) {
        lines.add("  tags: " + flow(task.tags()));
      }
    }
  }

  private static String repository(InstallTask task) {
    return task.repository().map(each -> " enablerepo=" + each).orElse("");
  }

  private static String flow(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(YamlScalar::inFlow).toList()) + "]";
  }

  /// Whether a name is one for sure, although an expression is in it.
  private static boolean isOneName(String name) {
    int open = name.indexOf("{{");
    int close = name.indexOf("}}");
    return open > 0
        && open < close
        && isPlain(name.substring(0, open))
        && isPlain(name.substring(close + 2));
  }

  private static boolean isPlain(String name) {
    return name.chars()
        .allMatch(
            each -> (each < 128 && Character.isLetterOrDigit(each)) || "._+:-".indexOf(each) >= 0);
  }
}
