package rolepack.plan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.Repository;
import rolepack.ir.TemplateFile;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.source.SourceFile;

/// The template files of the repository by path; those outside of `templates/` are read when a task
/// names them.
final class TemplateSources {
  private static final Pattern OTHERS =
      Pattern.compile("\\{%[-+]?\\s*(include|import|from|extends)\\b");

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

  /// The template at a path, read with settings of a task's own; empty where it cannot be read, or
  /// takes parts of other files, which these settings would be for, too.
  Optional<Template> at(String path, TemplateSettings settings) {
    return settings.equals(TemplateSettings.ANSIBLE)
        ? at(path)
        : files
            .text(path)
            .filter(each -> !OTHERS.matcher(each).find())
            .flatMap(
                text ->
                    TemplateParser.parseFile(
                        new SourceFile(path, text), settings, new Diagnostics()));
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
