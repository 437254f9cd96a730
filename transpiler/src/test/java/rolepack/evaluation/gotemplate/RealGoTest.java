package rolepack.evaluation.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rolepack.frontend.gotemplate.GoTemplateParser;
import rolepack.frontend.gotemplate.ParseOutcome;
import rolepack.frontend.gotemplate.RandomTemplates;
import rolepack.ir.gotemplate.GoTemplatePrinter;

/// Compares parser and executor with the real Go on random templates: outputs and messages.
class RealGoTest {
  private static final int COUNT = Integer.getInteger("rolepack.goTemplates", 3000);

  @ParameterizedTest
  @EnumSource(MissingKey.class)
  void everyTemplateGivesWhatGoGives(MissingKey missingKey) throws Exception {
    long seed = Long.getLong("rolepack.seed", 20261122) + missingKey.ordinal();
    List<String> templates = new RandomTemplates(seed).many(COUNT);
    List<RealGo.Result> expected = RealGo.render(templates, missingKey, GoSamples.JSON);
    assertThat(expected).hasSameSizeAs(templates);
    List<String> wrong = new ArrayList<>();
    int outputs = 0;
    for (int index = 0; index < templates.size(); index++) {
      RealGo.Result real = expected.get(index);
      RealGo.Result ours = render(templates.get(index), missingKey);
      outputs += real.error() ? 0 : 1;
      if (!withoutAddresses(ours).equals(withoutAddresses(real))) {
        wrong.add(templates.get(index) + "\n  Go:   " + real + "\n  ours: " + ours);
      }
    }
    assertThat(outputs).as("templates without an error").isGreaterThan(COUNT / 10);
    assertThat(wrong).isEmpty();
  }

  /// Channels are printed as their addresses.
  private static RealGo.Result withoutAddresses(RealGo.Result result) {
    return new RealGo.Result(
        result.error(),
        result.text().replaceAll("(?i)c0[0-9a-f]{8}|140[0-7]{11}|82[0-9]{10}", "address"));
  }

  @Test
  void printedTemplatesPrintTheSame() {
    int count = 0;
    for (String template : new RandomTemplates(1).many(COUNT)) {
      RealGo.Result expected = render(template, MissingKey.DEFAULT);
      if (!expected.error() && parse(template) instanceof ParseOutcome.Parsed(var tree)) {
        count++;
        String printed = GoTemplatePrinter.print(tree);
        assertThat(render(printed, MissingKey.DEFAULT)).as(printed).isEqualTo(expected);
        String plain = GoTemplatePrinter.print(tree, false);
        assertThat(render(plain, MissingKey.DEFAULT)).as(plain).isEqualTo(expected);
      }
    }
    assertThat(count).isGreaterThan(COUNT / 10);
  }

  private static ParseOutcome parse(String template) {
    return GoTemplateParser.parse(template, "t", name -> GoSamples.function(name).isPresent());
  }

  private static RealGo.Result render(String template, MissingKey missingKey) {
    ParseOutcome parsed = parse(template);
    try {
      return switch (parsed) {
        case ParseOutcome.Rejected rejected -> result(true, rejected.message());
        case ParseOutcome.Parsed(var tree) ->
            result(
                false,
                new GoExecutor(tree, "t", GoSamples::function, missingKey).execute(GoSamples.DATA));
      };
    } catch (GoTemplateError error) {
      return result(true, error.getMessage());
    }
  }

  private static RealGo.Result result(boolean error, String text) {
    return new RealGo.Result(error, new String(GoText.bytes(text), StandardCharsets.ISO_8859_1));
  }
}
