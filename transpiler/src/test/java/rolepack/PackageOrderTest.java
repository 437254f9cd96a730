package rolepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/// Holds the import order of the packages, which is also the order of the data: a package uses
/// those above it in the list, and never one below.
class PackageOrderTest {
  private static final List<String> ORDER =
      List.of(
          "rolepack.source",
          "rolepack.diagnostics",
          "rolepack.ir.jinja",
          "rolepack.ir.gotemplate",
          "rolepack.ir.yaml",
          "rolepack.ir",
          "rolepack.frontend.yaml",
          "rolepack.frontend.jinja",
          "rolepack.frontend.gotemplate",
          "rolepack.frontend.keyvalue",
          "rolepack.frontend.task",
          "rolepack.frontend.inventory",
          "rolepack.frontend",
          "rolepack.frontend.configuration",
          "rolepack.frontend.contents",
          "rolepack.evaluation.jinjava",
          "rolepack.evaluation",
          "rolepack.evaluation.gotemplate",
          "rolepack.evaluation.consultemplate",
          "rolepack.analysis",
          "rolepack.rewrite.scope",
          "rolepack.rewrite.rule",
          "rolepack.rewrite.gotemplate",
          "rolepack.rewrite.validation",
          "rolepack.rewrite",
          "rolepack.site",
          "rolepack.script",
          "rolepack.plan",
          "rolepack.backend",
          "rolepack.backend.hammer",
          "rolepack.backend.nfpm",
          "rolepack.backend.rpm",
          "rolepack.backend.deb",
          "rolepack.backend.consultemplate",
          "rolepack.backend.playbook",
          "rolepack.backend.cloudinit",
          "rolepack.verify",
          "rolepack.report",
          "rolepack",
          "rolepack.cli");

  private static final Pattern EDGE =
      Pattern.compile("^\\s+(rolepack[\\w.]*)\\s+-> (rolepack[\\w.]*)\\s");

  @Test
  void everyPackageUsesOnlyEarlierOnes() {
    List<String> wrong = new ArrayList<>();
    int edges = 0;
    for (String line : jdeps().split("\n")) {
      Matcher edge = EDGE.matcher(line);
      if (!edge.find() || edge.group(2).startsWith("rolepack.generated")) {
        continue;
      }
      edges++;
      int from = ORDER.indexOf(edge.group(1));
      int to = ORDER.indexOf(edge.group(2));
      if (from < 0 || to < 0 || to > from) {
        wrong.add(edge.group(1) + " uses " + edge.group(2));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(edges).as("edges that jdeps found").isPositive();
  }

  private static String jdeps() {
    StringWriter out = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int exit =
        jdeps.run(
            new PrintWriter(out),
            new PrintWriter(out),
            "-verbose:package",
            "--ignore-missing-deps",
            Path.of("target/classes").toString());
    assertThat(exit).as(out.toString()).isZero();
    return out.toString();
  }
}
