package rolepack.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rolepack.analysis.Binding;
import rolepack.analysis.BindingTimes;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.TemplateFile;
import rolepack.ir.jinja.FreeVariables;

/// The secrets that a role reads, through the definitions of its variables.
final class SecretUse {
  private final RoleScope scope;
  private final Set<String> seen = new HashSet<>();
  private final TreeSet<String> secrets = new TreeSet<>();

  private SecretUse(RoleScope scope) {
    this.scope = scope;
  }

  /// Their names, in order.
  static List<String> of(RoleItems items) {
    SecretUse use = new SecretUse(items.scope());
    items
        .all()
        .forEach(
            item -> {
              item.candidate()
                  .instance()
                  .conditions()
                  .forEach(each -> use.follow(BindingTimes.variables(each)));
              if (item.task().action() instanceof Action.Module module) {
                for (Argument argument : module.arguments()) {
                  use.follow(BindingTimes.variables(argument.value()));
                }
                module.freeForm().ifPresent(each -> use.follow(BindingTimes.variables(each)));
              }
            });
    for (TemplateFile template : items.scope().role().templates()) {
      template.template().ifPresent(each -> use.follow(FreeVariables.of(each)));
    }
    return List.copyOf(use.secrets);
  }

  private void follow(Set<String> names) {
    for (String name : names) {
      if (!seen.add(name)) {
        continue;
      }
      Binding binding = scope.variables().binding(name);
      if (binding.origin() == Binding.Origin.SECRET) {
        secrets.add(name);
      }
      binding
          .definition()
          .ifPresent(
              each -> {
                scope
                    .variables()
                    .withoutSecrets(
                        name,
                        each.value(),
                        (part, _) ->
                            secrets.add(binding.origin() == Binding.Origin.FIXED ? part : name));
                follow(BindingTimes.variables(each.value()));
              });
    }
  }
}
