package rolepack.frontend.inventory;

import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.DataTemplateReader;
import rolepack.frontend.task.ScalarText;
import rolepack.frontend.task.VariableReader;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// An inventory in YAML -> hosts, groups and variables.
final class YamlInventoryReader {
  private final InventoryBuilder inventory;
  private final Diagnostics diagnostics;

  YamlInventoryReader(InventoryBuilder inventory, Diagnostics diagnostics) {
    this.inventory = inventory;
    this.diagnostics = diagnostics;
  }

  /// Whether a document is an inventory and not the configuration of a plugin that makes one.
  static boolean isInventory(YamlNode document) {
    return document instanceof YamlNode.Mapping mapping && mapping.get("plugin").isEmpty();
  }

  void read(YamlNode.Mapping document) {
    document.entries().forEach(this::readGroup);
  }

  private Optional<String> readGroup(YamlNode.Entry entry) {
    Optional<String> name = ScalarText.of(entry.key());
    boolean valid =
        entry.value() instanceof YamlNode.Mapping || entry.value() instanceof YamlNode.Null;
    if (name.isEmpty() || !valid) {
      skip(entry.span(), "a group is a mapping");
      return Optional.empty();
    }
    inventory.addGroup(name.get());
    if (entry.value() instanceof YamlNode.Mapping group) {
      for (YamlNode.Entry each : group.entries()) {
        readSection(name.get(), each);
      }
    }
    return name;
  }

  private void readSection(String group, YamlNode.Entry section) {
    switch (ScalarText.of(section.key()).orElse("")) {
      case "vars" -> {
        VariableScope scope = new VariableScope(VariableScope.Kind.INVENTORY_GROUP, group);
        VariableReader.read(section.value(), scope, diagnostics).forEach(inventory::addVariable);
      }
      case "children" -> {
        for (YamlNode.Entry each : entries(section)) {
          readGroup(each)
              .filter(child -> !inventory.addChild(group, child))
              .ifPresent(
                  child -> report(each.span(), "the group " + child + " would be below itself"));
        }
      }
      case "hosts" -> entries(section).forEach(each -> readHost(group, each));
      default -> skip(section.key().span(), "a group has hosts, children and vars, nothing else");
    }
  }

  /// A text names one host or group.
  private Iterable<YamlNode.Entry> entries(YamlNode.Entry section) {
    return switch (section.value()) {
      case YamlNode.Mapping mapping -> mapping.entries();
      case YamlNode.Text text -> List.of(new YamlNode.Entry(text, new YamlNode.Null(text.span())));
      case YamlNode.Null _ -> List.of();
      case YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Timestamp _,
          YamlNode.Vault _,
          YamlNode.Sequence _ -> {
        report(section.value().span(), "expected a mapping");
        yield List.of();
      }
    };
  }

  private void readHost(String group, YamlNode.Entry entry) {
    Optional<HostPattern> hosts = ScalarText.of(entry.key()).flatMap(HostPattern::expand);
    if (hosts.isEmpty()) {
      report(entry.key().span(), "this is no host name or range");
      return;
    }
    if (inventory.isFull()) {
      return;
    }
    for (String host : hosts.get().hosts()) {
      inventory.addHost(group, host);
      VariableScope scope = new VariableScope(VariableScope.Kind.INVENTORY_HOST, host);
      hosts.get().port().ifPresent(port -> addPort(entry.key().span(), port, scope));
      VariableReader.read(entry.value(), scope, diagnostics).forEach(inventory::addVariable);
    }
  }

  private void addPort(SourceSpan span, String port, VariableScope scope) {
    DataTemplate value = DataTemplateReader.read(PythonLiteral.read(port, span), diagnostics);
    inventory.addVariable(new VariableDefinition(span, "ansible_port", value, scope));
  }

  private void skip(SourceSpan span, String problem) {
    diagnostics.report(DiagnosticKind.SKIPPED_INVENTORY, span, problem);
  }

  private void report(SourceSpan span, String problem) {
    diagnostics.report(DiagnosticKind.INVALID_INVENTORY, span, problem);
  }
}
