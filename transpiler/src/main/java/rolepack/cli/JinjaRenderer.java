package rolepack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.Binding;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Renders Jinja2 templates as Ansible's module `template` does.
///
/// @param folder where templates are that another one includes; none without it
record JinjaRenderer(Diagnostics diagnostics, Optional<Path> folder) {
  /// What the template prints; empty, and a diagnostic, where it is wrong.
  Optional<String> render(SourceFile file, RenderData data) {
    Optional<Template> template = TemplateParser.parseFile(file, diagnostics);
    if (template.isEmpty()) {
      return Optional.empty();
    }
    try {
      Scope scope = scope(data.variables());
      return Optional.of(data.ansible().evaluate(() -> Evaluator.render(template.get(), scope)));
    } catch (EvaluationException problem) {
      diagnostics.report(
          DiagnosticKind.TEMPLATE_FAILED,
          problem.span().orElseGet(() -> new SourceSpan(file, 0, 0)),
          problem.getMessage());
      return Optional.empty();
    }
  }

  private Scope scope(Map<String, DataTemplate> variables) {
    return new Scope() {
      @Override
      public Optional<Binding> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(Binding.Written::new);
      }

      @Override
      public Optional<Template> template(String name) {
        return folder.flatMap(each -> included(each, name));
      }
    };
  }

  /// A template below the folder.
  private Optional<Template> included(Path top, String name) {
    Path path = top.resolve(name).normalize();
    if (!path.startsWith(top.normalize()) || !Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return TemplateParser.parseFile(new SourceFile(name, Files.readString(path)), diagnostics);
    } catch (IOException problem) {
      throw new EvaluationException.Unsupported(
          "the template " + name + " cannot be read: " + IoProblem.sentence(problem));
    }
  }
}
