package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps a handler that restarts a unit of the package where a task that stays has systemd read the
/// unit again: in the package it would restart what systemd knew before.
final class UnitRule {
  private static final List<String> FOLDERS =
      List.of("/etc/systemd/system/", "/usr/lib/systemd/system/", "/lib/systemd/system/");

  private UnitRule() {}

  static Optional<ResidualReason> reason(RoleItems role, Item handler) {
    if (!restarts(handler) || reloads(handler) || role.all().noneMatch(UnitRule::bringsUnit)) {
      return Optional.empty();
    }
    return role.all()
        .filter(Item::isKept)
        .filter(UnitRule::reloads)
        .findFirst()
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.ORDER,
                    "in a package it would run before %s, which stays and makes systemd read its"
                            .formatted(each.text())
                        + " units again",
                    handler.task().span(),
                    "Unblock that task."));
  }

  private static boolean restarts(Item handler) {
    return lines(handler).anyMatch(each -> each.contains("systemctl "));
  }

  private static boolean reloads(Item item) {
    String text = item.task().span().text();
    return text.contains("daemon_reload")
        || text.contains("daemon-reload")
        || lines(item).anyMatch(each -> each.contains("daemon-reload"));
  }

  private static Stream<String> lines(Item item) {
    return item.parts().stream()
        .flatMap(
            each ->
                each instanceof Part.Runs(ScriptStep step)
                    ? step.lines().stream()
                    : Stream.<String>empty());
  }

  private static boolean bringsUnit(Item item) {
    return !item.isKept()
        && item.candidate().lowered() instanceof Lowered.Moves moves
        && moves.wrote().stream()
            .anyMatch(path -> FOLDERS.stream().anyMatch(each -> path.startsWith(each)));
  }
}
