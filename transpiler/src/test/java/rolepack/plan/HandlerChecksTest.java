package rolepack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Handlers behind a check run only if it succeeds, and a script goes on.
class HandlerChecksTest {
  private static final SourceSpan ORIGIN =
      new SourceSpan(new SourceFile("roles/a/handlers/main.yml", "- a\n"), 0, 3);
  private static final List<ScriptPhase> PHASES = List.of(ScriptPhase.AFTER_INSTALL);

  @Test
  void whatIsBehindACheckRunsIfItSucceeds() throws Exception {
    List<ScriptStep> steps =
        List.of(
            says("before"),
            checks("echo first"),
            says("between"),
            checks("echo second"),
            says("behind"));
    assertThat(run(HandlerChecks.apply(steps)))
        .isEqualTo("before\nfirst\nbetween\nsecond\nbehind\ngoes on\n");
  }

  @Test
  void whatIsBehindAFailingCheckDoesNotRun() throws Exception {
    List<ScriptStep> steps =
        List.of(
            says("before"),
            checks("false"),
            says("between"),
            checks("echo second"),
            says("behind"));
    assertThat(run(HandlerChecks.apply(steps))).isEqualTo("before\ngoes on\n");
    steps = List.of(checks("echo first"), says("between"), checks("false"), says("behind"));
    assertThat(run(HandlerChecks.apply(steps))).isEqualTo("first\nbetween\ngoes on\n");
  }

  @Test
  void stepsWithoutACheckAreAsTheyWere() {
    List<ScriptStep> steps = List.of(says("one"), says("other"));
    assertThat(HandlerChecks.apply(steps)).isEqualTo(steps);
  }

  private static ScriptStep says(String word) {
    return new ScriptStep(PHASES, "says " + word, List.of("echo " + word), ORIGIN);
  }

  private static ScriptStep checks(String command) {
    return ScriptStep.check(PHASES, "checks", command, ORIGIN);
  }

  private static String run(List<ScriptStep> steps) throws Exception {
    StringBuilder script = new StringBuilder("set -eu\n");
    steps.forEach(each -> script.append(String.join("\n", each.commented())).append('\n'));
    Process shell = new ProcessBuilder("sh", "-c", script + "echo goes on\n").start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return printed;
  }
}
