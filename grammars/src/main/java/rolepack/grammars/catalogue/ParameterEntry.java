package rolepack.grammars.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A parameter as the catalogue describes it.
///
/// @param type a constant of `ParameterType`, in lower case
/// @param defaultTexts the default's text, or a list's texts
public record ParameterEntry(
    String name,
    List<String> aliases,
    String type,
    Optional<String> elements,
    boolean required,
    Optional<List<String>> defaultTexts,
    List<String> choices,
    Optional<String> removed) {
  private static final Set<String> TYPES =
      Set.of(
          "str", "bool", "int", "float", "list", "dict", "path", "raw", "json", "jsonarg", "bytes",
          "bits");

  static ParameterEntry read(String name, Entry entry) {
    ParameterEntry parameter =
        new ParameterEntry(
            name,
            entry.texts("aliases"),
            entry.optional("type").orElse("str"),
            entry.optional("elements"),
            entry.flag("required"),
            entry.defaults("default"),
            entry.texts("choices"),
            entry.optional("removed"));
    entry.close();
    if (!TYPES.contains(parameter.type)
        || !TYPES.containsAll(parameter.elements.stream().toList())) {
      throw entry.problem("the parameter " + name + " has an unknown type");
    }
    if (parameter.required && parameter.defaultTexts.isPresent()) {
      throw entry.problem("the parameter " + name + " is required and has a default");
    }
    return parameter;
  }
}
