package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.analysis.TaskInstance;
import rolepack.generated.modules.ModuleCatalogue;
import rolepack.generated.modules.ModuleSpec;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.Play;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// Keeps tasks that get arguments from `module_defaults` which were not read with them: those of a
/// play, of an include in another file, of several blocks, and those of groups of modules.
final class ModuleDefaults {
  private static final String KEYWORD = "module_defaults";

  private ModuleDefaults() {}

  /// @param plays those that run the task's role
  static Optional<ResidualReason> reason(TaskInstance instance, List<Play> plays) {
    if (!(instance.task().action() instanceof Action.Module module)) {
      return Optional.empty();
    }
    List<DataTemplate> around =
        of(Stream.concat(instance.enclosing().stream(), Stream.of(instance.keywords())), module);
    SourceFile file = instance.file().source();
    return of(plays.stream().map(Play::keywords), module).stream()
        .findFirst()
        .or(
            () ->
                around.stream()
                    .filter(
                        each ->
                            around.size() > 1
                                || !each.span().file().equals(file)
                                || mentions(each, Optional.empty()))
                    .findFirst())
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.NO_EQUIVALENT,
                    "module_defaults around it may give it other arguments",
                    each.span(),
                    "Write the arguments into the task."));
  }

  private static List<DataTemplate> of(Stream<Keywords> keywords, Action.Module module) {
    return keywords
        .filter(each -> each.others().containsKey(KEYWORD))
        .map(each -> each.others().get(KEYWORD))
        .filter(each -> mentions(each, Optional.of(module.spec())))
        .toList();
  }

  /// @param spec empty for groups alone
  private static boolean mentions(DataTemplate defaults, Optional<ModuleSpec> spec) {
    return !(defaults instanceof DataTemplate.Mapping mapping)
        || mapping.entries().stream()
            .anyMatch(
                each ->
                    !(each.key() instanceof DataTemplate.Constant(YamlNode key))
                        || !(key instanceof YamlNode.Text text)
                        || text.value().startsWith("group/")
                        || spec.isPresent() && ModuleCatalogue.find(text.value()).equals(spec));
  }
}
