package rolepack.rewrite;

import java.util.Optional;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.TemplateScope;

/// Compiles Jinja2 templates to consul-templates that print the same bytes: partial evaluation,
/// lowering, translation validation.
public final class TemplateCompiler {
  private TemplateCompiler() {}

  /// Never throws for what a template holds.
  public static Compilation compile(Template template, TemplateScope scope, Profile profile) {
    return new Compilation.Untranslatable(
        "template", template.span(), "it is not compiled yet", Optional.empty(), Optional.empty());
  }
}
