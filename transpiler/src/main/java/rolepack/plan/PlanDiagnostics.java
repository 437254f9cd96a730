package rolepack.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.VariableTable;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;

/// Reports what is wrong with a repository and shows only when its parts are put together:
/// variables that refer to themselves, handlers that nobody defines.
final class PlanDiagnostics {
  /// Nobody defines variables by so many others; an attack might.
  private static final int LONGEST_CHAIN = 500;

  private final Diagnostics diagnostics;

  PlanDiagnostics(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// Follows the definitions that win in each role.
  void reportVariableCycles(List<RoleScope> scopes) {
    for (RoleScope scope : scopes) {
      Set<String> done = new HashSet<>();
      for (VariableDefinition each : scope.role().defaults()) {
        follow(each.name(), scope.variables(), new ArrayList<>(), done);
      }
      for (VariableDefinition each : scope.role().vars()) {
        follow(each.name(), scope.variables(), new ArrayList<>(), done);
      }
    }
  }

  private void follow(String name, VariableTable table, List<String> chain, Set<String> done) {
    int before = chain.indexOf(name);
    if (before >= 0) {
      List<String> cycle = new ArrayList<>(chain.subList(before, chain.size()));
      cycle.add(name);
      definition(name, table)
          .ifPresent(
              each ->
                  diagnostics.report(
                      DiagnosticKind.VARIABLE_CYCLE, each.span(), String.join(" -> ", cycle)));
      return;
    }
    if (chain.size() > LONGEST_CHAIN || !done.add(name)) {
      return;
    }
    chain.add(name);
    definition(name, table)
        .map(VariableDefinition::value)
        .ifPresent(
            value ->
                BindingTimes.variables(value).stream()
                    .sorted()
                    .forEach(each -> follow(each, table, chain, done)));
    chain.removeLast();
  }

  private static Optional<VariableDefinition> definition(String name, VariableTable table) {
    return table.binding(name).definition();
  }

  /// Tasks that the user lets move, and that stay for a reason which is not their place.
  void reportUselessMoves(List<RoleItems> roles) {
    for (RoleItems role : roles) {
      for (Item item : role.all().filter(Item::isKept).toList()) {
        item.scope()
            .userMoves(item.task())
            .ifPresent(
                each ->
                    diagnostics.report(
                        DiagnosticKind.USELESS_SETTING,
                        each.span(),
                        "tasks",
                        "%s stays all the same, since %s"
                            .formatted(item.text(), item.reason().orElseThrow().message())));
      }
    }
  }

  /// Names that a task notifies and that no handler has, of a role or of a play.
  void reportUnknownHandlers(List<RoleItems> roles, Handlers handlers) {
    for (RoleItems role : roles) {
      role.all()
          .forEach(
              item -> {
                for (DataTemplate each : item.task().keywords().notifies()) {
                  StayRules.constant(each)
                      .filter(name -> !handlers.isDefined(name))
                      .ifPresent(
                          name ->
                              diagnostics.report(
                                  DiagnosticKind.UNKNOWN_HANDLER, each.span(), name));
                }
              });
    }
  }
}
