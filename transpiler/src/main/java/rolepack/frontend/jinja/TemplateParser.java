package rolepack.frontend.jinja;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.atn.PredictionMode;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.generated.jinja.JinjaParser;
import rolepack.generated.jinja.JinjaParser.ConditionContext;
import rolepack.generated.jinja.JinjaParser.TupleContext;
import rolepack.ir.jinja.CompileProblem;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Parses Jinja2 templates and expressions; it accepts what Jinja2 3.1 accepts with Ansible's
/// settings.
///
/// What is rejected is reported to the diagnostics and gives an empty result.
public final class TemplateParser {
  private TemplateParser() {}

  /// Parses a template file, as the module `template` reads it; a first line `#jinja2: …` changes
  /// its settings and is not part of it.
  public static Optional<Template> parseFile(SourceFile file, Diagnostics diagnostics) {
    return parseFile(file, TemplateSettings.ANSIBLE, diagnostics);
  }

  /// Parses a template file with settings that its task says; its first line comes after them.
  public static Optional<Template> parseFile(
      SourceFile file, TemplateSettings settings, Diagnostics diagnostics) {
    SourceText whole = new SourceText(file.text(), TextOrigin.of(file), settings);
    return attempt(whole, diagnostics, TemplateHeader::apply)
        .flatMap(each -> template(each, diagnostics));
  }

  /// Parses a string of a YAML file, as Ansible reads it: a backslash in a string inside of `{{ }}`
  /// stands for itself.
  public static Optional<Template> parse(String text, TextOrigin origin, Diagnostics diagnostics) {
    return parse(text, origin, TemplateSettings.INLINE, diagnostics);
  }

  /// Parses a template with settings of one's own.
  public static Optional<Template> parse(
      String text, TextOrigin origin, TemplateSettings settings, Diagnostics diagnostics) {
    return template(new SourceText(text, origin, settings), diagnostics);
  }

  private static Optional<Template> template(SourceText source, Diagnostics diagnostics) {
    SourceText plain = DelimiterTranslation.apply(source.withPlainNewlines());
    if (source.settings().literalBackslashes()) {
      plain = BackslashDoubling.apply(plain);
    }
    SourceSpan span = source.span(0, source.text().length());
    return attempt(plain, diagnostics, TemplateParser::parsed)
        .flatMap(
            parsed -> {
              Template template =
                  new Template(span, parsed.body(), source.trailingNewlines(), source.settings());
              return parsed.mayNotCompile()
                  ? compiled(template, diagnostics)
                  : Optional.of(template);
            });
  }

  /// The template, unless it is one that Jinja2 parses and then does not compile.
  private static Optional<Template> compiled(Template template, Diagnostics diagnostics) {
    Optional<CompileProblem> problem = FreeVariables.problem(template);
    problem.ifPresent(
        found ->
            diagnostics.report(DiagnosticKind.INVALID_TEMPLATE, found.span(), found.message()));
    return problem.isEmpty() ? Optional.of(template) : Optional.empty();
  }

  /// Parses a bare expression, as it stands between `{{` and `}}`.
  public static Optional<Expr> parseExpression(
      String text, TextOrigin origin, Diagnostics diagnostics) {
    return bare(text, origin, diagnostics, TemplateParser::expression);
  }

  /// Parses a bare condition, as it stands in `when`, `until` and the like: Ansible puts it between
  /// `{% if` and `%}`, where an inline `if` must stand in parentheses.
  public static Optional<Expr> parseCondition(
      String text, TextOrigin origin, Diagnostics diagnostics) {
    return bare(text, origin, diagnostics, TemplateParser::condition);
  }

  private static Optional<Expr> bare(
      String text, TextOrigin origin, Diagnostics diagnostics, Function<SourceText, Expr> parse) {
    SourceText source = new SourceText(text, origin, TemplateSettings.ANSIBLE);
    return attempt(source.withPlainNewlines(), diagnostics, parse);
  }

  private static <T> Optional<T> attempt(
      SourceText source, Diagnostics diagnostics, Function<SourceText, T> step) {
    try {
      return Optional.of(step.apply(source));
    } catch (TemplateProblem problem) {
      diagnostics.report(problem.kind(), problem.span(source), problem.getMessage());
      return Optional.empty();
    }
  }

  /// A template's statements, and whether Jinja2 may refuse to compile them.
  private record Parsed(List<Node> body, boolean mayNotCompile) {}

  private static Parsed parsed(SourceText source) {
    if (source.holdsDelimiters()) {
      TokenRow tokens = Tokenizer.ofTemplate(source.text(), source.settings());
      TreeBuilder builder = new TreeBuilder(source);
      List<Node> body = builder.body(parser(source, tokens).template().body());
      NestingLimit.check(body, tokens);
      return new Parsed(body, builder.mayNotCompile());
    }
    String text = DelimiterTranslation.restore(source.text(), source.settings());
    SourceSpan span = source.span(0, source.text().length());
    return new Parsed(text.isEmpty() ? List.of() : List.of(new Node.Text(span, text)), false);
  }

  private static Expr expression(SourceText source) {
    TokenRow tokens = Tokenizer.ofExpression(source.text());
    TupleContext tuple = parser(source, tokens).bareExpression().tuple();
    Expr made = new TreeBuilder(source).expressions().tuple(tuple);
    NestingLimit.check(made, tokens);
    return made;
  }

  private static Expr condition(SourceText source) {
    TokenRow tokens = Tokenizer.ofExpression(source.text());
    ConditionContext condition = parser(source, tokens).bareCondition().condition();
    Expr made = new TreeBuilder(source).expressions().condition(condition);
    NestingLimit.check(made, tokens);
    return made;
  }

  private static JinjaParser parser(SourceText source, TokenRow tokens) {
    NestingLimit.check(tokens);
    JinjaParser parser = new JinjaParser(tokens);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.removeErrorListeners();
    parser.setErrorHandler(new FirstError(new SyntaxMessages(source, tokens)));
    return parser;
  }
}
