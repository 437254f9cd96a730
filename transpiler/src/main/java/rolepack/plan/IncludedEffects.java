package rolepack.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import rolepack.analysis.Effects;
import rolepack.analysis.Resource;
import rolepack.ir.Action;
import rolepack.ir.Repository;
import rolepack.ir.RoleReference;

/// What an include that stays does where it stands: what the tasks do that it brings in, whether
/// they are in packages or stay, since those packages are installed there.
final class IncludedEffects {
  private static final Effects ANYTHING =
      new Effects(new LinkedHashSet<>(), new LinkedHashSet<>(List.of(new Resource.Everything())));

  private final Repository repository;
  private final List<RoleItems> roles;
  private final Map<Item, Effects> known = new HashMap<>();

  IncludedEffects(Repository repository, List<RoleItems> roles) {
    this.repository = repository;
    this.roles = roles;
  }

  /// Whether a task touches anything itself, or by what it brings in: the tasks of the role's own
  /// files stand beside their include.
  boolean mayTouch(Item item) {
    return !(item.task().action() instanceof Action.Include include)
        || item.isKept() && include.kind() != Action.IncludeKind.VARIABLES;
  }

  /// What a task brings in, in any run.
  Effects of(Item item) {
    return item.task().action() instanceof Action.Include include
        ? known.computeIfAbsent(item, _ -> sum(include, item.scope(), _ -> true, new HashSet<>()))
        : Effects.NONE;
  }

  /// What a task that stays does in each run.
  Effects again(Item item) {
    return item.task().action() instanceof Action.Include include
        ? sum(include, item.scope(), Item::isKept, new HashSet<>())
        : item.candidate().effects();
  }

  private Effects sum(
      Action.Include include, RoleScope scope, Predicate<Item> counts, Set<String> seen) {
    return switch (include.kind()) {
      case VARIABLES -> Effects.NONE;
      case ROLE ->
          include
              .resolved()
              .map(name -> ofRole(name, counts, seen))
              .orElseGet(
                  () ->
                      roles.stream()
                          .filter(each -> each.scope() != scope)
                          .map(each -> ofRole(each.scope().role().name(), counts, seen))
                          .reduce(Effects.NONE, Effects::and));
      case TASKS ->
          include.resolved().isEmpty()
              ? ofUnreached(scope.role().name(), counts, seen)
              : IncludeOutcome.isOfAnother(include, scope.role())
                  ? ofFile(include.resolved().get(), counts, seen)
                  : Effects.NONE;
    };
  }

  private Effects ofRole(String name, Predicate<Item> counts, Set<String> seen) {
    if (!seen.add(name) || repository.role(name).isEmpty()) {
      return Effects.NONE;
    }
    RoleItems items = roleItems(name);
    Effects all =
        sum(Stream.concat(items.tasks().stream(), items.unreached().stream()), counts, seen);
    for (RoleReference each : items.scope().role().dependencies()) {
      all = all.and(each.resolved().map(it -> ofRole(it, counts, seen)).orElse(ANYTHING));
    }
    return all;
  }

  /// A file whose name is not known may be any that the role does not include otherwise.
  private Effects ofUnreached(String role, Predicate<Item> counts, Set<String> seen) {
    return seen.add(role + "/tasks")
        ? sum(roleItems(role).unreached().stream(), counts, seen)
        : Effects.NONE;
  }

  private Effects ofFile(String path, Predicate<Item> counts, Set<String> seen) {
    if (!seen.add(path)) {
      return Effects.NONE;
    }
    List<Item> items =
        roles.stream()
            .flatMap(RoleItems::all)
            .filter(each -> each.candidate().instance().file().path().equals(path))
            .toList();
    return items.isEmpty() ? ANYTHING : sum(items.stream(), counts, seen);
  }

  private Effects sum(Stream<Item> items, Predicate<Item> counts, Set<String> seen) {
    Effects all = Effects.NONE;
    for (Item each : items.toList()) {
      if (each.task().action() instanceof Action.Include include) {
        all = all.and(sum(include, each.scope(), counts, seen));
      } else if (counts.test(each)) {
        all = all.and(each.candidate().effects());
      }
    }
    return all;
  }

  private RoleItems roleItems(String name) {
    Optional<RoleItems> found =
        roles.stream().filter(each -> each.scope().role().name().equals(name)).findFirst();
    return found.orElseThrow();
  }
}
