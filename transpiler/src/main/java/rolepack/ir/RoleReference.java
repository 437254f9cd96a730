package rolepack.ir;

import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// `- common` or `- {role: common, a: b, when: …}` of a play or of a role's dependencies.
///
/// @param resolved the name under which [Repository#role] finds it; empty where the repository does
///   not have it
/// @param parameters the variables that are passed to it
public record RoleReference(
    SourceSpan span,
    DataTemplate name,
    Optional<String> resolved,
    List<VariableDefinition> parameters,
    Keywords keywords) {
  public RoleReference {
    parameters = List.copyOf(parameters);
  }
}
