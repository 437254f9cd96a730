package rolepack.generated.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the catalogue knows about a module.
///
/// @param name the short name: `copy`
/// @param aliases other short names of the same module: `systemd_service`
/// @param collections the collections that hold it or held it: `ansible.builtin`
/// @param form what it makes of text that is not `key=value`
/// @param openKeys whether it takes arguments of any name: `set_fact`
/// @param effects what it reads and writes
/// @param unknownEffects whether it may do more than the effects say: `script`
/// @param localQuery whether it changes nothing and reads only the machine itself
/// @param reason why its tasks never move, where that is so
public record ModuleSpec(
    String name,
    List<String> aliases,
    List<String> collections,
    ModuleFamily family,
    String summary,
    FreeForm form,
    boolean openKeys,
    List<Parameter> parameters,
    List<Constraint> constraints,
    List<Effect> effects,
    boolean unknownEffects,
    boolean localQuery,
    RunsOn runsOn,
    Optional<ModuleReason> reason) {
  public ModuleSpec {
    aliases = List.copyOf(aliases);
    collections = List.copyOf(collections);
    parameters = List.copyOf(parameters);
    constraints = List.copyOf(constraints);
    effects = List.copyOf(effects);
  }

  /// Whether it takes text that is not `key=value`.
  public boolean freeForm() {
    return form != FreeForm.NONE;
  }

  /// The parameter with a name or alias.
  public Optional<Parameter> parameter(String nameOrAlias) {
    for (Parameter each : parameters) {
      if (each.answersTo(nameOrAlias)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// Every name that an argument may be written with, to find the one that was meant.
  public List<String> argumentNames() {
    List<String> names = new ArrayList<>();
    for (Parameter each : parameters) {
      names.add(each.name());
      names.addAll(each.aliases());
    }
    return List.copyOf(names);
  }

  /// What an effect names, given arguments that were not checked: defaults are filled in, and a
  /// list may be written as text with commas.
  ///
  /// @param arguments values by canonical name
  public List<String> subjects(Effect effect, Map<String, Object> arguments) {
    return effect.subjects(
        name -> {
          Optional<Parameter> parameter = parameter(name);
          Optional<Object> value =
              Optional.ofNullable(arguments.get(name))
                  .or(() -> parameter.flatMap(Parameter::defaultValue));
          return parameter.filter(each -> each.type() == ParameterType.LIST).isPresent()
              ? value.map(ModuleSpec::split)
              : value;
        });
  }

  private static Object split(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    List<String> parts = new ArrayList<>();
    for (String each : text.split(",")) {
      parts.add(each.strip());
    }
    return parts;
  }

  /// Whether a task may write its name with this collection in front.
  public boolean isIn(String collection) {
    return collections.contains(collection);
  }
}
