package rolepack.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Profile;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// Every construct's fixture, `fixtures/templates/AREA/CASE.txt`, becomes what it says: variables,
/// the Jinja2 template, the consul-template for 0.15.0, that of the newest version, with a line
/// `===` between. Accept with `-Daccept=true`.
class TemplateFixturesTest {
  private static final Path FIXTURES = Path.of("../fixtures/templates");
  private static final String LINE = "===\n";

  @TestFactory
  Stream<DynamicTest> everyTemplateBecomesWhatIsExpected() throws IOException {
    if (!Files.exists(FIXTURES)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      return files.filter(each -> each.toString().endsWith(".txt")).sorted().toList().stream()
          .map(
              each ->
                  DynamicTest.dynamicTest(FIXTURES.relativize(each).toString(), () -> check(each)));
    }
  }

  private static void check(Path path) throws IOException {
    String text = Files.readString(path);
    String[] parts = text.split("(?m)^" + LINE, -1);
    assertThat(parts.length).as("its parts").isGreaterThanOrEqualTo(2);
    StringBuilder expected = new StringBuilder();
    expected.append(parts[0]).append(LINE).append(parts[1]);
    String last = "";
    for (String version : List.of("0.15.0", "0.41.4")) {
      String made = compile(path, parts[0], parts[1], version);
      if (!made.equals(last)) {
        expected.append(LINE).append(made);
      }
      last = made;
    }
    if (Boolean.getBoolean("accept")) {
      Files.writeString(path, expected);
    }
    assertThat(text).isEqualTo(expected.toString());
  }

  private static String compile(Path path, String bindings, String jinja, String version) {
    Diagnostics diagnostics = new Diagnostics();
    FixtureScope scope =
        new FixtureScope(new SourceFile(path.getFileName().toString(), bindings), diagnostics);
    SourceFile file = new SourceFile("template.j2", jinja);
    Template template =
        TemplateParser.parse(jinja, TextOrigin.of(file), diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    Profile profile = new Profile(ConsulTemplateVersion.parse(version).orElseThrow());
    return switch (TemplateCompiler.compile(template, scope, profile)) {
      case Compilation.Constant(String text, var _) -> "constant:\n" + text;
      case Compilation.Compiled compiled -> compiled.text();
      case Compilation.Untranslatable it -> {
        List<String> lines = new ArrayList<>();
        lines.add("untranslatable: %s: %s".formatted(it.construct(), it.message()));
        lines.add("at " + it.span());
        it.since().ifPresent(each -> lines.add("since " + each));
        it.counterexample()
            .ifPresent(
                each ->
                    lines.add(
                        "%s%nexpected %s%nbut got %s"
                            .formatted(each.values(), each.expected(), each.actual())));
        yield String.join("\n", lines) + "\n";
      }
      case Compilation.Blocked blocked -> "blocked: " + blocked.blocker() + "\n";
    };
  }
}
