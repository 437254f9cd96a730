package rolepack.frontend.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.Inventory;
import rolepack.ir.VariableDefinition;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// Inventory files, one after the other -> one inventory.
public final class InventoryReader {
  private static final Set<String> YAML = Set.of(".yml", ".yaml", ".json");

  private final InventoryBuilder inventory = new InventoryBuilder();
  private final Diagnostics diagnostics;

  public InventoryReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// Reads a file as YAML where it is that, else as INI. The configuration of a plugin that asks
  /// some service for the hosts is noted and not followed.
  ///
  /// @param extension of the file's name, with its dot
  public void add(SourceFile file, String extension) {
    read(file, extension);
    if (inventory.isFull()) {
      diagnostics.report(
          DiagnosticKind.INVALID_INVENTORY, file.span(), "it has too many hosts and variables");
    }
  }

  private void read(SourceFile file, String extension) {
    boolean named = YAML.contains(extension);
    if (named || extension.isEmpty()) {
      Diagnostics own = new Diagnostics();
      Optional<YamlNode> document = YamlReader.read(file, named ? diagnostics : own);
      if (document.isPresent() && document.get() instanceof YamlNode.Mapping mapping) {
        if (YamlInventoryReader.isInventory(mapping)) {
          new YamlInventoryReader(inventory, diagnostics).read(mapping);
        } else {
          diagnostics.report(DiagnosticKind.DYNAMIC_INVENTORY, file.span(), file.path());
        }
        return;
      }
      if (document.isPresent() && document.get() instanceof YamlNode.Vault) {
        diagnostics.report(DiagnosticKind.ENCRYPTED_VARIABLES, file.span());
        return;
      }
      if (named) {
        document.ifPresent(
            each ->
                diagnostics.report(
                    DiagnosticKind.INVALID_INVENTORY, each.span(), "expected a mapping of groups"));
        return;
      }
    }
    new IniInventoryReader(file, inventory, diagnostics).read();
  }

  /// Variables of group_vars and host_vars.
  public void addVariables(List<VariableDefinition> variables) {
    variables.forEach(inventory::addVariable);
  }

  /// Everything added, the groups `all` and `ungrouped` too where nothing else is there.
  Inventory buildWhole() {
    return inventory.build();
  }

  /// Everything added; [Inventory#EMPTY] with the variables where no host or group was.
  public Inventory build() {
    Inventory built = inventory.build();
    return inventory.isEmpty() ? new Inventory(List.of(), List.of(), built.variables()) : built;
  }
}
