package rolepack.grammars.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A module as its catalogue file describes it.
public record ModuleEntry(
    String name,
    List<String> aliases,
    List<String> collections,
    String family,
    String summary,
    String freeForm,
    boolean openKeys,
    List<ParameterEntry> parameters,
    List<ConstraintEntry> constraints,
    List<EffectEntry> effects,
    boolean unknownEffects,
    boolean localQuery,
    String runs,
    Optional<ReasonEntry> reason) {

  static ModuleEntry read(Entry entry, Vocabulary vocabulary) {
    List<ParameterEntry> parameters = parameters(entry, vocabulary);
    Set<String> names = new LinkedHashSet<>();
    parameters.forEach(each -> names.add(each.name()));
    List<EffectEntry> effects = new ArrayList<>();
    Set<String> kinds = vocabulary.effectKinds().keySet();
    effects.addAll(EffectEntry.read(entry, "reads", "READ", kinds, names));
    effects.addAll(EffectEntry.read(entry, "writes", "WRITE", kinds, names));
    ModuleEntry module =
        new ModuleEntry(
            entry.required("name"),
            entry.texts("aliases"),
            entry.texts("collections"),
            entry.required("family"),
            entry.required("summary"),
            entry.optional("free_form").orElse("none"),
            entry.flag("open_keys"),
            parameters,
            ConstraintEntry.read(entry, names),
            List.copyOf(effects),
            entry.flag("unknown_effects"),
            entry.flag("local_query"),
            entry.optional("runs").orElse("target"),
            ReasonEntry.read(entry));
    entry.close();
    module.check(entry, vocabulary);
    return module;
  }

  private static List<ParameterEntry> parameters(Entry entry, Vocabulary vocabulary) {
    Map<String, ParameterEntry> found = new LinkedHashMap<>();
    Entry own = entry.entry("parameters").orElseThrow(() -> entry.problem("no parameters"));
    for (String name : own.keys()) {
      found.put(name, ParameterEntry.read(name, own.entry(name).orElseThrow()));
    }
    for (String group : entry.texts("shared")) {
      for (ParameterEntry each : vocabulary.shared(entry, group)) {
        found.putIfAbsent(each.name(), each);
      }
    }
    return List.copyOf(found.values());
  }

  private void check(Entry entry, Vocabulary vocabulary) {
    if (!vocabulary.families().containsKey(family)) {
      throw entry.problem("unknown family " + family);
    }
    if (!Set.of("none", "command", "text").contains(freeForm)) {
      throw entry.problem("free_form is none, command or text");
    }
    if (!Set.of("target", "controller").contains(runs)) {
      throw entry.problem("runs is target or controller");
    }
    if (collections.isEmpty()) {
      throw entry.problem("no collections");
    }
    Set<String> names = new LinkedHashSet<>();
    for (ParameterEntry each : parameters) {
      if (!names.add(each.name())) {
        throw entry.problem("two parameters answer to " + each.name());
      }
      for (String alias : each.aliases()) {
        if (!names.add(alias)) {
          throw entry.problem("two parameters answer to " + alias);
        }
      }
    }
  }
}
