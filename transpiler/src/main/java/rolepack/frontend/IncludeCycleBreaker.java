package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.TaskFile;
import rolepack.source.SourceSpan;

/// a includes b, b includes a -> b's include of a is not resolved, and is reported.
///
/// So whoever follows includes comes to an end.
final class IncludeCycleBreaker {
  private IncludeCycleBreaker() {}

  /// @param target the file that an include brings in first
  static Map<String, TaskFile> breakCycles(
      Map<String, TaskFile> files,
      Function<Includes.Include, Optional<String>> target,
      Diagnostics diagnostics) {
    Map<String, TaskFile> acyclic = new TreeMap<>(files);
    for (Cycles.Cycle<Includes.Include> cycle :
        Cycles.find(mainFilesFirst(files), path -> edges(files, target, path))) {
      SourceSpan span = cycle.closing().span();
      diagnostics.report(
          cycle.closing().dynamic()
              ? DiagnosticKind.RECURSIVE_INCLUDE
              : DiagnosticKind.INCLUDE_CYCLE,
          span,
          String.join(" -> ", cycle.chain()));
      acyclic.computeIfPresent(
          cycle.from(),
          (_, file) ->
              new TaskFile(
                  file.source(),
                  file.handlers(),
                  Includes.unresolved(file.tasks(), span),
                  file.broken()));
    }
    return acyclic;
  }

  private static List<Cycles.Edge<Includes.Include>> edges(
      Map<String, TaskFile> files,
      Function<Includes.Include, Optional<String>> target,
      String path) {
    List<Cycles.Edge<Includes.Include>> edges = new ArrayList<>();
    TaskFile file = files.get(path);
    if (file != null) {
      for (Includes.Include each : Includes.of(file.tasks())) {
        target.apply(each).ifPresent(found -> edges.add(new Cycles.Edge<>(found, each)));
      }
    }
    return edges;
  }

  private static List<String> mainFilesFirst(Map<String, TaskFile> files) {
    List<String> ordered = new ArrayList<>();
    files.keySet().stream().filter(IncludeCycleBreaker::isMain).forEach(ordered::add);
    files.keySet().stream().filter(each -> !isMain(each)).forEach(ordered::add);
    return ordered;
  }

  private static boolean isMain(String path) {
    return RelativePath.name(path).startsWith("main.");
  }
}
