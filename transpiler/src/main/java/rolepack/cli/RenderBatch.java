package rolepack.cli;

import java.util.Optional;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.Json;
import rolepack.evaluation.Value;
import rolepack.evaluation.consultemplate.ConsulDataReader;
import rolepack.evaluation.consultemplate.ConsulTemplate;
import rolepack.evaluation.consultemplate.InvalidData;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.evaluation.gotemplate.GoText;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.source.SourceFile;

/// `render --batch CASES`: one case a line, `{id, template, data, env, files}`, and one result a
/// line in the same order, `{id, output}`, `{id, error}` or `{id, blocks: true}`.
///
/// @param engine of cases that name none
/// @param version of consul-template
record RenderBatch(TemplateEngine engine, ConsulTemplateVersion version, Console console) {
  /// @param cases JSON, one object a line; empty lines are skipped
  ExitCode run(String cases) {
    ExitCode exit = ExitCode.DONE;
    int number = 0;
    for (String line : cases.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Value.Dict result = new Value.Dict();
      try {
        Value value = RenderData.parse(line);
        result = new Value.Dict().put("id", ConsulDataReader.member(value, "id"));
        render(value, result);
      } catch (InvalidData problem) {
        result = new Value.Dict().put("id", result.get("id").orElse(Value.NONE));
        result.put("error", Value.of("line " + number + ": " + problem.getMessage()));
        exit = ExitCode.DONE_WITH_FAILURES;
      }
      console.out().print(Json.write(result) + "\n");
    }
    return exit;
  }

  private void render(Value value, Value.Dict result) throws InvalidData {
    if (!(ConsulDataReader.member(value, "template") instanceof Value.Str template)) {
      throw new InvalidData("template has to be a text");
    }
    Value data = ConsulDataReader.member(value, "data");
    RenderData used = RenderData.of(data, value);
    switch (engine) {
      case JINJA -> jinja(template.text(), used, result);
      case CONSUL_TEMPLATE -> consulTemplate(template.text(), used, result);
    }
  }

  private void consulTemplate(String template, RenderData data, Value.Dict result) {
    RenderResult rendered =
        ConsulTemplate.parse(template, version)
            .render(data.consul(), data.environment(), data.files());
    switch (rendered) {
      case RenderResult.Output(String output) -> result.put("output", text(output));
      case RenderResult.Failed(String message) -> result.put("error", text(message));
      case RenderResult.Blocks _ -> result.put("blocks", Value.TRUE);
    }
  }

  private void jinja(String template, RenderData data, Value.Dict result) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> output =
        new JinjaRenderer(diagnostics, Optional.empty())
            .render(new SourceFile("template", template), data);
    if (output.isPresent()) {
      result.put("output", text(output.get()));
    } else {
      Diagnostic first = diagnostics.sorted().getFirst();
      result.put(
          "error",
          text(
              "%d:%d: %s"
                  .formatted(
                      first.span().startLine(), first.span().startColumn(), first.message())));
    }
  }

  /// A text for JSON, which has no bytes outside of UTF-8.
  private static Value text(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(each -> GoText.isEscape(each) ? 0xFFFD : each)
        .forEach(clean::appendCodePoint);
    return Value.of(clean.toString());
  }
}
