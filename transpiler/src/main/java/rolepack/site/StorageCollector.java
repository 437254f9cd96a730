package rolepack.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.VariableTable;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.Value;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope.Kind;
import rolepack.rewrite.scope.Absence;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Reading;

/// Gathers what the templates of a site read: the values that this conversion sees, where they are
/// not what a template says itself, and the paths of secrets.
public final class StorageCollector {
  private final Site site;
  private final TopologyValues topology;
  private final Map<String, String> seeds = new TreeMap<>();
  private final TreeSet<String> secrets = new TreeSet<>();
  private final TreeMap<String, Absence> absences = new TreeMap<>();

  public StorageCollector(Site site) {
    this.site = site;
    this.topology = new TopologyValues(site);
  }

  /// Takes what a template of a task reads.
  public void add(List<Reading> readings, BuildEvaluator task) {
    add(readings, task, task.table());
  }

  /// Takes what a template reads that was compiled with other values than those of the site.
  ///
  /// @param compiled the values that it was compiled with
  public void add(List<Reading> readings, BuildEvaluator task, VariableTable compiled) {
    for (Reading reading : readings) {
      switch (reading) {
        case Reading.Key key -> key(key, task, compiled);
        case Reading.Secret secret -> {
          secrets.add(secret.path());
          secret.absence().ifPresent(each -> absences.put(secret.path(), each));
        }
        case Reading.Hosts hosts -> topology.add(hosts, task);
        case Reading.Fact _, Reading.Found _, Reading.Catalogued _ -> {}
      }
    }
  }

  private void key(Reading.Key key, BuildEvaluator task, VariableTable compiled) {
    List<VariableDefinition> all = task.table().definitions(key.name());
    for (Layer layer : key.layers()) {
      switch (layer) {
        case Layer.Site(String path) -> site(key.name(), path, task, compiled);
        case Layer.Group(_, String path) ->
            Layers.definition(layer, all).ifPresent(each -> seed(path, each, task));
        case Layer.Host(String before, String after) -> {
          for (Kind kind : List.of(Kind.INVENTORY_HOST, Kind.HOST_VARS)) {
            all.stream()
                .filter(each -> each.scope().kind() == kind)
                .forEach(each -> seed(before + each.scope().owner() + after, each, task));
          }
        }
      }
    }
  }

  /// The value for all hosts, unless it is what the template says for a key that is not there.
  private void site(String name, String path, BuildEvaluator task, VariableTable compiled) {
    Optional<VariableDefinition> present = SiteValues.present(name, task.table());
    Optional<VariableDefinition> fallback = SiteValues.fallback(name, compiled);
    if (present.isEmpty() || fallback.filter(each -> isSame(each, present.get())).isPresent()) {
      return;
    }
    Optional<String> text = text(present.get(), task);
    if (!text.equals(fallback.flatMap(each -> text(each, task)))) {
      text.ifPresent(each -> put(path, each));
    }
  }

  private static boolean isSame(VariableDefinition one, VariableDefinition other) {
    return one == other
        || one.span().place().equals(other.span().place())
            && one.span().text().equals(other.span().text());
  }

  private void seed(String path, VariableDefinition definition, BuildEvaluator task) {
    text(definition, task).ifPresent(each -> put(path, each));
  }

  private void put(String path, String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= Seed.LARGEST) {
      seeds.put(path, text);
    }
  }

  static Optional<String> text(VariableDefinition definition, BuildEvaluator task) {
    return task.present(definition.value()) instanceof Evaluation.Known<Value>(Value value, var _)
        ? StoredText.of(value)
        : Optional.empty();
  }

  /// All of it, in order.
  public Storage collect() {
    topology.values().forEach(this::put);
    List<Seed> all = new ArrayList<>();
    seeds.forEach((key, value) -> all.add(new Seed(key, value)));
    return new Storage(all, List.copyOf(secrets), absences, topology.unknown());
  }
}
