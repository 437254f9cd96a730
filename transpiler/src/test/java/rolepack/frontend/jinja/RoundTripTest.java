package rolepack.frontend.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// Holds that `parse(print(tree))` is the tree, whatever the settings.
class RoundTripTest {
  private static final int CASES = Integer.getInteger("jinja.cases", 500);

  static List<TemplateSettings> settings() {
    TemplateSettings ansible = TemplateSettings.ANSIBLE;
    return List.of(
        ansible,
        TemplateSettings.INLINE,
        changed(ansible, "{%", "%}", Optional.empty(), false, false, "\n", false),
        changed(ansible, "{%", "%}", Optional.empty(), true, true, "\n", true),
        changed(ansible, "{%", "%}", Optional.empty(), true, true, "\r\n", false),
        changed(ansible, "<%", "%>", Optional.empty(), true, true, "\n", false),
        changed(ansible, "[", ">", Optional.of("#"), true, false, "\n", false));
  }

  private static TemplateSettings changed(
      TemplateSettings old,
      String blockStart,
      String blockEnd,
      Optional<String> prefix,
      boolean trim,
      boolean lstrip,
      String newline,
      boolean keep) {
    return new TemplateSettings(
        blockStart,
        blockEnd,
        old.variableStart(),
        old.variableEnd(),
        old.commentStart(),
        old.commentEnd(),
        prefix,
        Optional.empty(),
        trim,
        lstrip,
        newline,
        keep,
        false);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void randomTemplates(TemplateSettings settings) {
    TemplateGenerator generator = new TemplateGenerator(7);
    List<String> differences = new ArrayList<>();
    int accepted = 0;
    for (int each = 0; each < CASES; each++) {
      String text = generator.template() + "\n".repeat(each % 4);
      if (!settings.blockStart().equals("{%")) {
        text = text.replace("{%", settings.blockStart()).replace("%}", settings.blockEnd());
      }
      Optional<Template> tree = parse(text, settings);
      accepted += tree.isPresent() ? 1 : 0;
      tree.flatMap(made -> difference(text(made), made)).ifPresent(differences::add);
    }
    assertThat(differences).isEmpty();
    assertThat(accepted).isGreaterThan(CASES / 4);
  }

  private static String text(Template template) {
    return TemplatePrinter.print(template);
  }

  @Test
  void everyTemplateOfTheCorpora() {
    JinjaOracle.assumePresent("yaml");
    Path corpora = Path.of("../../shared/corpus");
    assumeTrue(Files.isDirectory(corpora), "no ../shared/corpus");
    List<String> differences = new ArrayList<>();
    for (JinjaOracle.Request each : JinjaOracle.corpus(List.of(corpora))) {
      if (each.kind().equals("condition")) {
        parseExpression(each.text()).flatMap(RoundTripTest::difference).ifPresent(differences::add);
      } else {
        TemplateSettings settings =
            each.kind().equals("file") ? TemplateSettings.ANSIBLE : TemplateSettings.INLINE;
        parse(each.text(), settings)
            .flatMap(made -> difference(text(made), made))
            .ifPresent(differences::add);
      }
    }
    assertThat(differences).isEmpty();
  }

  private static Optional<Template> parse(String text, TemplateSettings settings) {
    SourceFile file = new SourceFile("t", text);
    return TemplateParser.parse(text, TextOrigin.of(file), settings, new Diagnostics());
  }

  private static Optional<Expr> parseExpression(String text) {
    SourceFile file = new SourceFile("t", text);
    return TemplateParser.parseExpression(text, TextOrigin.of(file), new Diagnostics());
  }

  private static Optional<String> difference(String printed, Template tree) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = new SourceFile("t", printed);
    String before = TreeDump.structure(tree);
    String after =
        TemplateParser.parse(printed, TextOrigin.of(file), tree.settings(), diagnostics)
            .map(TreeDump::structure)
            .orElseGet(() -> errors(diagnostics));
    return before.equals(after)
        ? Optional.empty()
        : Optional.of("%s%n%s%n---%n%s".formatted(Json.quoted(printed), before, after));
  }

  private static Optional<String> difference(Expr tree) {
    String printed = TemplatePrinter.print(tree);
    String before = TreeDump.structure(tree);
    String after = parseExpression(printed).map(TreeDump::structure).orElse("rejected");
    return before.equals(after)
        ? Optional.empty()
        : Optional.of("%s%n%s%n---%n%s".formatted(printed, before, after));
  }

  private static String errors(Diagnostics diagnostics) {
    return diagnostics.sorted().stream().map(Diagnostic::message).toList().toString();
  }
}
