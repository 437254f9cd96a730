package rolepack.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.TaskInstance;
import rolepack.generated.modules.ModuleFamily;
import rolepack.generated.modules.Parameter;
import rolepack.generated.modules.ParameterType;
import rolepack.ir.Action;

/// Looks through a role for the folders that exist or come to exist, and the packages that are
/// installed: what the placement of files has to know.
final class PathSurvey {
  private PathSurvey() {}

  static void of(RoleScope scope, KnownDirectories directories, PathOwnership ownership) {
    for (TaskInstance instance : scope.flow().tasks()) {
      if (instance.task().action() instanceof Action.Module module) {
        BuildEvaluator evaluator = BuildEvaluator.of(scope.variables(), instance, Set.of());
        List<ArgumentEvaluation> items =
            items(instance, evaluator).stream()
                .map(each -> ArgumentEvaluation.of(module, each))
                .toList();
        items.forEach(each -> survey(module, each, directories, ownership));
        if (module.name().equals("user")) {
          items.forEach(
              each ->
                  LowerAccounts.home(each.named())
                      .ifPresent(it -> directories.noteHome(it, instance.task().span())));
        }
        if (!choosesItems(instance)) {
          filled(module, items).forEach(directories::noteDirectory);
        }
      }
    }
  }

  private static List<BuildEvaluator> items(TaskInstance instance, BuildEvaluator evaluator) {
    return instance
        .keywords()
        .loop()
        .map(
            loop ->
                evaluator.items(loop)
                        instanceof
                        Evaluation.Known<List<BuildEvaluator>>(List<BuildEvaluator> each, _)
                    ? each
                    : List.of(evaluator))
        .orElse(List.of(evaluator));
  }

  /// Whether a condition of a loop's task may leave items out.
  private static boolean choosesItems(TaskInstance instance) {
    return instance
        .keywords()
        .loop()
        .filter(
            loop ->
                instance.conditions().stream()
                    .anyMatch(each -> BindingTimes.variables(each).contains(loop.variable())))
        .isPresent();
  }

  /// The destinations to which one loop brings files of several names: only a folder holds them
  /// all.
  private static Set<String> filled(Action.Module module, List<ArgumentEvaluation> items) {
    Map<String, String> first = new HashMap<>();
    Set<String> filled = new TreeSet<>();
    for (ArgumentEvaluation each : items) {
      if (each.named().get("dest") instanceof String dest) {
        KnownDirectories.source(module.name(), each.named())
            .map(Paths::name)
            .filter(name -> !first.computeIfAbsent(dest, _ -> name).equals(name))
            .ifPresent(_ -> filled.add(dest));
      }
    }
    return filled;
  }

  private static void survey(
      Action.Module module,
      ArgumentEvaluation arguments,
      KnownDirectories directories,
      PathOwnership ownership) {
    Map<String, Object> known = arguments.named();
    if (module.spec().family() == ModuleFamily.PACKAGES) {
      names(known.get("name")).forEach(each -> ownership.installs(name(each)));
    }
    boolean makes = module.name().equals("file") && "directory".equals(known.get("state"));
    for (Map.Entry<String, Object> argument : known.entrySet()) {
      Optional<Parameter> parameter = module.spec().parameter(argument.getKey());
      if (parameter.filter(each -> each.type() == ParameterType.PATH).isPresent()
          && argument.getValue() instanceof String path) {
        if (makes && parameter.get().name().equals("path")) {
          directories.noteDirectory(path);
          ownership.makes(path);
        } else {
          directories.note(path);
        }
      }
    }
  }

  private static List<String> names(Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString().split("\\s*,\\s*"));
    };
  }

  private static String name(String word) {
    String file = word.substring(word.lastIndexOf('/') + 1);
    return file.replaceFirst("[-_=<>]+\\d.*$", "");
  }
}
