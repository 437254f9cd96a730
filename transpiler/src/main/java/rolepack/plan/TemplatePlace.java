package rolepack.plan;

import java.util.Map;
import java.util.Optional;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Role;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.scope.Shape;
import rolepack.site.Site;
import rolepack.source.SourceFile;

/// Where a template is filled in: what its names stand for, and where its includes are searched.
///
/// @param beside the file that names the template: a file of tasks
/// @param task the task that fills it in; none where nothing uses it
record TemplatePlace(
    Role role,
    BuildEvaluator evaluator,
    SourceFile beside,
    Optional<TaskInstance> task,
    SiteFiles files,
    TemplateSources templates,
    TemplateEnvironment environment) {
  /// The types of what the play has found out by then, by name.
  Map<String, Shape> found() {
    return task.map(environment.found()::before).orElse(Map.of());
  }

  /// Where the files of what the play finds out are.
  String foundFolder() {
    return Site.foundFolder(environment.site().prefix(), PackageNaming.of(role.name()));
  }

  /// What becomes of a template there.
  ///
  /// @param direct whether a template stanza of the site reads what the template writes
  Compilation compile(Template template, boolean direct) {
    return environment.compilations().compile(template, direct, this);
  }
}
