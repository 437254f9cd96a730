package rolepack.verify;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Prints what the machines show: how many are equal, where the time goes, and how much faster the
/// packages are deployed than the playbooks run.
final class MachineReport {
  private MachineReport() {}

  static void print(MachineRun.Results results, List<String> targets) {
    for (String target : targets) {
      print(
          target,
          results.compared().values().stream()
              .filter(each -> name(each).endsWith(" " + target))
              .toList());
    }
    if (!results.timed().isEmpty()) {
      printTimes(results.timed());
    }
  }

  private static void print(String target, Collection<JsonNode> results) {
    long without = results.stream().filter(each -> each.has("unlike")).count();
    long equal = results.stream().filter(each -> each.get("problems").isEmpty()).count() - without;
    System.out.printf(
        "machines of %s: %d of %d equal, %d not compared (docs/limitations.md); seconds:%s%n",
        target, equal, results.size(), without, seconds(results));
  }

  /// The sums of the parts: by the clock, two at a time, and of the processors.
  private static String seconds(Collection<JsonNode> results) {
    Map<String, double[]> sums = new TreeMap<>();
    for (JsonNode each : results) {
      if (each.has("seconds")) {
        each.get("seconds")
            .properties()
            .forEach(
                part -> {
                  double[] sum = sums.computeIfAbsent(part.getKey(), _ -> new double[2]);
                  sum[0] += part.getValue().get(0).asDouble();
                  sum[1] += part.getValue().get(1).asDouble();
                });
      }
    }
    StringBuilder text = new StringBuilder();
    sums.forEach(
        (part, sum) ->
            text.append(" %s %.0f (%.0f of processors)".formatted(part, sum[0], sum[1])));
    return text.toString();
  }

  private static void printTimes(List<JsonNode> timed) {
    System.out.printf(
        "deployment of the %d largest fixture roles by number of tasks and handlers, on one"
            + " machine, best of %d runs each%n",
        timed.size(), timed.getFirst().get("runs").asInt());
    System.out.printf(
        "%-36s %5s %14s %22s %6s%n", "role", "tasks", "by playbook, s", "by packages, s", "ratio");
    for (JsonNode each : timed) {
      System.out.printf(
          "%-36s %5d %14.2f %22s %6.1f%n",
          name(each),
          each.get("tasks").asInt(),
          each.get("original_s").asDouble(),
          "%.2f%s"
              .formatted(
                  each.get("deployed_s").asDouble(),
                  each.get("stays").asBoolean() ? " with what stays" : ""),
          ratio(each));
    }
    List<Double> ratios = timed.stream().map(MachineReport::ratio).sorted().toList();
    System.out.printf("median ratio: %.1f%n", ratios.get(ratios.size() / 2));
  }

  private static double ratio(JsonNode timed) {
    return timed.get("original_s").asDouble() / timed.get("deployed_s").asDouble();
  }

  private static String name(JsonNode result) {
    return result.get("name").asString();
  }
}
