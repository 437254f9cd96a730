package rolepack.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import rolepack.analysis.Blocker;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.ir.Action;
import rolepack.ir.Loop;
import rolepack.ir.TaskNode;
import rolepack.source.SourceFile;

/// `with_fileglob`, `with_first_found` → the files of the repository that Ansible finds.
///
/// An item is the path of a file on the machine that runs Ansible, where the repository may lie
/// anywhere. A task is therefore looked at as if it lay in two places: what it does may not depend
/// on that.
final class FileLoops {
  /// Beginnings of paths that no task writes.
  static final List<String> PLACES = List.of("/\u0001/", "/\u0001/repository/\u0001/");

  private static final Pattern GLOB = Pattern.compile("[^\\[\\]/]*");

  private final Loop loop;
  private final SiteFiles files;
  private final RoleScope scope;
  private final SourceFile taskFile;
  private final String kind;

  FileLoops(Loop loop, RoleScope scope, TaskNode.Task task, String module) {
    this.loop = loop;
    this.files = scope.files();
    this.scope = scope;
    this.taskFile = task.span().file();
    this.kind = module.equals("template") ? "templates" : "files";
  }

  /// Whether a task does something with each file that a loop finds.
  static boolean areFiles(Loop loop, Action.Module module) {
    return (loop.lookup().equals("fileglob") || loop.lookup().equals("first_found"))
        && (module.name().equals("copy") || module.name().equals("template"));
  }

  /// What becomes of each item.
  ///
  /// @param item says it for one place of the repository
  Evaluation<List<Lowered>> lower(
      BuildEvaluator evaluator, Function<BuildEvaluator, Lowered> item) {
    return switch (find(evaluator)) {
      case Evaluation.Blocked<List<String>>(Blocker blocker) -> new Evaluation.Blocked<>(blocker);
      case Evaluation.Known<List<String>>(List<String> found, List<Pin> pins) -> {
        List<Lowered> each = new ArrayList<>();
        for (String file : found) {
          List<Lowered> lowered = new ArrayList<>();
          for (String place : PLACES) {
            lowered.add(item.apply(evaluator.withItem(loop, place + file, each.size())));
          }
          each.add(Lowerings.same(lowered, loop));
        }
        yield new Evaluation.Known<>(each, pins);
      }
    };
  }

  /// The path below the repository of an item's file; empty where it is none of those.
  static Optional<String> inside(String path) {
    return PLACES.reversed().stream()
        .filter(path::startsWith)
        .findFirst()
        .map(each -> path.substring(each.length()));
  }

  /// A text without the places.
  static String shown(String text) {
    String shown = text;
    for (String each : PLACES.reversed()) {
      shown = shown.replace(each, "");
    }
    return shown;
  }

  /// The files, relative to the repository.
  private Evaluation<List<String>> find(BuildEvaluator evaluator) {
    return switch (evaluator.pinning(loop.value())) {
      case Evaluation.Blocked<Object>(Blocker blocker) -> new Evaluation.Blocked<>(blocker);
      case Evaluation.Known<Object>(Object value, List<Pin> pins) -> {
        List<?> terms = value instanceof List<?> list ? list : List.of(value);
        Optional<List<String>> found =
            loop.lookup().equals("fileglob") ? matching(terms) : first(terms);
        yield found.isPresent()
            ? new Evaluation.Known<>(found.get(), pins)
            : new Evaluation.Blocked<>(
                new Blocker.NeedsAnsible(
                    "it looks for files that are not in the repository", loop.span()));
      }
    };
  }

  private Optional<List<String>> matching(List<?> terms) {
    List<String> all = new ArrayList<>();
    for (Object term : terms) {
      Optional<List<String>> found =
          term instanceof String pattern ? matching(pattern) : Optional.empty();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(found.get());
    }
    return Optional.of(all);
  }

  private Optional<List<String>> matching(String pattern) {
    int slash = pattern.lastIndexOf('/');
    String name = pattern.substring(slash + 1);
    if (pattern.startsWith("/") || !GLOB.matcher(name).matches()) {
      return Optional.empty();
    }
    if (slash < 0) {
      return Optional.of(
          files
              .places("files", scope.role(), taskFile)
              .map(each -> in(each, name))
              .filter(each -> !each.isEmpty())
              .findFirst()
              .orElse(List.of()));
    }
    String folder = pattern.substring(0, slash);
    if (folder.chars().anyMatch(each -> "*?[".indexOf(each) >= 0)) {
      return Optional.empty();
    }
    return Optional.of(
        files
            .find(folder, "files", scope.role(), taskFile)
            .map(each -> in(each, name))
            .orElse(List.of()));
  }

  private List<String> in(String folder, String pattern) {
    StringBuilder regex = new StringBuilder();
    pattern
        .chars()
        .forEach(
            each ->
                regex.append(
                    switch (each) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(String.valueOf((char) each));
                    }));
    Pattern compiled = Pattern.compile(regex.toString(), Pattern.DOTALL);
    List<String> found = new ArrayList<>();
    try {
      for (String name : files.list(folder)) {
        boolean hidden = name.startsWith(".") && !pattern.startsWith(".");
        if (!hidden && compiled.matcher(name).matches()) {
          found.add(name);
        }
      }
    } catch (IOException _) {
      return List.of();
    }
    return found.stream()
        .sorted()
        .map(each -> Paths.join("/" + folder, each).substring(1))
        .toList();
  }

  private Optional<List<String>> first(List<?> terms) {
    List<String> candidates = new ArrayList<>();
    boolean skips = false;
    for (Object term : terms) {
      switch (term) {
        case String name -> candidates.add(name);
        case Map<?, ?> map -> {
          List<String> folders = texts(map.get("paths"));
          for (String file : texts(map.get("files"))) {
            if (folders.isEmpty()) {
              candidates.add(file);
            }
          }
          for (String folder : folders) {
            texts(map.get("files")).forEach(file -> candidates.add(folder + "/" + file));
          }
          skips |= Boolean.TRUE.equals(map.get("skip"));
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    for (String each : candidates) {
      // Ansible takes a text with one of these for several names.
      if (each.startsWith("/") || each.matches(".*[,;:].*")) {
        return Optional.empty();
      }
      Optional<String> found =
          files.find(each, kind, scope.role(), taskFile).filter(path -> !files.isDirectory(path));
      if (found.isPresent()) {
        return Optional.of(List.of(found.get()));
      }
    }
    return skips ? Optional.of(List.of()) : Optional.empty();
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString());
    };
  }
}
