package rolepack.frontend.gotemplate;

import java.util.Set;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import rolepack.generated.gotemplate.GoParser;

/// Parses Go templates: it accepts what Go 1.19's text/template accepts, and rejects the rest with
/// Go's messages.
public final class GoTemplateParser {
  /// The functions that every template has.
  public static final Set<String> BUILTINS =
      Set.of(
          "and",
          "call",
          "html",
          "index",
          "slice",
          "js",
          "len",
          "not",
          "or",
          "print",
          "printf",
          "println",
          "urlquery",
          "eq",
          "ge",
          "gt",
          "le",
          "lt",
          "ne");

  private GoTemplateParser() {}

  /// Parses a template that may call any function.
  ///
  /// @param name the template's name for messages
  public static ParseOutcome parse(String text, String name) {
    return parse(text, name, _ -> true);
  }

  /// Parses a template.
  ///
  /// @param name the template's name for messages
  /// @param functions whether a function exists, besides the ones that every template has
  public static ParseOutcome parse(String text, String name, Predicate<String> functions) {
    try {
      CommonTokenStream tokens =
          new CommonTokenStream(new ListTokenSource(GoTokenizer.tokens(text)));
      GoParser parser = new GoParser(tokens);
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      parser.removeErrorListeners();
      SyntaxMessages messages = new SyntaxMessages(tokens, name);
      GoTreeChecks checks = new GoTreeChecks(parser, messages, name, functions);
      parser.setErrorHandler(new FirstMismatch(messages, checks));
      parser.addParseListener(checks);
      GoParser.TemplateContext tree = parser.template();
      return new ParseOutcome.Parsed(GoTreeBuilder.build(tree, checks.definitions()));
    } catch (TemplateRejection rejection) {
      String message = "template: " + name + ":" + rejection.line() + ": " + rejection.getMessage();
      return new ParseOutcome.Rejected(rejection.line(), message);
    }
  }
}
