package rolepack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rolepack.verify.MachineRun;
import tools.jackson.databind.JsonNode;

/// Compares what the packages of a corpus do with recordings of its roles.
///
/// @param corpus the repository
/// @param playbooks those that say which roles run in one play; the first is converted
/// @param recordings a folder of recordings
/// @param roles the roles to compare, all where there is none
record RecordedRoles(Path corpus, List<String> playbooks, Path recordings, List<String> roles) {
  RecordedRoles {
    playbooks = List.copyOf(playbooks);
    roles = List.copyOf(roles);
  }

  /// What `recorded.py` says of each role.
  ///
  /// @param run `plain`, `flipped` or `worker`
  /// @param variables the files of variables that the conversion and the installation see
  Map<String, JsonNode> compare(String run, List<Path> variables, Path work) throws Exception {
    Path output = work.resolve("out");
    List<String> options = new ArrayList<>(List.of("--playbook", playbooks.getFirst(), "-q"));
    options.addAll(List.of("--prefix", "mantl"));
    options.addAll(List.of("--inventory", recordings.resolve("inventory").toString()));
    variables.forEach(each -> options.addAll(List.of("--extra-vars", "@" + each)));
    ConvertedRepository.convert(corpus, output, options.toArray(String[]::new));
    Map<String, JsonNode> results = new TreeMap<>();
    MachineRun.run(
            "recorded.py",
            work,
            Map.of(
                "output",
                output.toString(),
                "repository",
                corpus.toString(),
                "recordings",
                recordings.toString(),
                "run",
                run,
                "prefix",
                "mantl",
                "playbooks",
                playbooks,
                "roles",
                roles),
            List.of())
        .forEach(each -> results.put(each.get("name").asString(), each));
    print(run, results);
    return results;
  }

  /// The problems that are no known limits, each after its role's name.
  ///
  /// @param limits how those begin, with the role's name or for all roles
  static List<String> wrong(Map<String, JsonNode> results, List<String> limits) {
    List<String> wrong = new ArrayList<>();
    results.forEach(
        (role, result) ->
            result
                .get("problems")
                .forEach(
                    each -> {
                      String problem = each.asString();
                      String named = role + " " + problem;
                      if (limits.stream()
                          .noneMatch(it -> problem.startsWith(it) || named.startsWith(it))) {
                        wrong.add(named);
                      }
                    }));
    return wrong;
  }

  /// How many things were compared.
  static int compared(Map<String, JsonNode> results) {
    return total(results).values().stream().mapToInt(each -> each[1]).sum();
  }

  /// Equal and compared, by kind.
  private static Map<String, int[]> total(Map<String, JsonNode> results) {
    Map<String, int[]> total = new TreeMap<>();
    results
        .values()
        .forEach(
            result ->
                result
                    .get("kinds")
                    .properties()
                    .forEach(
                        kind -> {
                          int[] sum = total.computeIfAbsent(kind.getKey(), _ -> new int[2]);
                          sum[0] += kind.getValue().get(0).asInt();
                          sum[1] += kind.getValue().get(1).asInt();
                        }));
    return total;
  }

  private static void print(String run, Map<String, JsonNode> results) {
    results.forEach(
        (role, result) ->
            System.out.printf("recorded %s: %s%s%n", run, role, text(total(Map.of(role, result)))));
    System.out.printf("recorded %s:%s equal%n", run, text(total(results)));
  }

  private static String text(Map<String, int[]> kinds) {
    StringBuilder text = new StringBuilder();
    kinds.forEach((kind, sum) -> text.append(" %s %d of %d,".formatted(kind, sum[0], sum[1])));
    return text.toString();
  }
}
