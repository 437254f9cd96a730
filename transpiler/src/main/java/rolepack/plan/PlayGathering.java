package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.analysis.PlayRoles;
import rolepack.ir.Action;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.TemplateFile;
import rolepack.ir.VariableDefinition;
import rolepack.site.HostFacts;
import rolepack.source.SourceSpan;

/// Decides what each play still has to gather, since what read the most facts has left it.
final class PlayGathering {
  private static final Pattern SETTING =
      Pattern.compile("(?m)^[-\\s]*gather_(?:facts|subset)\\s*:\\s*(\\S*)");

  /// Tasks that ask for one fact each cost as much as gathering all of them for all.
  private static final int MOST_ASKING = 2;

  private final Repository repository;
  private final PlanSettings settings;
  private final PlayRoles playRoles;
  private final Map<String, RolePlan> roles = new HashMap<>();
  private final VariableWorld world;
  private final List<TemplateFile> templates;

  private PlayGathering(
      Repository repository, PlanSettings settings, PlayRoles playRoles, List<RolePlan> roles) {
    this.repository = repository;
    this.settings = settings;
    this.playRoles = playRoles;
    roles.forEach(each -> this.roles.put(each.role().name(), each));
    this.world = VariableWorld.of(repository, playRoles.plays());
    this.templates =
        repository.roles().stream().map(Role::templates).flatMap(List::stream).toList();
  }

  /// The plays that need less than they gather now, by their place.
  static Map<SourceSpan, Gathering> of(
      Repository repository, PlanSettings settings, PlayRoles playRoles, List<RolePlan> roles) {
    return OwnPlugins.mayReadFacts(repository)
        ? Map.of()
        : new PlayGathering(repository, settings, playRoles, roles).decide();
  }

  private Map<SourceSpan, Gathering> decide() {
    List<Play> plays = playRoles.plays();
    List<FactUse> uses = new ArrayList<>();
    for (Play play : plays) {
      FactUse use = use(play);
      if (use.readsOtherHosts()) {
        return Map.of();
      }
      uses.add(use);
    }
    Map<SourceSpan, Gathering> decided = new HashMap<>();
    boolean needed = false;
    Set<SourceSpan> needing = new LinkedHashSet<>();
    for (int i = plays.size() - 1; i >= 0; i--) {
      Play play = plays.get(i);
      Gathering gathering =
          needed || !setting(play).isEmpty() ? Gathering.AS_WRITTEN : gathering(uses.get(i));
      Gathering other = decided.putIfAbsent(play.span(), gathering);
      if (gathering == Gathering.AS_WRITTEN || other != null && other != gathering) {
        needing.add(play.span());
      }
      // A play that does not gather takes what plays before it gathered.
      needed |= !gathersAll(play) && !uses.get(i).readsNone();
    }
    decided.keySet().removeAll(needing);
    return decided;
  }

  private Gathering gathering(FactUse use) {
    if (settings.modernize()) {
      return !use.readsMinimal()
          ? Gathering.AS_WRITTEN
          : use.facts().isEmpty() && use.asking() == 0 ? Gathering.NONE : Gathering.MINIMAL;
    }
    return use.readsNone() && use.asking() <= MOST_ASKING ? Gathering.NONE : Gathering.AS_WRITTEN;
  }

  /// What a play says of gathering; empty where it says nothing.
  private static String setting(Play play) {
    Matcher said = SETTING.matcher(play.span().text());
    return said.find() ? "=" + said.group(1) : "";
  }

  private static boolean gathersAll(Play play) {
    return Set.of("", "=yes", "=true", "=True", "=on").contains(setting(play));
  }

  private FactUse use(Play play) {
    FactReaders readers = new FactReaders(world, templates);
    List<SourceSpan> definitions = play.variables().stream().map(VariableDefinition::span).toList();
    without(play.span(), definitions).forEach(readers::text);
    readers.keywords(play.keywords());
    if (play.span().text().contains("vars_files") && play.span().text().contains("{{")) {
      readers.unknown("files of variables may have computed names");
    }
    SequencedSet<String> names = new LinkedHashSet<>(playRoles.rolesOf(play));
    play.roles().forEach(each -> reference(each, readers));
    for (List<TaskNode> each :
        List.of(play.preTasks(), play.tasks(), play.postTasks(), play.handlers())) {
      all(each, readers, names);
    }
    repository.looseTaskFiles().forEach(each -> all(each.tasks(), readers, names));
    List<String> done = new ArrayList<>();
    while (done.size() < names.size()) {
      for (String each : List.copyOf(names)) {
        if (!done.contains(each)) {
          done.add(each);
          repository.role(each).ifPresent(role -> role(role, readers, names));
        }
      }
    }
    return readers.result();
  }

