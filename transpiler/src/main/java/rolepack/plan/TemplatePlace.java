package rolepack.plan;

import rolepack.analysis.BuildEvaluator;
import rolepack.ir.Role;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceFile;

/// Where a template is filled in: what its names stand for, and where its includes are searched.
///
/// @param beside the file that names the template: a file of tasks
record TemplatePlace(
    Role role,
    BuildEvaluator evaluator,
    SourceFile beside,
    SiteFiles files,
    TemplateSources templates,
    TemplateEnvironment environment) {
  /// What becomes of a template there.
  ///
  /// @param direct whether a template stanza of the site reads what the template writes
  Compilation compile(Template template, boolean direct) {
    return environment.compilations().compile(template, direct, this);
  }
}
