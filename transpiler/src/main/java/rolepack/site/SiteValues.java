package rolepack.site;

import java.util.Comparator;
import java.util.Optional;
import rolepack.analysis.Binding;
import rolepack.analysis.VariableTable;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope.Kind;

/// Which definition of a variable holds for the whole site, and which stands for it where nothing
/// is stored.
final class SiteValues {
  private SiteValues() {}

  /// The definition that counts on hosts that have none of their own.
  static Optional<VariableDefinition> present(String name, VariableTable table) {
    Binding binding = table.binding(name);
    if (binding.origin() == Binding.Origin.SITE) {
      return binding.definition();
    }
    return strongest(name, table)
        .filter(each -> each.scope().kind() != Kind.ROLE_DEFAULTS)
        .or(() -> fallback(name, table));
  }

  /// What a template says itself: the role's default, or else what holds for all hosts.
  static Optional<VariableDefinition> fallback(String name, VariableTable table) {
    return table.winner(name, each -> each == Kind.ROLE_DEFAULTS).or(() -> strongest(name, table));
  }

  private static Optional<VariableDefinition> strongest(String name, VariableTable table) {
    return table.definitions(name).stream()
        .filter(Layers::isOfSite)
        .max(Comparator.comparing(each -> each.scope().kind()));
  }
}
