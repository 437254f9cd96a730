package rolepack.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// Every template and every inline expression of some repositories, as `oracles/jinja_corpus.py`
/// finds them, so that Python and we parse the same texts.
final class Corpus {
  static final String PYTHON = "/usr/bin/python3";
  private static final Path COLLECT =
      Path.of("transpiler/src/test/resources/oracles/jinja_corpus.py");

  /// One text; `kind` is `file`, `inline` or `condition`.
  record Text(String kind, SourceFile file) {
    /// Whether the text is a template; parses it either way.
    boolean parse() {
      Diagnostics diagnostics = new Diagnostics();
      return switch (kind) {
        case "file" -> TemplateParser.parseFile(file, diagnostics).isPresent();
        case "inline" -> inline(diagnostics).isPresent();
        default ->
            TemplateParser.parseCondition(file.text(), TextOrigin.of(file), diagnostics)
                .isPresent();
      };
    }

    private Optional<Template> inline(Diagnostics diagnostics) {
      return TemplateParser.parse(file.text(), TextOrigin.of(file), diagnostics);
    }
  }

  private Corpus() {}

  /// Writes the texts of the repositories to a file, a JSON object a line.
  static void collect(List<Path> repositories, Path file) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, COLLECT.toString()));
    repositories.forEach(each -> command.add(each.toString()));
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(file.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException(COLLECT + " failed");
    }
  }

  static List<Text> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Text> texts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode fields = json.readTree(line);
      SourceFile source = new SourceFile(fields.get("place").asText(), fields.get("text").asText());
      texts.add(new Text(fields.get("kind").asText(), source));
    }
    return texts;
  }
}
