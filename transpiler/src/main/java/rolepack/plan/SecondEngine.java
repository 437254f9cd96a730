package rolepack.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceFile;

/// Collapses two stages into one: a template whose output is a consul-template holds the text of
/// that in `{% raw %}`. While it is compiled the braces there are characters that no engine knows;
/// then they are what they were, beside what the compiler made.
final class SecondEngine {
  private static final Pattern RAW =
      Pattern.compile(
          "(\\{%[-+]?\\s*raw\\s*[-+]?%\\})(.*?)(\\{%[-+]?\\s*endraw\\s*[-+]?%\\})", Pattern.DOTALL);

  /// Private characters, two for two, so that every place in the text stays where it was.
  private static final String OPEN = "\uE000\uE001";

  private static final String CLOSE = "\uE002\uE003";

  private SecondEngine() {}

  /// The template with braces hidden; empty where that cannot be told apart from its own text.
  static Optional<Template> hide(Template template) {
    String text = template.span().file().text();
    if (text.contains("\uE000") || text.contains("\uE002")) {
      return Optional.empty();
    }
    Matcher raw = RAW.matcher(text);
    String hidden =
        raw.replaceAll(
            it ->
                Matcher.quoteReplacement(
                    it.group(1)
                        + it.group(2).replace("{{", OPEN).replace("}}", CLOSE)
                        + it.group(3)));
    return TemplateParser.parseFile(
        new SourceFile(template.span().file().path(), hidden), new Diagnostics());
  }

  /// What was compiled, with the braces as they were; a text that has been escaped would be printed
  /// by the engine instead of being read.
  static Compilation show(Compilation compilation, Template template) {
    return switch (compilation) {
      case Compilation.Compiled compiled
          when compiled.text().matches("(?s).*\\{\\{-? ?[\"`]\\{\\{.*") ->
          new Compilation.Untranslatable(
              "text for a second engine", template.span(), "some of it stands outside of raw");
      case Compilation.Compiled compiled ->
          new Compilation.Compiled(
              compiled.template(),
              show(compiled.text()),
              compiled.readings(),
              compiled.pins(),
              compiled.validation());
      case Compilation.Constant(String text, var pins) ->
          new Compilation.Constant(show(text), pins);
      case Compilation.Untranslatable why -> why;
      case Compilation.Blocked why -> why;
    };
  }

  private static String show(String text) {
    return text.replace(OPEN, "{{").replace(CLOSE, "}}");
  }
}
