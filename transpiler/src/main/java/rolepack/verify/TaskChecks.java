package rolepack.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.frontend.RepositoryReader;
import rolepack.ir.Repository;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.source.RepositoryFiles;

/// Every task of the report is where it says: one that stays stands in the residual playbook, one
/// that left has a package that is there, and stands in the playbook no more.
final class TaskChecks {
  private static final String FOLDER = "residual";
  private static final Set<String> GONE = Set.of("packaged", "templated");

  private TaskChecks() {}

  static void check(ReportFile report, RepositoryFiles files, List<OutputFinding> findings) {
    if (!files.isDirectory(FOLDER)) {
      findings.add(new OutputFinding(FOLDER, "is not there"));
      return;
    }
    Map<String, Map<String, Long>> standing = standing(files, report.playbooks());
    Set<String> packages =
        report.packages().stream().map(ReportFile.Package::name).collect(Collectors.toSet());
    Map<String, Map<String, Long>> staying = new HashMap<>();
    for (ReportFile.Item item : report.items()) {
      Optional<String> missing = item.packageName().filter(each -> !packages.contains(each));
      missing.ifPresent(
          each ->
              findings.add(
                  new OutputFinding(
                      ReportFile.PATH,
                      "says that “%s” is in %s, which is not there".formatted(item.name(), each))));
      if (item.outcome().equals("residual")) {
        staying
            .computeIfAbsent(item.file(), _ -> new HashMap<>())
            .merge(item.name(), 1L, Long::sum);
      }
    }
    staying.forEach((file, names) -> stand(file, names, standing, findings));
    for (ReportFile.Item item : report.items()) {
      long kept = staying.getOrDefault(item.file(), Map.of()).getOrDefault(item.name(), 0L);
      long there = standing.getOrDefault(item.file(), Map.of()).getOrDefault(item.name(), 0L);
      if (GONE.contains(item.outcome()) && !item.name().isEmpty() && there > kept) {
        findings.add(
            new OutputFinding(
                FOLDER + "/" + item.file(),
                "still has “%s”, which is in a package".formatted(item.name())));
      }
    }
  }

  private static void stand(
      String file,
      Map<String, Long> names,
      Map<String, Map<String, Long>> standing,
      List<OutputFinding> findings) {
    Map<String, Long> there = standing.getOrDefault(file, Map.of());
    names.forEach(
        (name, count) -> {
          if (there.getOrDefault(name, 0L) < count) {
            findings.add(
                new OutputFinding(
                    FOLDER + "/" + file,
                    "lacks the task “%s”, which the report says stays".formatted(name)));
          }
        });
  }

  /// How often each name stands in each task file of the residual playbook.
  private static Map<String, Map<String, Long>> standing(
      RepositoryFiles files, List<String> playbooks) {
    Repository repository =
        RepositoryReader.read(
            new ReadOptions(files.root().resolve(FOLDER), playbooks, List.of(), List.of()),
            new Diagnostics());
    Map<String, Map<String, Long>> standing = new HashMap<>();
    for (TaskFile file : repository.taskFiles().values()) {
      Map<String, Long> names = new HashMap<>();
      count(file.tasks(), names);
      standing.put(file.path(), names);
    }
    return standing;
  }

  private static void count(List<TaskNode> nodes, Map<String, Long> names) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> names.merge(task.name(), 1L, Long::sum);
        case TaskNode.Block block -> {
          count(block.body(), names);
          count(block.rescue(), names);
          count(block.always(), names);
        }
      }
    }
  }
}
