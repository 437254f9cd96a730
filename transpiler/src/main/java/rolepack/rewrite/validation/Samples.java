package rolepack.rewrite.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.ir.DataTemplate;
import rolepack.rewrite.scope.Absence;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// Makes sets of values for what a template reads: defaults, everything set, each type's corners,
/// one host and three.
final class Samples {
  static final int MOST = 14;
  static final String HOST = "host-1";

  private static final String GROUP_NAMES = "group_names";

  /// The set in which a host or a group has empty texts, and what is below them other ones.
  private static final int EMPTY_OVER_OTHERS = 10;

  private final TemplateScope scope;
  private final List<Reading> readings;
  private final SampleValues candidates;
  private final SampleCatalogue catalogue;
  private final SampleHosts sampleHosts;
  private final AskedGroups asked;
  private final boolean hosts;

  /// @param asked the groups that the template asks for
  /// @param hosts whether the template reads of other hosts or of groups
  Samples(
      TemplateScope scope,
      List<Reading> readings,
      Set<String> members,
      AskedGroups asked,
      boolean hosts) {
    this.scope = scope;
    this.readings = readings;
    this.candidates = new SampleValues(members);
    this.catalogue = new SampleCatalogue(scope, readings);
    this.sampleHosts = new SampleHosts(scope, readings, candidates, catalogue);
    this.asked = asked;
    this.hosts = hosts || SampleHosts.areRead(readings);
  }

  /// How many sets there are: one where nothing can change.
  int count() {
    return readings.isEmpty() ? 1 : MOST;
  }

  /// The set of a number: 0 stores nothing that has a default, the others everything, and every
  /// third leaves out what need not be there.
  Sample sample(Draw draw) {
    int number = draw.number();
    int inventory = draw.hosts();
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, String> kv = new TreeMap<>();
    Map<String, String> files = new HashMap<>();
    Map<String, Map<String, GoValue>> secrets = new HashMap<>();
    Set<String> absent = new HashSet<>();
    String memberships = "";
    int place = 0;
    for (Reading reading : readings) {
      place++;
      switch (reading) {
        case Reading.Key key when draw.ordinary().contains(key.name()) -> ordinary(key, values, kv);
        case Reading.Key key when number == EMPTY_OVER_OTHERS && mayBeEmpty(key) -> {
          values.put(key.name(), Value.of(""));
          Optional<String> other = StoredText.of(candidates.of(key.type(), 0));
          store(key.layers(), "", other, 0, layerGroups(inventory), kv);
        }
        case Reading.Key key -> {
          if (isSet(key, number)) {
            int pick = pick(number, place);
            Value value = value(key, pick);
            StoredText.of(value)
                .ifPresent(
                    text -> {
                      values.put(key.name(), value);
                      Optional<String> other = StoredText.of(candidates.of(key.type(), pick + 1));
                      store(key.layers(), text, other, pick, layerGroups(inventory), kv);
                    });
          }
        }
        case Reading.Secret secret
            when secret.absence().isPresent()
                && number % 3 == 2
                && !draw.ordinary().contains(secret.name()) -> {
          Absence absence = secret.absence().get();
          if (absence.key().isPresent() && number % 2 == 0) {
            kv.put(absence.key().get(), Absence.IN_CONSUL);
          } else {
            secrets
                .computeIfAbsent(secret.path(), _ -> new HashMap<>())
                .put(absence.field(), GoValue.of(Absence.IN_VAULT));
          }
          absent.add(secret.name());
        }
        case Reading.Secret secret -> {
          Value value = candidates.of(secret.type(), pick(draw, secret, place));
          values.put(secret.name(), value);
          secrets
              .computeIfAbsent(secret.path(), _ -> new HashMap<>())
              .put(secret.field(), GoValue.of(StoredText.of(value).orElseThrow()));
        }
        // Last, since the groups may be named by other values.
        case Reading.Fact fact when fact.name().equals(GROUP_NAMES) -> memberships = fact.path();
        case Reading.Fact fact -> {
          Value value = fact(fact, draw, place);
          values.put(fact.name(), value);
          StoredText.of(value).ifPresent(text -> files.put(fact.path(), text));
        }
        case Reading.Found found -> {
          Value value = candidates.of(found.type(), pick(draw, found, place));
          values.put(found.name(), value);
          StoredText.json(value).ifPresent(text -> files.put(found.path(), text));
        }
        case Reading.Hosts _, Reading.Catalogued _ -> {}
      }
    }
    Set<String> own =
        sampleHosts.groupsOfHost(values, inventory, layerGroups(), layerGroups(inventory), asked);
    if (!memberships.isEmpty()) {
      Value names = new Value.List(new ArrayList<>(own.stream().map(Value::of).toList()));
      values.put(GROUP_NAMES, names);
      files.put(memberships, StoredText.of(names).orElseThrow());
    }
    Map<String, Value> hosts = new LinkedHashMap<>();
    Map<String, Value> groups =
        this.hosts ? sampleHosts.groups(values, inventory, own, hosts) : Map.of();
    sampleHosts.topology(groups, hosts, inventory, kv);
    return new Sample(values, groups, hosts, catalogue.data(kv, secrets, inventory), files, absent);
  }

