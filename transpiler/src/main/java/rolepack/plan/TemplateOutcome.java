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
/// @param validation the evidence that what it became prints the same; empty unless templated
/// @param reasons why it stays; empty unless residual
public record TemplateOutcome(
    String file,
    Outcome outcome,
    Optional<String> output,
    List<TemplateVariable> variables,
    Optional<Compilation.Validation> validation,
    List<ResidualReason> reasons) {
  public TemplateOutcome {
    variables = List.copyOf(variables);
    reasons = List.copyOf(reasons);
  }

  /// A variable that a template reads.
  ///
  /// @param type `string`, `bool`, `int`, `float`, `list`, `map` or `unknown`
  /// @param key the Consul key that holds it; empty unless it is read there
  public record TemplateVariable(
      String name, String type, BindingTime bindingTime, Optional<String> key) {}
}
