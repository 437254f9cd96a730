package rolepack.rewrite.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.Value;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.ir.DataTemplate;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Makes sets of values for what a template reads: defaults, everything set, each type's corners,
/// one host and three.
final class Samples {
  static final int MOST = 14;
  private static final String HOST = "host-1";
  private static final SourceSpan NOWHERE = new SourceSpan(new SourceFile("", ""), 0, 0);

  private final TemplateScope scope;
  private final List<Reading> readings;
  private final SampleValues candidates;
  private final boolean hosts;

  /// @param hosts whether the template reads of other hosts or of groups
  Samples(TemplateScope scope, List<Reading> readings, Set<String> members, boolean hosts) {
    this.scope = scope;
    this.readings = readings;
    this.candidates = new SampleValues(members);
    this.hosts = hosts || readings.stream().anyMatch(Reading.Hosts.class::isInstance);
  }

  /// How many sets there are: one where nothing can change.
  int count() {
    return readings.isEmpty() ? 1 : MOST;
  }

  /// The set of a number: 0 stores nothing that has a default, the others everything, and every
  /// third leaves out what need not be there.
  Sample sample(int number) {
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, String> kv = new TreeMap<>();
    Map<String, String> files = new HashMap<>();
    Map<String, Map<String, GoValue>> secrets = new HashMap<>();
    int place = 0;
    for (Reading reading : readings) {
      place++;
      switch (reading) {
        case Reading.Key key -> {
          if (isSet(key, number)) {
            int pick = pick(number, place);
            Value value = value(key, pick);
            StoredText.of(value)
                .ifPresent(
                    text -> {
                      values.put(key.name(), value);
                      Optional<String> other = StoredText.of(candidates.of(key.type(), pick + 1));
                      store(key.layers(), text, other, pick, layerGroups(number), kv);
                    });
          }
        }
        case Reading.Secret secret -> {
          Value value = candidates.of(secret.type(), pick(number, place));
          values.put(secret.name(), value);
          secrets
              .computeIfAbsent(secret.path(), _ -> new HashMap<>())
              .put(secret.field(), GoValue.of(StoredText.of(value).orElseThrow()));
        }
        case Reading.Fact fact -> {
          Value value = fact(fact, number, place);
          values.put(fact.name(), value);
          StoredText.of(value).ifPresent(text -> files.put(fact.path(), text));
        }
        case Reading.Found found -> {
          Value value = candidates.of(found.type(), pick(number, place));
          values.put(found.name(), value);
          StoredText.json(value).ifPresent(text -> files.put(found.path(), text));
        }
        case Reading.Hosts _ -> {}
      }
    }
    Map<String, Value> hosts = new LinkedHashMap<>();
    Map<String, Value> groups = this.hosts ? groups(values, number, hosts) : Map.of();
    topology(groups, hosts, kv);
    return new Sample(
        values, groups, hosts, new ConsulData(kv, Map.of(), List.of(), secrets), files);
  }

  private static int pick(int number, int place) {
    return number <= 3 ? number - 1 + (number == 0 ? 1 : 0) : number + place * (1 + number % 3);
  }

  /// Without a default, a value is left out of every third set only.
  private boolean isSet(Reading.Key key, int number) {
    if (scope.source(key.name()) instanceof Source.Stored stored && stored.fallback().isPresent()) {
      return number > 0 && number % 5 != 4;
    }
    return number % 3 != 2;
  }

  private Value value(Reading.Key key, int pick) {
    if (pick % 4 == 3 && scope.source(key.name()) instanceof Source.Stored stored) {
      for (DataTemplate seen : stored.seen().reversed()) {
        if (seen instanceof DataTemplate.Constant
            || seen instanceof DataTemplate.Sequence
            || seen instanceof DataTemplate.Mapping) {
          try {
            return sorted(Evaluator.evaluate(seen, Scope.of(Map.of())));
          } catch (EvaluationException _) {
            // It reads other variables; a made value does as well.
          }
        }
      }
    }
    return candidates.of(key.type(), pick);
  }

  /// A dict as JSON keeps it: in the order of its names.
  private static Value sorted(Value value) {
    return switch (value) {
      case Value.Dict dict -> {
        Map<String, Value> ordered = new TreeMap<>();
        dict.entries()
            .forEach(
                (key, each) ->
                    ordered.put(
                        key instanceof Value.Str text ? text.text() : key.toString(),
                        sorted(each)));
        Value.Dict result = new Value.Dict();
        ordered.forEach(result::put);
        yield result;
      }
      case Value.List list ->
          new Value.List(new ArrayList<>(list.items().stream().map(Samples::sorted).toList()));
      default -> value;
    };
  }

