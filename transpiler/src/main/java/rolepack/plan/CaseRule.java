package rolepack.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rolepack.analysis.Case;
import rolepack.analysis.Resource;
import rolepack.ir.Condition;

/// Keeps what a package for one value of a variable must not do beside the role's other packages.
///
/// A host may run the role several times, with another value each time. Each package is installed
/// once, in the order of the applications, while the playbook would run the other tasks again: so
/// nothing else of the role may write the same, or look at it. Nor may what moves as a whole write
/// what a task does that stays and reads such a variable.
final class CaseRule {
  private CaseRule() {}

  /// Applies the rule to a role once.
  ///
  /// @return whether it kept a task that moved before
  static boolean apply(RoleItems role) {
    boolean news = false;
    List<Item> moving =
        role.tasks().stream().filter(each -> !each.isKept() && !each.parts().isEmpty()).toList();
    Set<String> differing = role.scope().variables().differing();
    for (Item other : differing.isEmpty() ? List.<Item>of() : role.tasks()) {
      if (other.isKept() && !ContentionRule.isProgram(other)) {
        for (Item item : moving) {
          Optional<Resource> shared = written(item, other);
          if (shared.isPresent() && reads(other, differing, item)) {
            news |= item.keep(again(other, shared.get()));
          }
        }
      }
    }
    for (Item item : moving) {
      for (Item other :
          item.candidate().instance().inCase().isPresent() ? moving : List.<Item>of()) {
        Optional<Resource> shared = shared(item, other);
        if (shared.isPresent()) {
          news |= item.keep(reason(item, other, shared.get()));
        }
      }
    }
    return news;
  }

  /// Whether a task that stays, or a template that it names, has one of some names in it; a
  /// condition that another task has, too, makes no difference between them.
  private static boolean reads(Item item, Set<String> names, Item beside) {
    Set<String> shared =
        beside.candidate().instance().conditions().stream()
            .map(Condition::source)
            .collect(Collectors.toSet());
    String text = item.task().span().text();
    return names.stream()
        .anyMatch(
            name ->
                Words.contains(text, name)
                    || item.candidate().instance().conditions().stream()
                        .filter(each -> !shared.contains(each.source()))
                        .anyMatch(each -> Words.contains(each.source(), name))
                    || item.scope().role().templates().stream()
                        .filter(each -> text.contains(Paths.name(each.path())))
                        .anyMatch(each -> Words.contains(each.source().text(), name)));
  }

  private static Optional<Resource> shared(Item item, Item other) {
    Optional<Case> own = item.candidate().instance().inCase();
    if (item == other || own.equals(other.candidate().instance().inCase())) {
      return Optional.empty();
    }
    Optional<Resource> written = written(item, other);
    return written.isPresent()
            || item.candidate().instance().isOfOtherCase(other.candidate().instance())
        ? written
        : item.candidate().effects().writes().stream()
            .filter(
                each ->
                    other.candidate().effects().reads().stream().anyMatch(it -> clash(each, it)))
            .findFirst();
  }

  /// What both write.
  private static Optional<Resource> written(Item item, Item other) {
    return item.candidate().effects().writes().stream()
        .filter(
            each -> other.candidate().effects().writes().stream().anyMatch(it -> clash(each, it)))
        .filter(each -> !isSameFolder(each, item, other))
        .findFirst();
  }

  /// Whether two resources may be one whose state depends on what comes last. Packages and services
  /// are as they are after the first time.
  private static boolean clash(Resource one, Resource other) {
    return lasts(one) && lasts(other) && one.meets(other);
  }

  private static boolean lasts(Resource resource) {
    return switch (resource) {
      case Resource.Path _, Resource.Folder _, Resource.Account _, Resource.Everything _ -> true;
      case Resource.Package _, Resource.Service _, Resource.Word _ -> false;
    };
  }

  /// Whether both make the same folder.
  private static boolean isSameFolder(Resource resource, Item one, Item other) {
    Map<String, PayloadEntry.Directory> made = new HashMap<>();
    folders(one).forEach(each -> made.put(each.path(), each));
    return resource instanceof Resource.Path(String path, boolean tree)
        && !tree
        && made.containsKey(path)
        && folders(other).stream()
            .anyMatch(
                each ->
                    each.path().equals(path)
                        && each.attributes().equals(made.get(path).attributes()));
  }

  private static List<PayloadEntry.Directory> folders(Item item) {
    return item.parts().stream()
        .flatMap(
            each ->
                each instanceof Part.Lays(PayloadEntry.Directory folder, var _, var _, var _)
                    ? java.util.stream.Stream.of(folder)
                    : java.util.stream.Stream.empty())
        .toList();
  }

  private static ResidualReason again(Item other, Resource shared) {
    return new ResidualReason(
        ReasonCode.ORDER,
        "a host may run the role several times with other values, and %s, which stays, writes %s, too"
            .formatted(other.text(), shared.text()),
        other.task().span(),
        "Unblock that task, or let one of them do it all.");
  }

  private static ResidualReason reason(Item item, Item other, Resource shared) {
    Case own = item.candidate().instance().inCase().orElseThrow();
    Optional<Case> others = other.candidate().instance().inCase();
    return new ResidualReason(
        ReasonCode.ORDER,
        others
            .map(
                each ->
                    "a host may run the role with several values of %s, and what comes last decides about %s"
                        .formatted(own.variable(), shared.text()))
            .orElseGet(
                () ->
                    "it runs for each value of %s, and so does %s, which concerns %s, too"
                        .formatted(own.variable(), other.text(), shared.text())),
        item.task().span(),
        "Use a path of its own for each value of %s, or make a role of each case."
            .formatted(own.variable()));
  }
}
