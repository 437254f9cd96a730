package rolepack.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import rolepack.analysis.Effects;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.Resource;
import rolepack.ir.Keywords;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.TaskNode;

/// Who notifies which handler. Names are one space for the whole play, so a handler counts as
/// notified by every task that says its name or a topic that it listens to.
final class Handlers {
  private final Repository repository;
  private final PlayRoles playRoles;
  private final Map<String, List<Item>> byName = new HashMap<>();
  private final Map<String, List<Item>> notifiers = new HashMap<>();
  private final List<String> notifiedByPlays = new ArrayList<>();
  private final Set<String> definedByPlays = new HashSet<>();

  Handlers(Repository repository, PlayRoles playRoles, List<RoleItems> roles) {
    this.repository = repository;
    this.playRoles = playRoles;
    for (RoleItems role : roles) {
      for (Item handler : role.handlers()) {
        add(byName, handler.task().name(), handler);
        handler.task().keywords().listen().forEach(each -> add(byName, each, handler));
      }
      role.all()
          .forEach(item -> item.candidate().notified().forEach(name -> add(notifiers, name, item)));
    }
    for (var playbook : repository.playbooks()) {
      for (Play play : playbook.plays()) {
        define(play.handlers());
        collect(play.preTasks());
        collect(play.tasks());
        collect(play.postTasks());
      }
    }
  }

