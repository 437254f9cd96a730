package rolepack.rewrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Pin;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.ir.Topology;
import rolepack.ir.gotemplate.GoTemplatePrinter;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Nodes;
import rolepack.ir.jinja.Subexpressions;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.gotemplate.BlockedException;
import rolepack.rewrite.gotemplate.GoTemplateLowering;
import rolepack.rewrite.gotemplate.UntranslatableException;
import rolepack.rewrite.rule.PartialEvaluation;
import rolepack.rewrite.rule.PartialEvaluator;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.rewrite.validation.TranslationValidator;
import rolepack.source.SourceSpan;

/// Compiles Jinja2 templates to consul-templates that print the same bytes: partial evaluation,
/// lowering, translation validation.
public final class TemplateCompiler {
  private TemplateCompiler() {}

  /// Never throws for what a template holds.
  public static Compilation compile(Template template, TemplateScope scope, Profile profile) {
    Recorder recorder = new Recorder(scope);
    return switch (PartialEvaluator.evaluate(template, recorder)) {
      case PartialEvaluation.Refused(var construct, var span, var message) ->
          new Compilation.Untranslatable(construct, span, message);
      case PartialEvaluation.Done(Template residual) -> {
        Optional<String> text = constant(residual);
        yield text.isPresent()
            ? new Compilation.Constant(text.get(), List.copyOf(recorder.pins))
            : lowered(template, residual, recorder, profile);
      }
    };
  }

  private static Compilation lowered(
      Template original, Template residual, Recorder scope, Profile profile) {
    try {
      GoTemplateLowering.Result result = GoTemplateLowering.lower(residual, scope, profile);
      String text = GoTemplatePrinter.print(result.template(), profile.trims());
      return validated(original, result, text, scope, profile);
    } catch (UntranslatableException exception) {
      return new Compilation.Untranslatable(
          exception.construct(),
          exception.span(),
          exception.getMessage(),
          exception.since(),
          exception.remedy(),
          Optional.empty());
    } catch (BlockedException exception) {
      return new Compilation.Blocked(exception.blocker());
    }
  }

  private static Compilation validated(
      Template original,
      GoTemplateLowering.Result result,
      String text,
      Recorder scope,
      Profile profile) {
    return switch (TranslationValidator.validate(
        original, text, result.readings(), scope.scope, profile)) {
      case TranslationValidator.Verdict.Same(int samples, int failing) ->
          new Compilation.Compiled(
              result.template(),
              text,
              result.readings(),
              List.copyOf(scope.pins),
              new Compilation.Validation(samples, samples, failing));
      case TranslationValidator.Verdict.Different(
              var values,
              var variables,
              String expected,
              var actual) ->
          new Compilation.Untranslatable(
              "template",
              firstUse(original, variables),
              "its consul-template does not print the same",
              Optional.empty(),
              Optional.of(remedy(variables, expected, actual)),
              Optional.of(new Compilation.Counterexample(values, variables, expected, actual)));
      case TranslationValidator.Verdict.Unknown(String message) ->
          new Compilation.Untranslatable(
              "values that cannot be tried",
              original.span(),
              message,
              Optional.empty(),
              Optional.of(
                  "Give what it reads values of the right types in the role's defaults or in"
                      + " group_vars, so that both can be compared."),
              Optional.empty());
    };
  }

  private static String remedy(List<String> variables, String expected, RenderResult actual) {
    if (actual instanceof RenderResult.Output(String text)
        && Arrays.equals(text.chars().sorted().toArray(), expected.chars().sorted().toArray())) {
      return "Go through dicts by dictsort: what Consul stores has no order.";
    }
    String what =
        variables.isEmpty() ? "prints there" : "does with " + String.join(", ", variables);
    return "Write what it %s in another way; docs/templates.md shows what can be said."
        .formatted(what);
  }

  /// Where a template reads one of some variables, or else where it begins.
  private static SourceSpan firstUse(Template template, List<String> variables) {
    List<SourceSpan> found = new ArrayList<>();
    Nodes.each(
        template.body(), node -> Nodes.expressions(node, each -> uses(each, variables, found)));
    return found.isEmpty() ? template.span() : found.getFirst();
  }

  private static void uses(Expr expression, List<String> variables, List<SourceSpan> found) {
    if (expression instanceof Expr.Name(SourceSpan span, String name) && variables.contains(name)) {
      found.add(span);
    }
    Subexpressions.each(expression, each -> uses(each, variables, found));
  }

  /// What a template without statements prints.
  private static Optional<String> constant(Template residual) {
    StringBuilder text = new StringBuilder();
    for (Node node : residual.body()) {
      if (!(node instanceof Node.Text part)) {
        return Optional.empty();
      }
      text.append(part.text());
    }
    int present = 0;
    while (present < text.length() && text.charAt(text.length() - 1 - present) == '\n') {
      present++;
    }
    text.append("\n".repeat(Math.max(0, residual.trailingNewlines() - present)));
    return Optional.of(text.toString());
  }

  /// Remembers what the known values were computed from.
  private static final class Recorder implements TemplateScope {
    private final TemplateScope scope;
    private final Set<Pin> pins = new LinkedHashSet<>();

    Recorder(TemplateScope scope) {
      this.scope = scope;
    }

    @Override
    public Source source(String name) {
      Source source = scope.source(name);
      if (source instanceof Source.Known known) {
        pins.addAll(known.pins());
      }
      return source;
    }

    @Override
    public Optional<Template> include(String name) {
      return scope.include(name);
    }

    @Override
    public String prefix() {
      return scope.prefix();
    }

    @Override
    public boolean mayBeTemplated(String name) {
      return scope.mayBeTemplated(name);
    }

    @Override
    public boolean isBooleanElsewhere(String name) {
      return scope.isBooleanElsewhere(name);
    }

    @Override
    public Topology topology() {
      return scope.topology();
    }

    @Override
    public boolean isTemplateSource() {
      return scope.isTemplateSource();
    }
  }
}
