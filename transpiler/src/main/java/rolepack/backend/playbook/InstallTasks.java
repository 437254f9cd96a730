package rolepack.backend.playbook;

import java.util.ArrayList;
import java.util.List;
import rolepack.backend.YamlScalar;
import rolepack.plan.InstallTask;
import rolepack.plan.Target;

/// Writes the tasks that install a role's packages, in syntax that every Ansible reads.
final class InstallTasks {
  private InstallTasks() {}

  /// The lines of one task, the first with its `-`, without line ends.
  static List<String> lines(InstallTask task, Target target) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: " + YamlScalar.inline(task.name()));
    if (task.packages().size() == 1 && isPlain(task.packages().getFirst())) {
      lines.add(
          "  %s: name=%s state=present%s"
              .formatted(target.packageManager(), task.packages().getFirst(), repository(task)));
    } else {
      lines.add(
          "  %s: name={{ item }} state=present%s"
              .formatted(target.packageManager(), repository(task)));
      lines.add("  with_items: " + flow(task.packages()));
    }
    task.privilege().ifPresent(each -> lines.add("  " + each + ": yes"));
    if (task.when().size() == 1) {
      lines.add("  when: " + YamlScalar.inline(task.when().getFirst()));
    } else if (!task.when().isEmpty()) {
      lines.add("  when:");
      task.when().forEach(each -> lines.add("    - " + YamlScalar.inline(each)));
    }
    if (!task.notifies().isEmpty()) {
      lines.add("  notify:");
      task.notifies().forEach(each -> lines.add("    - " + YamlScalar.inline(each)));
    }
    if (!task.tags().isEmpty()) {
      lines.add("  tags: " + flow(task.tags()));
    }
    return lines;
  }

  private static String repository(InstallTask task) {
    return task.repository().map(each -> " enablerepo=" + each).orElse("");
  }

  private static String flow(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(YamlScalar::inFlow).toList()) + "]";
  }

  private static boolean isPlain(String name) {
    return name.chars()
        .allMatch(
            each -> (each < 128 && Character.isLetterOrDigit(each)) || "._+:-".indexOf(each) >= 0);
  }
}
