package rolepack.rewrite.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.Value;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulNode;
import rolepack.evaluation.consultemplate.ServiceInstance;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.ir.Topology.HostSource;
import rolepack.ir.Topology.NodeField;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// The hosts of a set of values and their groups: in the inventory, and the same in Consul.
final class SampleHosts {
  private static final String HOST = Samples.HOST;
  private static final SourceSpan NOWHERE = new SourceSpan(new SourceFile("", ""), 0, 0);

  private final TemplateScope scope;
  private final List<Reading> readings;
  private final SampleValues candidates;
  private final List<HostSource> sources;

  SampleHosts(TemplateScope scope, List<Reading> readings, SampleValues candidates) {
    this.scope = scope;
    this.readings = readings;
    this.candidates = candidates;
    this.sources =
        readings.stream()
            .filter(Reading.Catalogued.class::isInstance)
            .map(each -> ((Reading.Catalogued) each).source())
            .distinct()
            .toList();
  }

  /// Whether a template reads of other hosts.
  static boolean areRead(List<Reading> readings) {
    return readings.stream()
        .anyMatch(each -> each instanceof Reading.Hosts || each instanceof Reading.Catalogued);
  }

  private static List<String> hosts(int number) {
    return number % 3 == 1 ? List.of(HOST) : List.of("host-2", HOST, "a-host");
  }

  /// What a variable of the host is where the catalogue tells the same of it.
  Optional<Value> known(String variable, int number) {
    return sources.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(scope.topology().variables().get(variable))
            .flatMap(each -> field(HOST, each, number))
            .map(Value::of);
  }

  /// What the catalogue has of a host; not every node has metadata.
  private Optional<String> field(String host, NodeField field, int number) {
    int place = hosts(number).indexOf(host);
    boolean named = scope.topology().hostName() instanceof NodeField.Name;
    return switch (field) {
      case NodeField.Name() -> Optional.of(named ? host : "node-" + place);
      case NodeField.Address() ->
          Optional.of(named ? "10.%d.0.%d".formatted(number, place + 1) : host);
      case NodeField.Meta(String key) ->
          Optional.of("%s \"%d\"".formatted(key, place)).filter(_ -> isWhole(host, number));
      case NodeField.TaggedAddress(String tag) ->
          Optional.of("192.0.2.%d".formatted(tag.length() + place))
              .filter(_ -> isWhole(host, number));
    };
  }

  private static boolean isWhole(String host, int number) {
    return number % 4 != 2 || !host.equals("a-host");
  }

  /// The groups that the host is in, one or more of them: some of those that matter, and for others
  /// one with a name that is nearly the same.
  ///
  /// @param layered the groups with values of their own
  /// @param own those of them that the host is in
  Set<String> groupsOfHost(
      Map<String, Value> values,
      int number,
      Collection<String> layered,
      Set<String> own,
      AskedGroups asked) {
    Set<String> names = new LinkedHashSet<>(groupNames(values));
    names.addAll(asked.names());
    asked.variables().forEach(each -> text(each, values).ifPresent(names::add));
    names.addAll(layered);
    names.remove("all");
    Set<String> found = new TreeSet<>();
    int place = 0;
    for (String name : names) {
      if (layered.contains(name) ? own.contains(name) : isIn(place, number)) {
        found.add(name);
      } else if (number % 2 == 0) {
        found.add(name + "-2");
      }
      place++;
    }
    return found.isEmpty() ? Set.of("ungrouped") : found;
  }

  private static boolean isIn(int place, int number) {
    return number % 6 != 5 && (place == 0 ? number % 4 != 3 : (place + number) % 3 != 0);
  }

