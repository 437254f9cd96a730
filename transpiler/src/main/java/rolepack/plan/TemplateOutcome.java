package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.analysis.BindingTime;
import rolepack.rewrite.Compilation;

/// What became of one template file.
///
/// @param file relative to the repository
/// @param output the path on the machine, where one is known
/// @param variables the variables that it reads, in name order
/// @param validation the evidence that its consul-template prints the same, also where the task
///   that uses it stays; empty where there is no consul-template of it
/// @param reasons why it stays, and why its text could not be said otherwise
/// @param uses what it becomes for each task that uses it
public record TemplateOutcome(
    String file,
    Outcome outcome,
    Optional<String> output,
    List<TemplateVariable> variables,
    Optional<Compilation.Validation> validation,
    List<ResidualReason> reasons,
    List<TemplateUse> uses) {
  public TemplateOutcome {
    uses = List.copyOf(uses);
    variables = List.copyOf(variables);
    reasons = List.copyOf(reasons);
  }

  /// Whether its text can be said without Ansible, whatever becomes of the tasks that use it.
  public boolean canBeSaid() {
    return switch (outcome) {
      case PACKAGED, TEMPLATED -> true;
      case RESIDUAL, FOLDED -> !uses.isEmpty() && uses.stream().allMatch(TemplateUse::canBeSaid);
    };
  }

  /// Whether some task uses it.
  public boolean isUsed() {
    return uses.stream().anyMatch(each -> each.task().isPresent());
  }

  /// What of it cannot be said, in a few words: `filter union`, `reads kubelet_token`.
  public String obstacle() {
    return uses.stream()
        .flatMap(each -> each.inTheWay().stream())
        .findFirst()
        .orElse("cannot be read");
  }

  /// A variable that a template reads.
  ///
  /// @param type `string`, `bool`, `int`, `float`, `list`, `map` or `unknown`
  /// @param key the Consul key that holds it; empty unless it is read there
  public record TemplateVariable(
      String name, String type, BindingTime bindingTime, Optional<String> key) {}
}
