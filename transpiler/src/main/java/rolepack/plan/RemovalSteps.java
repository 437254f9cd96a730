package rolepack.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rolepack.source.SourceSpan;

/// What the removal of a package has to do beside taking its files away: units that go are stopped
/// and disabled before, and what its scripts kept goes with it.
final class RemovalSteps {
  private static final Pattern UNIT =
      Pattern.compile(
          "/(?:etc|usr/lib|lib)/systemd/system/([^/]+\\.(?:service|socket|timer|path|mount|target))");

  private RemovalSteps() {}

  /// @param steps the other steps of the package
  /// @param triggers for which the package brings scripts
  static List<ScriptStep> of(
      String packageName,
      Collection<PayloadEntry> payload,
      List<ScriptStep> steps,
      List<Trigger> triggers) {
    List<ScriptStep> found = new ArrayList<>();
    for (PayloadEntry each : payload) {
      Matcher unit = UNIT.matcher(each.path());
      if (unit.matches()) {
        String name = unit.group(1);
        SystemctlCommand stop = new SystemctlCommand("stop", List.of(name.replace("@.", "@*.")));
        SystemctlCommand disable = new SystemctlCommand("disable", List.of(name));
        found.add(
            new ScriptStep(
                List.of(ScriptPhase.BEFORE_REMOVE),
                "stop and disable %s, which goes".formatted(name),
                List.of(stop.line(), disable.line()),
                each.origin()));
      }
    }
    if (!found.isEmpty()) {
      SystemctlCommand reload = new SystemctlCommand("daemon-reload", List.of());
      found.add(
          new ScriptStep(
              List.of(ScriptPhase.AFTER_REMOVE),
              reload.summary(),
              List.of(reload.line()),
              found.getFirst().origin()));
    }
    String own = "/usr/share/" + packageName;
    Stream<SourceSpan> laid =
        payload.stream()
            .filter(each -> each.path().startsWith(own + "/"))
            .map(PayloadEntry::origin);
    Stream<SourceSpan> kept =
        steps.stream()
            .filter(each -> each.lines().stream().anyMatch(line -> line.contains(own + "/")))
            .map(ScriptStep::origin);
    Stream<SourceSpan> triggered =
        triggers.stream().flatMap(each -> each.steps().stream()).map(ScriptStep::origin);
    Stream.of(laid, kept, triggered)
        .flatMap(each -> each)
        .findFirst()
        .ifPresent(
            origin ->
                found.add(
                    new ScriptStep(
                        List.of(ScriptPhase.AFTER_REMOVE),
                        "forget what was kept",
                        List.of("rm -rf " + Shell.quote(own)),
                        origin)));
    return found;
  }
}