  private void collect(List<TaskNode> nodes) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> collect(task.keywords());
        case TaskNode.Block block -> {
          collect(block.keywords());
          collect(block.body());
          collect(block.rescue());
          collect(block.always());
        }
      }
    }
  }

  private void collect(Keywords keywords) {
    keywords
        .notifies()
        .forEach(each -> notifiedByPlays.add(StayRules.constant(each).orElse(HandlerNames.ANY)));
  }

  private static void add(Map<String, List<Item>> map, String name, Item item) {
    map.computeIfAbsent(name, _ -> new ArrayList<>()).add(item);
  }

  private void define(List<TaskNode> nodes) {
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> {
          definedByPlays.add(task.name());
          definedByPlays.addAll(task.keywords().listen());
        }
        case TaskNode.Block block -> define(block.body());
      }
    }
  }

  /// Whether some handler has a name or listens to it.
  boolean isDefined(String name) {
    return byName.containsKey(name) || definedByPlays.contains(name);
  }

  /// Whether only a play has a handler of a name: it stays there.
  boolean isOfPlayOnly(String name) {
    return !byName.containsKey(name) && definedByPlays.contains(name);
  }

  /// The handlers that a name means to a role: its own, else those of the others.
  List<Item> named(String name, String role) {
    List<Item> all = byName.getOrDefault(name, List.of());
    List<Item> own = all.stream().filter(each -> each.scope().role().name().equals(role)).toList();
    return own.isEmpty() ? all.stream().limit(1).toList() : own;
  }

  /// Every handler of a name, whoever defines it.
  List<Item> allNamed(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /// The tasks and handlers that notify a handler: those of its role, and those of roles that run
  /// in the same play and have no handler of their own that does the same.
  List<Item> notifiersOf(Item handler) {
    List<Item> found = new ArrayList<>(notifiers.getOrDefault(HandlerNames.ANY, List.of()));
    for (String name : names(handler)) {
      for (Item notifier : notifiers.getOrDefault(name, List.of())) {
        String role = notifier.scope().role().name();
        if (role.equals(handler.scope().role().name())
            || mayMeet(role, handler.scope().role().name()) && !hasSame(role, name, handler)) {
          found.add(notifier);
        }
      }
    }
    return found;
  }

  /// Whether two roles run in one play; roles that no chosen play runs meet those that they need,
  /// or that need them.
  boolean mayMeet(String one, String other) {
    List<Play> plays = playRoles.playsOf(one);
    List<Play> others = playRoles.playsOf(other);
    return plays.isEmpty() || others.isEmpty()
        ? needs(one, other) || needs(other, one)
        : plays.stream().anyMatch(each -> others.stream().anyMatch(it -> it == each));
  }

  private boolean needs(String one, String other) {
    return repository
        .role(one)
        .filter(role -> playRoles.dependenciesOf(role).contains(other))
        .isPresent();
  }

  /// Whether a role has a handler of this name that does what another one does.
  private boolean hasSame(String role, String name, Item handler) {
    return allNamed(name).stream()
        .filter(each -> each.scope().role().name().equals(role))
        .anyMatch(each -> action(each).equals(action(handler)));
  }

  private static String action(Item handler) {
    return handler.task().action().span().text().replaceAll("\\s+", " ");
  }

  /// Whether a task of a play notifies a handler; such tasks always stay.
  boolean isNotifiedByPlay(Item handler) {
    return notifiedByPlays.contains(HandlerNames.ANY)
        || names(handler).stream().anyMatch(notifiedByPlays::contains);
  }

  private static List<String> names(Item handler) {
    List<String> names = new ArrayList<>(handler.task().keywords().listen());
    names.add(handler.task().name());
    return names;
  }

  /// Why a handler never runs: in every play with its role nobody notifies it, or other roles
  /// define one of its name before it and after it. Ansible 1.x takes the first of them, 2.x the
  /// last.
  Optional<String> idle(Item handler) {
    String role = handler.scope().role().name();
    List<Play> plays = playRoles.playsOf(role);
    if (plays.isEmpty() || names(handler).size() != 1 || isNotifiedByPlay(handler)) {
      return Optional.empty();
    }
    String name = handler.task().name();
    List<List<String>> orders = plays.stream().map(playRoles::rolesOf).toList();
    if (orders.stream().noneMatch(each -> isNotified(name, each))) {
      return Optional.of("never runs: nothing in the plays notifies it");
    }
    return orders.stream().allMatch(each -> isBetween(name, role, each) || !isNotified(name, each))
        ? Optional.of("never runs: roles before and after it have a handler of its name")
        : Optional.empty();
  }

  private boolean isBetween(String name, String role, List<String> order) {
    List<String> defining =
        allNamed(name).stream()
            .map(each -> each.scope().role().name())
            .filter(order::contains)
            .sorted(Comparator.comparingInt(order::indexOf))
            .toList();
    return defining.indexOf(role) > 0 && defining.lastIndexOf(role) < defining.size() - 1;
  }

  private boolean isNotified(String name, List<String> order) {
    return notifiers.containsKey(HandlerNames.ANY)
        || notifiers.getOrDefault(name, List.of()).stream()
            .anyMatch(each -> order.contains(each.scope().role().name()));
  }

  /// The services that the handlers of a task restart: what it does concerns them. What else the
  /// handlers do happens later.
  Effects effectsOf(Item item) {
    SequencedSet<Resource> services = new LinkedHashSet<>();
    for (String name : item.candidate().notified()) {
      for (Item handler : allNamed(name)) {
        for (Resource each : handler.candidate().effects().writes()) {
          if (each instanceof Resource.Service) {
            services.add(each);
          }
        }
      }
    }
    return new Effects(new LinkedHashSet<>(), services);
  }

  /// The reason that keeps a handler because of who notifies it.
  Optional<ResidualReason> reason(Item handler) {
    if (isNotifiedByPlay(handler)) {
      return Optional.of(
          new ResidualReason(
              ReasonCode.NO_EQUIVALENT,
              "a task of a play notifies it",
              handler.task().span(),
              "Move that task into a role."));
    }
    return notifiersOf(handler).stream()
        .filter(Item::isKept)
        .findFirst()
        .map(
            each ->
                new ResidualReason(
                    each.reason().orElseThrow().code(),
                    each.text() + ", which stays, notifies it",
                    each.task().span(),
                    "Unblock that task."))
        .or(() -> afterTemplate(handler));
  }

  /// Why a handler stays that a template notifies: consul-template runs commands only.
  private Optional<ResidualReason> afterTemplate(Item handler) {
    return handler.parts().isEmpty() || StanzaCommand.canBe(handler)
        ? Optional.empty()
        : rendered(handler, new HashSet<>())
            .map(
                each ->
                    new ResidualReason(
                        ReasonCode.NO_EQUIVALENT,
                        each.text()
                            + " notifies it, whose file consul-template makes: it only runs"
                            + " commands then",
                        each.task().span(),
                        "Make it a task."));
  }

  /// A task that leaves files to consul-template and notifies a handler, at once or through others.
  private Optional<Item> rendered(Item handler, Set<Item> seen) {
    return notifiersOf(handler).stream()
        .filter(seen::add)
        .flatMap(
            each ->
                (RenderedFiles.any(each)
                        ? Optional.of(each)
                        : each.isHandler() ? rendered(each, seen) : Optional.<Item>empty())
                    .stream())
        .findFirst();
  }
}
