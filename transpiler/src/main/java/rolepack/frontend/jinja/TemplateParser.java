package rolepack.frontend.jinja;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.atn.PredictionMode;
import rolepack.diagnostics.Diagnostics;
import rolepack.generated.jinja.JinjaParser;
import rolepack.ir.jinja.Expr;
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
    return parse(file.text(), TextOrigin.of(file), TemplateSettings.ANSIBLE, diagnostics);
  }

  /// Parses a string of a YAML file, as Ansible reads it: a backslash in a string inside of `{{ }}`
  /// stands for itself.
  public static Optional<Template> parse(String text, TextOrigin origin, Diagnostics diagnostics) {
    return parse(text, origin, TemplateSettings.INLINE, diagnostics);
  }

  /// Parses a template with settings of one's own.
  public static Optional<Template> parse(
      String text, TextOrigin origin, TemplateSettings settings, Diagnostics diagnostics) {
    SourceText whole = new SourceText(text, origin, settings);
    SourceText plain = whole.withPlainNewlines();
    return attempt(plain, diagnostics, TemplateParser::body)
        .map(
            body ->
                new Template(
                    whole.span(0, text.length()), body, whole.trailingNewlines(), settings));
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
      SourceText source, Diagnostics diagnostics, Function<SourceText, T> parse) {
    try {
      return Optional.of(parse.apply(source));
    } catch (TemplateProblem problem) {
      SourceSpan span = source.span(problem.start(), problem.end());
      diagnostics.report(problem.kind(), span, problem.getMessage());
      return Optional.empty();
    }
  }

  private static List<Node> body(SourceText source) {
    if (source.holdsDelimiters()) {
      JinjaParser parser = parser(Tokenizer.ofTemplate(source.text(), source.settings()));
      return new TreeBuilder(source).body(parser.template().body());
    }
    SourceSpan span = source.span(0, source.text().length());
    return source.text().isEmpty() ? List.of() : List.of(new Node.Text(span, source.text()));
  }

  private static Expr expression(SourceText source) {
    JinjaParser parser = parser(Tokenizer.ofExpression(source.text()));
    return new TreeBuilder(source).expressions().tuple(parser.bareExpression().tuple());
  }

  private static Expr condition(SourceText source) {
    JinjaParser parser = parser(Tokenizer.ofExpression(source.text()));
    return new TreeBuilder(source).expressions().condition(parser.bareCondition().condition());
  }

  private static JinjaParser parser(TokenRow tokens) {
    JinjaParser parser = new JinjaParser(tokens);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.removeErrorListeners();
    parser.setErrorHandler(new FirstError());
    return parser;
  }
}
