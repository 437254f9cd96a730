package rolepack.frontend;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.frontend.task.Dialect;
import rolepack.frontend.task.ScalarText;
import rolepack.ir.yaml.YamlNode;

/// What a look at all files tells before any task is read: which Ansible they were written for, and
/// the names of the variables that they define.
final class Survey {
  private static final Set<String> ONLY_OLD =
      Set.of("sudo", "sudo_user", "sudo_pass", "su", "su_user", "su_pass", "always_run");
  private static final Set<String> ONLY_NEW =
      Set.of(
          "loop",
          "loop_control",
          "block",
          "rescue",
          "import_tasks",
          "include_tasks",
          "import_role",
          "include_role",
          "import_playbook",
          "module_defaults",
          "listen",
          "check_mode");

  private final Set<String> variables = new HashSet<>();
  private final Set<String> readOnly = Collections.unmodifiableSet(variables);
  private boolean old = false;
  private boolean modern = false;

  /// A file of variables: its keys are their names.
  void addVariables(YamlNode document) {
    addNames(document);
  }

  /// A file of tasks or plays.
  void addTasks(YamlNode node) {
    switch (node) {
      case YamlNode.Sequence sequence -> sequence.items().forEach(each -> addTasks(each.value()));
      case YamlNode.Mapping mapping -> mapping.entries().forEach(this::addEntry);
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ -> {}
    }
  }

  private void addEntry(YamlNode.Entry entry) {
    String key = ScalarText.of(entry.key()).orElse("");
    old |= ONLY_OLD.contains(key);
    modern |= ONLY_NEW.contains(key);
    switch (key) {
      case "register" -> ScalarText.of(entry.value()).map(String::strip).ifPresent(variables::add);
      case "vars", "set_fact" -> addNames(entry.value());
      case "tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always" ->
          addTasks(entry.value());
      default -> {}
    }
  }

  private void addNames(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      mapping.entries().forEach(each -> ScalarText.of(each.key()).ifPresent(variables::add));
    } else if (node instanceof YamlNode.Sequence(_, List<YamlNode.Item> items)) {
      items.forEach(each -> addNames(each.value()));
    } else if (node instanceof YamlNode.Text text) {
      addAssigned(text.value());
    }
  }

  /// `set_fact: name=value other=value`.
  private void addAssigned(String text) {
    for (String word : text.split("\\s+")) {
      Optional.of(word.indexOf('='))
          .filter(equals -> equals > 0)
          .ifPresent(equals -> variables.add(word.substring(0, equals)));
    }
  }

  /// Whether only Ansible 1 can run the repository, as far as its words say.
  boolean isOld() {
    return old && !modern;
  }

  Dialect dialect() {
    return modern && !old ? Dialect.NEW : Dialect.OLD;
  }

  /// Complete once every file was added.
  Set<String> variables() {
    return readOnly;
  }
}
