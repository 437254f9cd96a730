package rolepack.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.ir.gotemplate.GoTemplatePrinter;
import rolepack.rewrite.scope.Profile;

/// The table of docs/templates.md says what becomes of each construct: it is made from the
/// fixtures. Accept with `-Daccept=true`.
class TemplateTableTest {
  private static final Path PAGE = Path.of("../docs/templates.md");
  private static final String START = "<!-- table: made from fixtures/templates by its test -->\n";
  private static final int LONGEST = 300;

  /// The versions that brought something that the lowering uses.
  private static final List<String> VERSIONS =
      List.of("0.13.0", "0.15.0", "0.18.0", "0.19.5", "0.20.0", "0.28.0", "0.29.6", "0.41.4");

  @Test
  void theTableSaysWhatHappens() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(START);
    assertThat(start).as("the table's start").isPositive();
    String expected = page.substring(0, start) + START + table();
    if (Boolean.getBoolean("accept")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(page).isEqualTo(expected);
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder();
    String area = "";
    for (TemplateFixture fixture : TemplateFixture.all()) {
      String here = fixture.name().substring(0, fixture.name().indexOf('/'));
      if (!here.equals(area)) {
        area = here;
        table
            .append("\n## ")
            .append(Character.toUpperCase(area.charAt(0)))
            .append(area.substring(1))
            .append("\n\n| construct | Jinja2 | consul-template | since |\n|---|---|---|---|\n");
      }
      table.append(row(fixture));
    }
    return table.toString();
  }

  private static String row(TemplateFixture fixture) {
    String since = "never";
    String becomes = "";
    for (String version : VERSIONS) {
      Compilation compilation = fixture.compile(version);
      if (compilation instanceof Compilation.Compiled compiled) {
        since = version.equals(VERSIONS.getFirst()) ? "always" : version;
        becomes =
            code(
                GoTemplatePrinter.print(
                    new GoTemplate(compiled.template().nodes()),
                    new Profile(ConsulTemplateVersion.parse(version).orElseThrow()).trims()));
        break;
      }
      if (compilation instanceof Compilation.Constant constant) {
        since = "always";
        becomes = "a plain file: " + code(constant.text());
        break;
      }
      if (compilation instanceof Compilation.Untranslatable it) {
        becomes =
            "stays: "
                + it.message().replace("consul-template " + version, "it").replace("|", "\\|");
      }
    }
    String name = fixture.name().substring(fixture.name().indexOf('/') + 1).replace('-', ' ');
    return "| [%s](../fixtures/templates/%s.txt) | %s | %s | %s |%n"
        .formatted(name, fixture.name(), code(fixture.jinja()), becomes, since);
  }

  private static String code(String text) {
    String line = text.strip().replace("\n", " ⏎ ");
    String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
    return "`` " + shown.replace("|", "\\|") + " ``";
  }
}