  /// The groups that the template names, and those whose names it may compute.
  private Set<String> groupNames(Map<String, Value> values) {
    Set<String> names = new LinkedHashSet<>();
    boolean computed = false;
    for (Reading reading : readings) {
      switch (reading) {
        case Reading.Hosts(var _, Optional<String> group, var _) -> {
          group.ifPresent(names::add);
          computed |= group.isEmpty();
        }
        case Reading.Catalogued(var _, String group, var _) -> names.add(group);
        case Reading.Key _, Reading.Secret _, Reading.Fact _, Reading.Found _ -> {}
      }
    }
    if (computed) {
      readings.forEach(
          each -> {
            if (!areRead(List.of(each))) {
              text(each.name(), values).ifPresent(names::add);
            }
          });
    }
    return names;
  }

  private Optional<String> text(String name, Map<String, Value> values) {
    return value(name, values)
        .flatMap(
            each ->
                each instanceof Value.Str(String text, var _)
                    ? Optional.of(text)
                    : Optional.empty());
  }

  private Optional<Value> value(String name, Map<String, Value> values) {
    try {
      Value value =
          Evaluator.evaluate(
              new rolepack.ir.jinja.Expr.Name(NOWHERE, name), new SampleScope(scope, values));
      return value instanceof Value.Undefined ? Optional.empty() : Optional.of(value);
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }

  /// The hosts of each group.
  ///
  /// @param own the groups that the host is in
  /// @param hosts gets the variables of each host
  Map<String, Value> groups(
      Map<String, Value> values, int number, Set<String> own, Map<String, Value> hosts) {
    List<String> all = hosts(number);
    variables(values, number, hosts);
    Map<String, Value> groups = new LinkedHashMap<>();
    int offset = 0;
    Set<String> names = groupNames(values);
    names.add("all");
    for (String name : names) {
      List<String> members = new ArrayList<>();
      Optional<HostSource> source = scope.topology().source(name);
      if (source.isPresent()) {
        members.addAll(catalogued(source.get(), number));
      } else {
        for (int i = 0; i < all.size(); i++) {
          String host = all.get(i);
          if (name.equals("all")
              || (host.equals(HOST)
                  ? own.contains(name)
                  : number % 6 != 5 && (offset == 0 || (i + offset + number) % 3 != 0))) {
            members.add(host);
          }
        }
      }
      Value.List list = new Value.List();
      members.forEach(each -> list.items().add(Value.of(each)));
      groups.put(name, list);
      offset++;
    }
    return groups;
  }

  private void variables(Map<String, Value> values, int number, Map<String, Value> hosts) {
    Set<String> members = new LinkedHashSet<>();
    readings.forEach(
        each -> {
          if (each instanceof Reading.Hosts it) {
            members.addAll(it.members());
          }
        });
    int place = number;
    for (String host : hosts(number)) {
      Value.Dict variables = new Value.Dict();
      if (!sources.isEmpty()) {
        scope
            .topology()
            .variables()
            .forEach(
                (name, field) ->
                    field(host, field, number)
                        .ifPresent(each -> put(variables, name, Value.of(each))));
      }
      for (String member : members) {
        place++;
        if (host.equals(HOST) && values.containsKey(member)) {
          variables.entries().putIfAbsent(Value.of(member), values.get(member));
        } else if (isWhole(host, number)) {
          variables
              .entries()
              .putIfAbsent(Value.of(member), candidates.of(Shape.TEXT, number < 3 ? 0 : place));
        }
      }
      if (host.equals(HOST)) {
        readings.forEach(
            each ->
                value(each.name(), values)
                    .ifPresent(it -> variables.entries().putIfAbsent(Value.of(each.name()), it)));
      }
      variables.put("inventory_hostname", Value.of(host));
      hosts.put(host, variables);
    }
  }

  /// `a.b` is what `b` is inside of the dict `a`.
  private static void put(Value.Dict dict, String name, Value value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      dict.put(name, value);
    } else if (dict.entries()
            .computeIfAbsent(Value.of(name.substring(0, dot)), _ -> new Value.Dict())
        instanceof Value.Dict inner) {
      put(inner, name.substring(dot + 1), value);
    }
  }

