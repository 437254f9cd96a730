package rolepack.frontend;

import java.util.Optional;
import java.util.Set;
import rolepack.frontend.task.ScalarText;
import rolepack.ir.yaml.YamlNode;

/// Tells playbooks from other YAML files.
final class PlaybookEntries {
  private static final Set<String> IMPORTS =
      Set.of("import_playbook", "ansible.builtin.import_playbook", "include");

  private PlaybookEntries() {}

  /// Whether a document is a list of which every entry is a play or an import.
  static boolean isPlaybook(YamlNode document) {
    return document instanceof YamlNode.Sequence sequence
        && !sequence.items().isEmpty()
        && sequence.items().stream().allMatch(each -> isEntry(each.value()));
  }

  private static boolean isEntry(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
        && (mapping.get("hosts").isPresent() || imported(mapping).isPresent());
  }

  /// The part of an entry that names another playbook; a play may hold no such key.
  static Optional<YamlNode.Entry> imported(YamlNode.Mapping entry) {
    return entry.get("hosts").isPresent()
        ? Optional.empty()
        : entry.entries().stream()
            .filter(each -> ScalarText.of(each.key()).filter(IMPORTS::contains).isPresent())
            .findFirst();
  }
}