  /// Puts a value into one of the layers that count for the host, and something else into those
  /// below it and into those of groups that it is not in.
  private static void store(
      List<Layer> layers,
      String text,
      Optional<String> other,
      int pick,
      Set<String> groups,
      Map<String, String> kv) {
    List<Layer> counting =
        layers.stream()
            .filter(
                each ->
                    !(each instanceof Layer.Group(String group, var _)) || groups.contains(group))
            .toList();
    Layer chosen = counting.get(Math.floorMod(pick, counting.size()));
    boolean below = false;
    for (Layer layer : layers) {
      String key =
          switch (layer) {
            case Layer.Site(String site) -> site;
            case Layer.Group(var _, String group) -> group;
            case Layer.Host(String before, String after) -> before + HOST + after;
          };
      if (layer.equals(chosen)) {
        kv.putIfAbsent(key, text);
        below = true;
      } else if (below && pick % 2 == 0 || !counting.contains(layer)) {
        other.ifPresent(each -> kv.putIfAbsent(key, each));
      }
    }
  }

  /// The groups with values of their own that the host is in.
  private Set<String> layerGroups(int number) {
    Set<String> found = new LinkedHashSet<>();
    int place = number;
    for (Reading reading : readings) {
      if (reading instanceof Reading.Key key) {
        for (Layer layer : key.layers()) {
          if (layer instanceof Layer.Group(String group, var _) && place++ % 3 != 0) {
            found.add(group);
          }
        }
      }
    }
    return found;
  }

  private Value fact(Reading.Fact fact, int number, int place) {
    return switch (fact.name()) {
      case "inventory_hostname", "inventory_hostname_short" -> Value.of(HOST);
      case "group_names" -> {
        Value.List names = new Value.List();
        int i = number;
        for (String group : groupNames(Map.of())) {
          if (i++ % 2 == 0) {
            names.items().add(Value.of(group));
          }
        }
        for (String group : layerGroups(number)) {
          names.items().add(Value.of(group));
        }
        names.items().add(Value.of("role=control"));
        yield names;
      }
      default -> {
        Value value = candidates.of(fact.type(), number == 0 ? 0 : pick(number, place));
        yield value instanceof Value.Str(String text, var _) && text.endsWith("\n")
            ? Value.of("text")
            : value;
      }
    };
  }

  /// The groups that the template names, and those whose names it may compute.
  private Set<String> groupNames(Map<String, Value> values) {
    Set<String> names = new LinkedHashSet<>();
    boolean computed = false;
    for (Reading reading : readings) {
      if (reading instanceof Reading.Hosts(var _, Optional<String> group, var _)) {
        group.ifPresent(names::add);
        computed |= group.isEmpty();
      }
    }
    if (computed) {
      readings.forEach(
          each -> {
            if (!(each instanceof Reading.Hosts)) {
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

  private Map<String, Value> groups(
      Map<String, Value> values, int number, Map<String, Value> hosts) {
    List<String> all = number % 3 == 1 ? List.of(HOST) : List.of("host-2", HOST, "a-host");
    Set<String> members = new LinkedHashSet<>();
    readings.forEach(
        each -> {
          if (each instanceof Reading.Hosts it) {
            members.addAll(it.members());
          }
        });
    int place = number;
    for (String host : all) {
      Value.Dict variables = new Value.Dict();
      for (String member : members) {
        place++;
        if (host.equals(HOST) && values.containsKey(member)) {
          variables.put(member, values.get(member));
        } else if (number % 4 != 2 || !host.equals("a-host")) {
          variables.put(member, candidates.of(Shape.TEXT, number < 3 ? 0 : place));
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
    Map<String, Value> groups = new LinkedHashMap<>();
    int offset = 0;
    Set<String> names = groupNames(values);
    names.add("all");
    for (String name : names) {
      Value.List list = new Value.List();
      for (int i = 0; i < all.size(); i++) {
        if (name.equals("all") || offset == 0 || (i + offset + number) % 3 != 0) {
          list.items().add(Value.of(all.get(i)));
        }
      }
      if (number % 6 == 5 && !name.equals("all")) {
        list.items().clear();
      }
      groups.put(name, list);
      offset++;
    }
    return groups;
  }

  private void topology(
      Map<String, Value> groups, Map<String, Value> hosts, Map<String, String> kv) {
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
          StoredText.of(entries)
              .ifPresent(text -> kv.put(scope.prefix() + "/topology/" + group, text));
        });
  }
}
