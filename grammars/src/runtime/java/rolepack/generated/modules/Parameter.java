package rolepack.generated.modules;

import java.util.List;
import java.util.Optional;

/// A parameter of a module.
///
/// @param name the name that Ansible's documentation uses
/// @param elements the type of a list's elements, where it has one
/// @param defaultValue what the module takes where the argument is not given, already of [#type()]
/// @param choices the only values allowed, as text; none means any
/// @param removedIn the Ansible version that dropped it
public record Parameter(
    String name,
    List<String> aliases,
    ParameterType type,
    Optional<ParameterType> elements,
    boolean required,
    Optional<Object> defaultValue,
    List<String> choices,
    Optional<String> removedIn) {
  public Parameter {
    aliases = List.copyOf(aliases);
    choices = List.copyOf(choices);
  }

  /// Whether it goes by a name or alias.
  public boolean answersTo(String nameOrAlias) {
    return name.equals(nameOrAlias) || aliases.contains(nameOrAlias);
  }
}
