package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which packages of a role one task installs, in one transaction of the package manager, though
/// they have conditions of their own: each task costs a start of the package manager, and a role
/// may have many.
///
/// Within a transaction the package manager chooses the order, so that nothing which two of the
/// packages do may concern both, unless one depends on the other.
final class Transactions {
  /// The name of a variable, which Ansible before 2.12 takes for a condition that it holds.
  private static final Pattern BARE = Pattern.compile("[\\w.\\[\\]'\"]+");

  private final RoleComposition composition;

  /// What one task installs.
  ///
  /// @param first what all of them need
  /// @param others what comes with it where further conditions hold
  record Transaction(Installation first, List<Installation> others) {
    Transaction {
      others = List.copyOf(others);
    }

    List<Installation> all() {
      List<Installation> all = new ArrayList<>(List.of(first));
      all.addAll(others);
      return all;
    }

    private Transaction with(Installation other) {
      List<Installation> more = new ArrayList<>(others);
      more.add(other);
      return new Transaction(first, more);
    }
  }

  Transactions(RoleComposition composition) {
    this.composition = composition;
  }

  /// What has to hold for a package beyond what the first of its transaction asks for.
  List<String> furtherConditions(Transaction transaction, Installation other) {
    List<String> all = asked(other);
    return all.subList(asked(transaction.first()).size(), all.size());
  }

  /// The transactions of a phase, in the order in which they have to happen.
  List<Transaction> of(int phase) {
    List<Transaction> found = new ArrayList<>();
    for (Installation each : composition.installations()) {
      if (each.phase() == phase && together(each).getFirst().equals(each)) {
        int at = placeFor(each, found);
        if (at < 0) {
          found.add(new Transaction(each, List.of()));
        } else {
          found.set(at, found.get(at).with(each));
        }
      }
    }
    return found;
  }

  /// The earliest transaction that an installation may join; -1 where there is none.
  private int placeFor(Installation installation, List<Transaction> found) {
    int place = -1;
    for (int i = found.size() - 1; i >= 0; i--) {
      Transaction passed = found.get(i);
      if (passed.all().stream()
          .anyMatch(each -> startsBefore(each, installation) || !mayShare(each, installation))) {
        return place;
      }
      if (extend(passed.first(), installation)) {
        place = i;
      }
    }
    return place;
  }

  /// Whether one installation asks for all that the other does, and for more that can be said
  /// within the name of a package.
  private boolean extend(Installation first, Installation other) {
    List<String> shared = asked(first);
    List<String> all = asked(other);
    boolean more = all.size() > shared.size();
    boolean ofValue = isOfValue(first) || isOfValue(other);
    return first.once() == other.once()
        && (more || ofValue && all.size() == shared.size())
        && all.subList(0, shared.size()).equals(shared)
        && all.stream().skip(shared.size()).allMatch(Transactions::isInline)
        && List.of(first, other).stream().allMatch(this::isPlain)
        && composition.notified(first).equals(composition.notified(other));
  }

  private static boolean isInline(String condition) {
    return !BARE.matcher(condition).matches()
        && !condition.contains("{{")
        && !condition.contains("{%")
        && !condition.contains("%}")
        && condition.lines().count() == 1;
  }

  /// Whether no task asks what an installation changed, and all comes from the usual repositories.
  private boolean isPlain(Installation installation) {
    return composition.registers(installation, _ -> true).isEmpty()
        && composition
            .packageOf(installation)
            .map(each -> composition.selectionsOf(each).isEmpty())
            .orElse(true);
  }

  private List<Item> itemsOf(Installation installation) {
    List<Installation> all = together(installation);
    return composition.items().tasks().stream()
        .filter(each -> composition.home(each.task()).isPresent())
        .filter(each -> all.contains(Installation.of(each)))
        .toList();
  }

  /// After which transaction of some the templates of the unconditional package have to come, since
  /// services that wait for their files come behind what other packages bring; empty where they
  /// come with that package, since nothing has to be before them or the package manager sees to it.
  Optional<Integer> placeOfTemplates(List<Transaction> order) {
    List<Installation> others =
        itemsOf(Installation.UNCONDITIONAL).stream()
            .flatMap(each -> each.behind().stream())
            .flatMap(each -> Installation.siblings(each).stream())
            .toList();
    int own = -1;
    int last = -1;
    for (int i = 0; i < order.size(); i++) {
      List<Installation> all =
          order.get(i).all().stream().flatMap(each -> together(each).stream()).toList();
      if (all.contains(Installation.UNCONDITIONAL)) {
        own = i;
      }
      if (all.stream().anyMatch(others::contains)) {
        last = i;
      }
    }
    // Only rpm can be told what comes first of what is installed at once.
    return last > own || last == own && !isRpm() ? Optional.of(last) : Optional.empty();
  }

  private boolean isRpm() {
    return composition.items().scope().settings().target().packageType().equals("rpm");
  }

  /// Whether one name stands for the package of an installation and those for the other values of
  /// its variable: the same handlers that stay are notified by all of them.
  boolean isOfValue(Installation installation) {
    return installation.inCase().isPresent()
        && composition.installations().stream()
            .filter(installation::isSibling)
            .allMatch(
                each -> composition.notified(each).equals(composition.notified(installation)));
  }

  /// What is installed with an installation, by one name.
  List<Installation> together(Installation installation) {
    return isOfValue(installation)
        ? composition.installations().stream().filter(installation::isSibling).toList()
        : List.of(installation);
  }

  /// What the task that installs it has to ask for.
  List<String> asked(Installation installation) {
    return isOfValue(installation) ? installation.conditions() : installation.when();
  }

  /// Whether a service starts right after what is installed at a time, and something concerns it
  /// that is installed later and must not come before that.
  private boolean startsBefore(Installation earlier, Installation later) {
    List<Item> others = itemsOf(later);
    return itemsOf(earlier).stream()
        .filter(each -> !each.awaited().isEmpty())
        .anyMatch(
            start ->
                others.stream()
                    .anyMatch(
                        each ->
                            composition.items().isBefore(start, each)
                                && start
                                    .candidate()
                                    .effects()
                                    .conflict(each.candidate().effects())
                                    .isPresent()));
  }

  /// Whether the order of two installations does not matter, or is kept by a dependency.
  private boolean mayShare(Installation earlier, Installation later) {
    return isDependency(earlier, later)
        || itemsOf(earlier).stream()
            .allMatch(one -> itemsOf(later).stream().allMatch(other -> commute(one, other)));
  }

  /// Packages depend on the unconditional one. Only rpm has a package installed whole, with its
  /// scripts, before what depends on it is unpacked.
  private boolean isDependency(Installation earlier, Installation later) {
    return earlier.equals(Installation.UNCONDITIONAL)
        && isRpm()
        && composition.packageOf(later).filter(composition::followsMain).isPresent();
  }

  private static boolean commute(Item one, Item other) {
    return comesLast(one)
        || comesLast(other)
        || Exclusion.exclude(
            one.candidate().instance().conditions(), other.candidate().instance().conditions())
        || one.candidate().effects().conflict(other.candidate().effects()).isEmpty();
  }

  /// consul-template runs when all packages are there.
  private static boolean comesLast(Item item) {
    return !item.awaited().isEmpty()
        || item.parts().stream().allMatch(Part.Renders.class::isInstance);
  }
}