  /// The hosts of a group that follows the catalogue, in its order.
  private List<String> catalogued(HostSource source, int number) {
    return hosts(number).stream()
        .filter(
            each ->
                switch (source) {
                  case HostSource.Nodes() -> true;
                  case HostSource.Service service ->
                      instance(service.name(), each, number)
                          .filter(
                              it -> service.tag().filter(tag -> !it.tags().contains(tag)).isEmpty())
                          .filter(it -> !service.passing() || it.status().equals("passing"))
                          .isPresent();
                })
        .sorted(Comparator.comparing(each -> node(each, number)))
        .toList();
  }

  private String node(String host, int number) {
    return field(host, new NodeField.Name(), number).orElseThrow();
  }

  private String address(String host, int number) {
    return field(host, new NodeField.Address(), number).orElseThrow();
  }

  /// The instance of a service on a host: not on every one, not with every tag, not always well.
  private Optional<ServiceInstance> instance(String service, String host, int number) {
    int place = hosts(number).indexOf(host);
    if (number % 6 == 5 || (place + service.length() + number) % 5 == 0) {
      return Optional.empty();
    }
    List<String> tags = new ArrayList<>();
    for (HostSource each : sources) {
      if (each instanceof HostSource.Service(String name, Optional<String> tag, boolean _)
          && name.equals(service)
          && (place + tags.size() + number) % 4 != 1) {
        tag.ifPresent(tags::add);
      }
    }
    return Optional.of(
        new ServiceInstance(
            node(host, number),
            address(host, number),
            place == 1 ? "198.51.100.7" : "",
            80,
            service,
            tags,
            (place + number) % 3 == 1 ? "critical" : "passing",
            Map.of()));
  }

  /// Puts the groups that are in Consul KV there.
  void topology(Map<String, Value> groups, Map<String, Value> hosts, Map<String, String> kv) {
    groups.forEach(
        (group, names) -> {
          Value.List entries = new Value.List();
          for (Value name : ((Value.List) names).items()) {
            Value.Dict entry = new Value.Dict().put("name", name);
            ((Value.Dict) hosts.get(((Value.Str) name).text()))
                .entries()
                .forEach(
                    (key, value) -> {
                      if (!key.equals(Value.of("inventory_hostname"))) {
                        entry.entries().put(key, value);
                      }
                    });
            entries.items().add(entry);
          }
          if (scope.topology().source(group).isEmpty()) {
            StoredText.of(entries)
                .ifPresent(text -> kv.put(scope.prefix() + "/topology/" + group, text));
          }
        });
  }

  /// What Consul and Vault hold, the catalogue included.
  ConsulData data(Map<String, String> kv, Map<String, Map<String, GoValue>> secrets, int number) {
    if (sources.isEmpty()) {
      return new ConsulData(kv, Map.of(), List.of(), secrets);
    }
    Map<String, List<ServiceInstance>> services = new TreeMap<>();
    for (HostSource source : sources) {
      if (source instanceof HostSource.Service service) {
        services.put(
            service.name(),
            hosts(number).stream()
                .flatMap(each -> instance(service.name(), each, number).stream())
                .toList());
      }
    }
    List<ConsulNode> nodes =
        hosts(number).stream()
            .map(
                each ->
                    new ConsulNode(
                        node(each, number),
                        address(each, number),
                        fields(each, number, NodeField.Meta.class),
                        fields(each, number, NodeField.TaggedAddress.class)))
            .toList();
    return new ConsulData(kv, services, nodes, secrets);
  }

  private Map<String, String> fields(String host, int number, Class<? extends NodeField> kind) {
    Map<String, String> fields = new TreeMap<>();
    for (NodeField each : scope.topology().variables().values()) {
      if (kind.isInstance(each)) {
        String key =
            switch (each) {
              case NodeField.Meta(String name) -> name;
              case NodeField.TaggedAddress(String tag) -> tag;
              case NodeField.Name _, NodeField.Address _ -> "";
            };
        field(host, each, number).ifPresent(value -> fields.put(key, value));
      }
    }
    return fields;
  }
}
