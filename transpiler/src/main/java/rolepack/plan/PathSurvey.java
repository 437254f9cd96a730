package rolepack.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        for (BuildEvaluator item : items(instance, evaluator)) {
          survey(module, ArgumentEvaluation.of(module, item), directories, ownership);
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
