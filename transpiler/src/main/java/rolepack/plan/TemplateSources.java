package rolepack.plan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.Repository;
import rolepack.ir.TemplateFile;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;

/// The template files of the repository by path; those outside of `templates/` are read when a task
/// names them.
final class TemplateSources {
  private final SiteFiles files;
  private final Map<String, Optional<Template>> parsed = new ConcurrentHashMap<>();

  TemplateSources(Repository repository, SiteFiles files) {
    this.files = files;
    repository
        .roles()
        .forEach(
            role -> {
              for (TemplateFile each : role.templates()) {
                parsed.put(each.path(), each.template());
              }
            });
  }

  /// The template at a path; empty where it cannot be read.
  Optional<Template> at(String path) {
    return parsed.computeIfAbsent(
        path,
        each ->
            files
                .text(each)
                .flatMap(
                    text ->
                        TemplateParser.parseFile(new SourceFile(each, text), new Diagnostics())));
  }
}
