package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Why a template stays is said so that somebody can do something about it.
class TemplateReasonsTest {
  private static final SourceFile FILE = new SourceFile("roles/x/templates/a.j2", "a\n{{ b }}\n");
  private static final SourceSpan PLACE = new SourceSpan(FILE, 5, 6);

  @Test
  void namesTheLineAndTheFirstDifference() {
    ResidualReason reason =
        reason(Map.of("acme/b", ""), "a\nb = \nc\n", new RenderResult.Output("a\nb = x\nc\n"));

    assertThat(reason.message())
        .isEqualTo(
            "its template roles/x/templates/a.j2:2 would print otherwise: with acme/b = “” line 2"
                + " is “b = x” in place of “b = ”");
    assertThat(reason.remedy()).isEqualTo("Do this.");
  }

  @Test
  void cutsLongLinesAroundTheDifference() {
    String same = "x".repeat(200);

    assertThat(reason(Map.of(), same + "a", new RenderResult.Output(same + "b" + same)).message())
        .endsWith(
            "otherwise: line 1 is “…%1$sb%2$s…” in place of “…%1$sa”"
                .formatted("x".repeat(30), "x".repeat(28)));
  }

  @Test
  void saysWhichLinesLack() {
    assertThat(reason(Map.of(), "a\nb\n", new RenderResult.Output("a\n")).message())
        .endsWith("it lacks line 2, “b”");
    assertThat(reason(Map.of(), "a\n", new RenderResult.Output("a\nb\n")).message())
        .endsWith("line 2 follows, “b”");
    assertThat(reason(Map.of(), "a\n", new RenderResult.Output("a")).message())
        .endsWith("it ends with other newlines");
  }

  @Test
  void saysWhatConsulTemplateDoesInPlaceOfPrinting() {
    assertThat(reason(Map.of(), "a", new RenderResult.Failed("no such thing")).message())
        .endsWith("consul-template ends with “no such thing”");
    assertThat(
            reason(Map.of(), "a", new RenderResult.Blocks(List.of("kv.block(acme/b)"))).message())
        .endsWith("consul-template waits for kv.block(acme/b)");
  }

  private static ResidualReason reason(
      Map<String, String> values, String expected, RenderResult actual) {
    return TemplateReasons.of(
        new Compilation.Untranslatable(
            "template",
            PLACE,
            "both differ",
            Optional.empty(),
            Optional.of("Do this."),
            Optional.of(new Compilation.Counterexample(values, List.of("b"), expected, actual))),
        "template " + FILE.path());
  }
}