  /// Its default, or else a plain value for the whole site.
  private void ordinary(Reading.Key key, Map<String, Value> values, Map<String, String> kv) {
    if (hasDefault(key) || !(key.layers().getLast() instanceof Layer.Site(String path))) {
      return;
    }
    Value value = candidates.of(key.type(), 0);
    values.put(key.name(), value);
    StoredText.of(value).ifPresent(text -> kv.put(path, text));
  }

  private static boolean mayBeEmpty(Reading.Key key) {
    return key.layers().size() > 1
        && (key.type() instanceof Shape.Text
            || key.type() instanceof Shape.Mixed
            || key.type() instanceof Shape.Unknown);
  }

  private boolean hasDefault(Reading.Key key) {
    return scope.source(key.name()) instanceof Source.Stored stored
        && stored.fallback().isPresent();
  }

  private static int pick(Draw draw, Reading reading, int place) {
    return draw.ordinary().contains(reading.name()) ? 0 : pick(draw.number(), place);
  }

  private static int pick(int number, int place) {
    return number <= 3 ? number - 1 + (number == 0 ? 1 : 0) : number + place * (1 + number % 3);
  }

  /// Without a default, a value is left out of every third set only.
  private boolean isSet(Reading.Key key, int number) {
    if (hasDefault(key)) {
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

  /// The groups with values of their own.
  private List<String> layerGroups() {
    return readings.stream()
        .filter(Reading.Key.class::isInstance)
        .flatMap(each -> ((Reading.Key) each).layers().stream())
        .filter(Layer.Group.class::isInstance)
        .map(each -> ((Layer.Group) each).group())
        .toList();
  }

  /// Those of them that the host is in.
  private Set<String> layerGroups(int number) {
    Set<String> found = new LinkedHashSet<>();
    int place = number;
    for (String group : layerGroups()) {
      if (place++ % 3 != 0) {
        found.add(group);
      }
    }
    return found;
  }

  private Value fact(Reading.Fact fact, Draw draw, int place) {
    return catalogue.known(fact.name(), draw.hosts()).orElseGet(() -> ofMachine(fact, draw, place));
  }

  private Value ofMachine(Reading.Fact fact, Draw draw, int place) {
    return switch (fact.name()) {
      case "inventory_hostname", "inventory_hostname_short" -> Value.of(HOST);
      default -> {
        Value value = candidates.of(fact.type(), draw.number() == 0 ? 0 : pick(draw, fact, place));
        yield value instanceof Value.Str(String text, var _) && text.endsWith("\n")
            ? Value.of("text")
            : value;
      }
    };
  }
}
