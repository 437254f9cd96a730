package rolepack.rewrite.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.Value;
import rolepack.ir.Topology.HostSource;
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
  private final SampleCatalogue catalogue;

  SampleHosts(
      TemplateScope scope,
      List<Reading> readings,
      SampleValues candidates,
      SampleCatalogue catalogue) {
    this.scope = scope;
    this.readings = readings;
    this.candidates = candidates;
    this.catalogue = catalogue;
  }

  /// Whether a template reads of other hosts.
  static boolean areRead(List<Reading> readings) {
    return readings.stream()
        .anyMatch(each -> each instanceof Reading.Hosts || each instanceof Reading.Catalogued);
  }

  static List<String> hosts(int number) {
    return number % 3 == 1 ? List.of(HOST) : List.of("host-2", HOST, "a-host");
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
        case Reading.Hosts(var _, Optional<String> group, var _, var _) -> {
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
        members.addAll(catalogue.hosts(source.get(), number));
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
    Map<String, Shape> members = new LinkedHashMap<>();
    readings.forEach(
        each -> {
          if (each instanceof Reading.Hosts it) {
            members.putAll(it.members());
          }
        });
    int place = number;
    for (String host : hosts(number)) {
      Value.Dict variables = new Value.Dict();
      if (!catalogue.isUnread()) {
        scope
            .topology()
            .variables()
            .forEach(
                (name, field) ->
                    catalogue
                        .field(host, field, number)
                        .ifPresent(each -> put(variables, name, Value.of(each))));
      }
      for (String member : members.keySet()) {
        place++;
        if (host.equals(HOST) && values.containsKey(member)) {
          variables.entries().putIfAbsent(Value.of(member), values.get(member));
        } else if (SampleCatalogue.isWhole(host, number)) {
          variables
              .entries()
              .putIfAbsent(
                  Value.of(member), candidates.of(members.get(member), number < 3 ? 0 : place));
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

  /// Puts the groups that are in Consul KV there; facts of hosts are there or in their own keys.
  void topology(
      Map<String, Value> groups, Map<String, Value> hosts, int number, Map<String, String> kv) {
    Set<Value> own = new HashSet<>();
    readings.forEach(
        each -> {
          if (each instanceof Reading.Hosts it && number % 4 == 1) {
            it.own().forEach(fact -> own.add(Value.of(fact)));
          }
        });
    groups.forEach(
        (group, names) -> {
          Value.List entries = new Value.List();
          for (Value name : ((Value.List) names).items()) {
            String host = ((Value.Str) name).text();
            Value.Dict entry = new Value.Dict().put("name", name);
            ((Value.Dict) hosts.get(host))
                .entries()
                .forEach(
                    (key, value) -> {
                      if (own.contains(key)) {
                        StoredText.of(value)
                            .ifPresent(
                                text ->
                                    kv.put(
                                        "%s/hosts/%s/%s"
                                            .formatted(
                                                scope.prefix(), host, ((Value.Str) key).text()),
                                        text));
                      } else if (!key.equals(Value.of("inventory_hostname"))) {
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
}
