package rolepack.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rolepack.evaluation.consultemplate.RenderResult;

/// Every construct's fixture, `fixtures/templates/AREA/CASE.txt`, becomes what it says: variables,
/// the Jinja2 template, the consul-template for 0.15.0, that of the newest version, with a line
/// `===` between. Accept with `-Daccept=true`.
class TemplateFixturesTest {
  @TestFactory
  Stream<DynamicTest> everyTemplateBecomesWhatIsExpected() throws IOException {
    return TemplateFixture.all().stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(TemplateFixture fixture) throws IOException {
    StringBuilder expected = new StringBuilder();
    expected.append(fixture.bindings()).append(TemplateFixture.LINE).append(fixture.jinja());
    String last = "";
    for (String version : List.of("0.15.0", "0.19.5", "0.41.4")) {
      String made = shown(fixture.compile(version));
      if (!made.equals(last)) {
        expected.append(TemplateFixture.LINE).append(made);
      }
      last = made;
    }
    if (Boolean.getBoolean("accept")) {
      Files.writeString(fixture.path(), expected);
    }
    assertThat(fixture.text()).isEqualTo(expected.toString());
  }

  private static String shown(Compilation compilation) {
    String text = text(compilation);
    return text.endsWith("\n") ? text : text + "\n";
  }

  private static String printed(RenderResult result) {
    return result instanceof RenderResult.Output(String text) ? text : result.toString();
  }

  private static String text(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Constant(String text, var _) -> "constant:\n" + text;
      case Compilation.Compiled compiled -> compiled.text();
      case Compilation.Untranslatable it -> {
        List<String> lines = new ArrayList<>();
        lines.add("untranslatable: %s: %s".formatted(it.construct(), it.message()));
        lines.add("at " + it.span());
        it.since().ifPresent(each -> lines.add("since " + each));
        it.remedy().ifPresent(lines::add);
        it.counterexample()
            .ifPresent(
                each ->
                    lines.add(
                        "%s%nexpected %s%nbut got %s"
                            .formatted(each.values(), each.expected(), printed(each.actual()))));
        yield String.join("\n", lines) + "\n";
      }
      case Compilation.Blocked blocked -> "blocked: " + blocked.blocker() + "\n";
    };
  }
}
