package rolepack.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.SecretParts;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.Value;
import rolepack.ir.Inventory;
import rolepack.ir.VariableDefinition;
import rolepack.rewrite.scope.Reading;
import rolepack.source.SecretNames;

/// The hosts of each group that templates read, in inventory order, each with its name and the
/// variables that they read of it; the same value for all templates.
final class TopologyValues {
  private final Site site;
  private final Layers layers;
  private final Map<String, TreeSet<String>> members = new TreeMap<>();
  private final Map<String, BuildEvaluator> readers = new TreeMap<>();
  private final Set<String> own = new HashSet<>();

  TopologyValues(Site site) {
    this.site = site;
    this.layers = site.layers();
  }

  /// Takes note of what a template reads.
  void add(Reading.Hosts reading, BuildEvaluator task) {
    own.addAll(reading.own());
    for (Inventory.Group group : site.inventory().groups()) {
      if (reading.group().filter(each -> !each.equals(group.name())).isEmpty()
          && site.topology().source(group.name()).isEmpty()) {
        members
            .computeIfAbsent(group.name(), _ -> new TreeSet<>())
            .addAll(reading.members().keySet());
        readers.putIfAbsent(group.name(), task);
      }
    }
  }

  /// The values by key; a group without hosts has none.
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    for (Inventory.Group group : site.inventory().groups()) {
      if (members.containsKey(group.name()) && !group.hosts().isEmpty()) {
        Value.List hosts = new Value.List();
        group.hosts().forEach(each -> hosts.items().add(host(each, group.name())));
        StoredText.of(hosts)
            .ifPresent(each -> values.put(site.topologyPath() + group.name(), each));
      }
    }
    return values;
  }

  /// What templates read of hosts and the repository does not say of each of them.
  List<Storage.HostFact> unknown() {
    List<Storage.HostFact> unknown = new ArrayList<>();
    for (Inventory.Group group : site.inventory().groups()) {
      for (String member : members.getOrDefault(group.name(), new TreeSet<>())) {
        if (!SecretNames.says(member)
            && group.hosts().stream()
                .anyMatch(each -> value(each, member, readers.get(group.name())).isEmpty())) {
          boolean inEntry = !own.contains(member);
          unknown.add(
              new Storage.HostFact(
                  member,
                  group.name(),
                  inEntry ? site.topologyPath() + group.name() : site.hostPath("<host>", member),
                  inEntry));
        }
      }
    }
    unknown.sort(
        Comparator.comparing(Storage.HostFact::name).thenComparing(Storage.HostFact::group));
    return unknown;
  }

  private Value host(String host, String group) {
    Value.Dict entry = new Value.Dict();
    entry.put("name", Value.of(host));
    for (String member : members.get(group)) {
      value(host, member, readers.get(group)).ifPresent(each -> entry.put(member, each));
    }
    return entry;
  }

  /// What the repository says of a host; a secret is never told, and a fact is not known.
  private Optional<Value> value(String host, String name, BuildEvaluator task) {
    if (SecretNames.says(name)) {
      return Optional.empty();
    }
    return task.table().definitions(name).stream()
        .filter(each -> applies(each, host))
        .max(
            Comparator.comparing((VariableDefinition each) -> each.scope().kind())
                .thenComparing(each -> layers.depth(each.scope().owner()))
                .thenComparing(each -> each.scope().owner()))
        .flatMap(
            each ->
                task.present(each.value()) instanceof Evaluation.Known<Value>(Value value, var _)
                        && !SecretParts.in(value)
                    ? Optional.of(value)
                    : Optional.empty());
  }

  private boolean applies(VariableDefinition definition, String host) {
    String owner = definition.scope().owner();
    return switch (definition.scope().kind()) {
      case INVENTORY_HOST, HOST_VARS -> owner.equals(host);
      case INVENTORY_GROUP, GROUP_VARS -> groupsOf(host).contains(owner);
      case GROUP_VARS_ALL, EXTRA_VARS -> true;
      case ROLE_DEFAULTS,
          FACTS,
          PLAY_VARS,
          PLAY_PROMPT,
          PLAY_VARS_FILES,
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

  private List<String> groupsOf(String host) {
    return site.inventory().groups().stream()
        .filter(each -> each.hosts().contains(host))
        .map(Inventory.Group::name)
        .toList();
  }
}