  private static void reference(RoleReference reference, FactReaders readers) {
    readers.text(reference.span());
    readers.keywords(reference.keywords());
    reference.parameters().forEach(each -> readers.names(each.value()));
    if (reference.resolved().isEmpty()) {
      readers.unknown("a role is not in the repository");
    }
  }

  private void role(Role role, FactReaders readers, Set<String> names) {
    role.dependencies().forEach(each -> reference(each, readers));
    role.dependencies().forEach(each -> each.resolved().ifPresent(names::add));
    RolePlan plan = roles.get(role.name());
    if (plan == null || role.failed() || role.taskFiles().stream().anyMatch(TaskFile::broken)) {
      readers.unknown("the role %s cannot be read".formatted(role.name()));
      return;
    }
    boolean whole = plan.status() == RoleStatus.FAILED;
    Set<TaskNode.Task> kept = plan.residual().kept().keySet();
    for (TaskFile file : role.taskFiles()) {
      if (whole) {
        all(file.tasks(), readers, names);
      } else {
        kept(file.tasks(), kept::contains, readers, names);
      }
    }
    plan.residual().installs().forEach(each -> added(each, readers));
    plan.residual().later().values().stream()
        .flatMap(List::stream)
        .forEach(each -> added(each, readers));
  }

  private void added(AddedTask task, FactReaders readers) {
    switch (task) {
      case InstallTask install -> {
        install.when().forEach(readers::source);
        install.choices().forEach(each -> each.when().forEach(readers::source));
        if (!settings.target().packageManager().equals("apt")) {
          readers.installs();
        }
      }
      case AddedTask.UpdateLists _ -> {}
      case AddedTask.WriteFacts facts ->
          facts.facts().forEach(each -> HostFacts.fromInventory(each).ifPresent(readers::source));
      case AddedTask.WriteFound found -> {
        found.when().forEach(readers::source);
        found.values().values().forEach(readers::source);
      }
      case AddedTask.WaitFor files -> files.when().forEach(readers::source);
    }
  }

  private void all(List<TaskNode> nodes, FactReaders readers, Set<String> names) {
    kept(nodes, _ -> true, readers, names);
  }

  /// Whether any of some tasks stays.
  private boolean kept(
      List<TaskNode> nodes, Predicate<TaskNode.Task> kept, FactReaders readers, Set<String> names) {
    boolean any = false;
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> {
          if (kept.test(task)) {
            any = true;
            readers.task(task);
            included(task).ifPresent(names::add);
          }
        }
        case TaskNode.Block block -> {
          boolean inside = kept(block.body(), kept, readers, names);
          inside |= kept(block.rescue(), kept, readers, names);
          inside |= kept(block.always(), kept, readers, names);
          if (inside) {
            any = true;
            List<SourceSpan> tasks = new ArrayList<>();
            List.of(block.body(), block.rescue(), block.always())
                .forEach(part -> part.forEach(each -> tasks.add(each.span())));
            without(block.span(), tasks).forEach(readers::text);
            readers.keywords(block.keywords());
          }
        }
      }
    }
    return any;
  }

  /// The role that a task includes, or of which it includes a file.
  private Optional<String> included(TaskNode.Task task) {
    return task.action() instanceof Action.Include include
        ? include
            .resolved()
            .flatMap(
                path ->
                    repository.roles().stream()
                        .filter(
                            each -> each.name().equals(path) || path.startsWith(each.path() + "/"))
                        .map(Role::name)
                        .findFirst())
        : Optional.empty();
  }

  /// The parts of a span that others do not cover.
  private static List<SourceSpan> without(SourceSpan whole, List<SourceSpan> parts) {
    List<SourceSpan> left = new ArrayList<>();
    int from = whole.start();
    List<SourceSpan> inside =
        parts.stream()
            .filter(each -> each.file().equals(whole.file()))
            .filter(each -> each.start() >= whole.start() && each.end() <= whole.end())
            .sorted(java.util.Comparator.comparingInt(SourceSpan::start))
            .toList();
    for (SourceSpan each : inside) {
      if (each.start() > from) {
        left.add(new SourceSpan(whole.file(), from, each.start()));
      }
      from = Math.max(from, each.end());
    }
    left.add(new SourceSpan(whole.file(), from, whole.end()));
    return left;
  }
}
