package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.ir.Repository;
import rolepack.ir.Role;

/// Who reads the result of a task that leaves the playbook, only to ask whether its files changed:
/// the task that installs its package answers that, as it notifies the handlers.
final class ChangeReaders {
  private final Repository repository;
  private final List<RoleItems> roles;
  private final VariableReaders readers;

  ChangeReaders(Repository repository, List<RoleItems> roles, VariableReaders readers) {
    this.repository = repository;
    this.roles = roles;
    this.readers = readers;
  }

  /// Whether the result of an item is registered, and everything that names it asks nothing but
  /// whether it changed.
  boolean suffice(Item item) {
    Optional<String> name = item.task().keywords().register();
    return name.isPresent() && bringsFiles(item) && onlyAskWhetherItChanged(item);
  }

  /// Whether everything that names the result of an item asks nothing but whether it changed.
  boolean onlyAskWhetherItChanged(Item item) {
    Optional<String> name = item.task().keywords().register();
    return name.isEmpty()
        || item.task().keywords().changedWhen().isEmpty()
            && roles.stream()
                .flatMap(RoleItems::all)
                .allMatch(each -> asksOnly(each, item, name.get()))
            && readers.around(name.get()).isEmpty()
            && repository.roles().stream().noneMatch(each -> isNamed(each, name.get()));
  }

  /// Whether an item becomes files of its role's package, and nothing else.
  private static boolean bringsFiles(Item item) {
    return !item.isBroughtForward()
        && !item.parts().isEmpty()
        && item.parts().stream()
            .allMatch(
                each ->
                    each instanceof Part.Renders
                        || each instanceof Part.Places
                        || each instanceof Part.Lays lays && !lays.bringsRepository());
  }

  /// Whether a task that stays asks the installation for the result.
  boolean isNeeded(Item item) {
    return bringsFiles(item) && isRead(item);
  }

  private boolean isRead(Item item) {
    return item.task()
        .keywords()
        .register()
        .filter(
            name ->
                roles.stream()
                    .flatMap(RoleItems::all)
                    .anyMatch(each -> each.isKept() && readers.mayRead(each, name)))
        .isPresent();
  }

  private boolean asksOnly(Item reader, Item setter, String name) {
    if (reader.task() == setter.task()) {
      return true;
    }
    if (readers.aroundMayRead(reader, name)) {
      return false;
    }
    if (!readers.itselfMayRead(reader, name)) {
      return true;
    }
    String text = reader.task().span().text();
    Matcher asked =
        Pattern.compile(
                "(?<![\\w.])" + Pattern.quote(name) + "\\s*(\\.\\s*|\\|\\s*|is\\s+)changed\\b")
            .matcher(text);
    return reader.scope() == setter.scope() && !Words.contains(asked.replaceAll("changed"), name);
  }

  private static boolean isNamed(Role role, String name) {
    return role.templates().stream().anyMatch(each -> Words.contains(each.source().text(), name));
  }
}
