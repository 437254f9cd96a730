package rolepack.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import rolepack.ir.Inventory;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope.Kind;
import rolepack.rewrite.scope.Layer;

/// Where in Consul KV the values of a variable are: for every host, group or the whole site that
/// the repository defines it for.
final class Layers {
  private final String prefix;
  private final Map<String, Integer> depths;

  Layers(String prefix, Inventory inventory) {
    this.prefix = prefix;
    this.depths = depths(inventory);
  }

  /// The layers of a variable, the most specific first; the site's is always the last.
  List<Layer> of(String name, List<VariableDefinition> definitions) {
    List<Layer> layers = new ArrayList<>();
    if (definitions.stream().anyMatch(each -> isOfHost(each.scope().kind()))) {
      layers.add(new Layer.Host(prefix + "/hosts/", "/" + name));
    }
    TreeSet<String> groups = new TreeSet<>();
    definitions.stream()
        .filter(each -> isOfGroup(each, definitions))
        .forEach(each -> groups.add(each.scope().owner()));
    groups.stream()
        .sorted(Comparator.<String>comparingInt(this::depth).thenComparing(it -> it).reversed())
        .forEach(each -> layers.add(new Layer.Group(each, groupKey(each, name))));
    layers.add(new Layer.Site(prefix + "/" + name));
    return layers;
  }

  /// The definition that a layer stands for; empty where the repository has none.
  static Optional<VariableDefinition> definition(Layer layer, List<VariableDefinition> all) {
    return switch (layer) {
      case Layer.Group(String group, _) ->
          all.stream()
              .filter(each -> isOfGroup(each, all) && each.scope().owner().equals(group))
              .max(Comparator.comparing(each -> each.scope().kind()));
      case Layer.Site _ ->
          all.stream()
              .filter(each -> isOfSite(each))
              .max(Comparator.comparing(each -> each.scope().kind()));
      case Layer.Host _ -> Optional.empty();
    };
  }

  static String groupKey(String prefix, String group, String name) {
    return prefix + "/groups/" + group + "/" + name;
  }

  private String groupKey(String group, String name) {
    return groupKey(prefix, group, name);
  }

  static boolean isOfHost(Kind kind) {
    return kind == Kind.INVENTORY_HOST || kind == Kind.HOST_VARS;
  }

  /// A group's variables in an inventory are weaker than the files for all hosts.
  private static boolean isOfGroup(VariableDefinition definition, List<VariableDefinition> all) {
    if (definition.scope().owner().equals("all")) {
      return false;
    }
    return definition.scope().kind() == Kind.GROUP_VARS
        || definition.scope().kind() == Kind.INVENTORY_GROUP
            && all.stream().noneMatch(each -> each.scope().kind() == Kind.GROUP_VARS_ALL);
  }

  /// Whether a definition holds for all hosts and the site may change it.
  static boolean isOfSite(VariableDefinition definition) {
    return switch (definition.scope().kind()) {
      case ROLE_DEFAULTS, GROUP_VARS_ALL, PLAY_VARS, PLAY_VARS_FILES, EXTRA_VARS -> true;
      case INVENTORY_GROUP, GROUP_VARS -> definition.scope().owner().equals("all");
      case INVENTORY_HOST,
          HOST_VARS,
          FACTS,
          PLAY_PROMPT,
          ROLE_VARS,
          BLOCK_VARS,
          TASK_VARS,
          INCLUDE_VARS,
          SET_FACT,
          ROLE_PARAMETERS,
          INCLUDE_PARAMETERS ->
          false;
    };
  }

  /// How deep below `all` a group is.
  int depth(String group) {
    return depths.getOrDefault(group, 1);
  }

  /// How deep below `all` a group is; of two ways the longer one counts.
  private static Map<String, Integer> depths(Inventory inventory) {
    Map<String, Integer> found = new HashMap<>();
    found.put("all", 0);
    boolean news = true;
    // The groups have no cycles, so that the longest way has no more steps than there are groups.
    for (int round = 0; news && round <= inventory.groups().size(); round++) {
      news = false;
      for (Inventory.Group group : inventory.groups()) {
        Integer own = found.get(group.name());
        if (own == null) {
          continue;
        }
        for (String child : group.children()) {
          if (found.getOrDefault(child, 0) < own + 1) {
            found.put(child, own + 1);
            news = true;
          }
        }
      }
    }
    return found;
  }
}
