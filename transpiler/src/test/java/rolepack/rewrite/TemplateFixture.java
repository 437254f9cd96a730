package rolepack.rewrite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Profile;
import rolepack.source.SourceFile;

/// A construct's fixture: `fixtures/templates/AREA/CASE.txt`.
///
/// @param name `AREA/CASE`
/// @param bindings the variables; see [FixtureScope]
record TemplateFixture(String name, Path path, String text, String bindings, String jinja) {
  static final Path FOLDER = Path.of("../fixtures/templates");
  static final String LINE = "===\n";

  /// All of them, in the order of their names.
  static List<TemplateFixture> all() throws IOException {
    if (!Files.exists(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(each -> each.toString().endsWith(".txt"))
          .sorted()
          .map(TemplateFixture::read)
          .toList();
    }
  }

  private static TemplateFixture read(Path path) {
    try {
      String text = Files.readString(path);
      String[] parts = text.split("(?m)^" + LINE, -1);
      if (parts.length < 2) {
        throw new AssertionError(path + " has no template");
      }
      String name = FOLDER.relativize(path).toString().replaceFirst("\\.txt$", "");
      return new TemplateFixture(name, path, text, parts[0], parts[1]);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  Compilation compile(String version) {
    Diagnostics diagnostics = new Diagnostics();
    FixtureScope scope = new FixtureScope(new SourceFile("bindings.yml", bindings), diagnostics);
    SourceFile file = new SourceFile("template.j2", jinja);
    Template template =
        TemplateParser.parseFile(file, diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    return TemplateCompiler.compile(
        template, scope, new Profile(ConsulTemplateVersion.parse(version).orElseThrow()));
  }
}
