package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.ServicesCall;

/// `service`, `systemd` → an after-install script. In a chroot or image build enabling works and
/// starting does nothing, hence the test for a booted systemd.
final class LowerServices {
  private LowerServices() {}

  static Lowered lower(ServicesCall call, LoweringContext context) {
    String unit = call.argument("name").map(Object::toString).orElse("");
    List<SystemctlCommand> commands = commands(call, unit);
    String summary = summary(commands, unit);
    if (call.argument("scope").filter(each -> !each.equals("system")).isPresent()) {
      return LowerCopy.option("it manages a unit of a user", "scope", context, summary);
    }
    if (commands.isEmpty()) {
      return new Lowered.Folds(summary);
    }
    return new Lowered.Moves(
        context.handler()
            ? SystemctlCommand.onChange(commands, context, summary)
            : SystemctlCommand.once(commands, context, summary),
        summary,
        List.of());
  }

  private static List<SystemctlCommand> commands(ServicesCall call, String unit) {
    List<SystemctlCommand> commands = new ArrayList<>();
    if (call.argument("daemon_reload").equals(Optional.of(true))) {
      commands.add(new SystemctlCommand("daemon-reload", List.of()));
    }
    if (call.argument("daemon_reexec").equals(Optional.of(true))) {
      commands.add(new SystemctlCommand("daemon-reexec", List.of()));
    }
    flag(call, "masked").ifPresent(each -> commands.add(command(each ? "mask" : "unmask", unit)));
    // A masked unit counts as disabled.
    flag(call, "enabled")
        .filter(each -> each || !flag(call, "masked").orElse(false))
        .ifPresent(each -> commands.add(command(each ? "enable" : "disable", unit)));
    switch (call.argument("state").map(Object::toString).orElse("")) {
      case "started", "running" -> commands.add(command("start", unit));
      case "stopped" -> commands.add(command("stop", unit));
      case "restarted" -> commands.add(command("restart", unit));
      case "reloaded" -> commands.add(command("reload-or-restart", unit));
      default -> {}
    }
    return commands;
  }

  private static SystemctlCommand command(String verb, String unit) {
    return new SystemctlCommand(verb, List.of(unit));
  }

  private static Optional<Boolean> flag(ServicesCall call, String name) {
    return call.argument(name).map(Boolean.class::cast);
  }

  private static String summary(List<SystemctlCommand> commands, String unit) {
    if (commands.isEmpty()) {
      return "looks at the service " + unit;
    }
    if (commands.stream().allMatch(each -> each.units().isEmpty())) {
      return commands.getFirst().summary();
    }
    return String.join(
            " and ",
            commands.stream()
                .filter(each -> !each.units().isEmpty())
                .map(each -> each.summary().substring(0, each.summary().indexOf(' ')))
                .toList())
        + " "
        + unit;
  }

  /// A command that needs a booted system.
  static String booted(String command) {
    return "if [ -d /run/systemd/system ]; then %s || :; fi".formatted(command);
  }
}
