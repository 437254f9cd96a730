package rolepack.frontend.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.JinjaOracle.Answer;
import rolepack.frontend.jinja.JinjaOracle.Request;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// Compares what rolepack makes of templates with what Jinja2 makes of them.
final class Agreement {
  private Agreement() {}

  /// Some of the differences, each with its template.
  static List<String> differences(List<Request> requests) {
    List<Answer> answers = JinjaOracle.ask(requests);
    List<String> differences = new ArrayList<>();
    for (int each = 0; each < requests.size(); each++) {
      Request request = requests.get(each);
      difference(answers.get(each), own(request))
          .ifPresent(
              found ->
                  differences.add(
                      "%s %s %s%n  %s"
                          .formatted(
                              request.place(),
                              request.kind(),
                              Json.quoted(request.text()),
                              found)));
    }
    // the shortest ones say most
    return differences.stream().sorted(Comparator.comparing(String::length)).limit(5).toList();
  }

  private static Optional<String> difference(Answer theirs, Answer ours) {
    if (theirs.accepted() != ours.accepted()) {
      return Optional.of(
          theirs.accepted()
              ? "Jinja2 accepts it; here: " + ours.error()
              : "accepted; Jinja2: " + theirs.error());
    }
    if (!theirs.tree().equals(ours.tree())) {
      return Optional.of("tree %s%n  of Jinja2 %s".formatted(ours.tree(), theirs.tree()));
    }
    if (!theirs.free().equals(ours.free())) {
      return Optional.of("free %s, in Jinja2 %s".formatted(ours.free(), theirs.free()));
    }
    return Optional.empty();
  }

  /// What rolepack says to a request.
  static Answer own(Request request) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = new SourceFile(request.place(), request.text());
    Answer answer =
        switch (request.kind()) {
          case "plain" ->
              template(
                  TemplateParser.parse(
                      request.text(), TextOrigin.of(file), TemplateSettings.ANSIBLE, diagnostics));
          case "file" -> template(TemplateParser.parseFile(file, diagnostics));
          case "inline" ->
              template(TemplateParser.parse(request.text(), TextOrigin.of(file), diagnostics));
          case "expression" ->
              expression(
                  TemplateParser.parseExpression(request.text(), TextOrigin.of(file), diagnostics));
          default ->
              expression(
                  TemplateParser.parseCondition(request.text(), TextOrigin.of(file), diagnostics));
        };
    String error =
        diagnostics.sorted().stream().map(Diagnostic::message).collect(Collectors.joining("; "));
    return new Answer(answer.accepted(), error, answer.free(), answer.tree());
  }

  private static Answer template(Optional<Template> template) {
    return template
        .map(made -> new Answer(true, "", FreeVariables.of(made), JinjaTree.of(made.body())))
        .orElse(new Answer(false, "", Set.of(), ""));
  }

  private static Answer expression(Optional<Expr> expression) {
    return expression
        .map(made -> new Answer(true, "", FreeVariables.of(made), JinjaTree.of(made)))
        .orElse(new Answer(false, "", Set.of(), ""));
  }
}
