package rolepack.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.DefinedFacts;
import rolepack.analysis.Effects;
import rolepack.analysis.Evaluation;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.Resource;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.Keywords;
import rolepack.ir.Loop;
import rolepack.ir.TaskNode;

/// Which tasks that stay may put a file in place that consul-template has rendered, in place of a
/// template, and when that file's package is installed.
final class BesideRules {
  /// What a task may say beside its action and what every task may say, without another result.
  private static final Set<String> HARMLESS =
      Set.of("become_method", "become_flags", "remote_user", "loop_control", "listen", "diff");

  /// Words of tasks that make links.
  private static final Pattern LINK =
      Pattern.compile("\\bln\\b|\\bstate\\s*[:=]\\s*[\"']?(?:link|hard|\\{)");

  /// Files that distributions have as links.
  private static final Set<String> LINKS =
      Set.of(
          "/etc/grub2.cfg",
          "/etc/localtime",
          "/etc/mtab",
          "/etc/os-release",
          "/etc/rc.local",
          "/etc/resolv.conf",
          "/etc/sysconfig/selinux");

  private final PlayRoles playRoles;
  private final Rendering rendering;
  private final ChangeReaders changes;
  private final Map<TaskNode.Task, Integer> places = new IdentityHashMap<>();
  private final Set<String> found = new HashSet<>();
  private final List<Item> linking;

  BesideRules(List<RoleItems> roles, PlayRoles playRoles, Decisions decisions) {
    this.playRoles = playRoles;
    this.rendering = decisions.rendering();
    this.changes = decisions.changes();
    this.linking = roles.stream().flatMap(RoleItems::all).filter(BesideRules::makesLinks).toList();
    roles.stream()
        .flatMap(RoleItems::all)
        .forEach(
            each -> {
              places.merge(each.task(), 1, Integer::sum);
              found.addAll(DefinedFacts.of(each.task()).keySet());
              each.task().keywords().register().ifPresent(found::add);
            });
  }

  /// Under which conditions a package is installed.
  ///
  /// @param complete whether the task runs wherever the package is
  record Guard(List<Condition> conditions, boolean complete) {}

  /// Whether a task says nothing that needs a template of Ansible's.
  boolean allow(Item item, Action.Module module) {
    TaskInstance instance = item.candidate().instance();
    Keywords keywords = instance.keywords();
    String role = item.scope().role().name();
    List<Keywords> around = new ArrayList<>(instance.enclosing());
    StayRules.keywordsOf(playRoles.playsOf(role)).forEach(around::add);
    return !item.isHandler()
        && !item.scope().role().failed()
        && places.get(item.task()) == 1
        && rendering.canWait(role)
        && instance.file().path().startsWith(item.scope().role().path() + "/tasks/")
        && StayRules.ofPlays(playRoles.playsOf(role)).isEmpty()
        && item.scope().userKeeps(item.task()).isEmpty()
        && instance.bound().isEmpty()
        && instance.inCase().isEmpty()
        && !module.local()
        && !StayRules.hidesWords(instance)
        && !runsOnceMaybe(instance)
        && instance.inherited(Keywords::connection).isEmpty()
        && instance.inherited(Keywords::delegateTo).isEmpty()
        && instance.inherited(Keywords::ignoreErrors).isEmpty()
        && keywords.failedWhen().isEmpty()
        && keywords.until().isEmpty()
        && HARMLESS.containsAll(keywords.others().keySet())
        && around.stream().noneMatch(each -> each.others().containsKey("module_defaults"))
        && !instance.file().source().text().contains("module_defaults")
        && changes.onlyAskWhetherItChanged(item)
        && (item.scope().settings().modernize() || !mayWriteToLink(item));
  }

  private static boolean makesLinks(Item item) {
    return LINK.matcher(item.task().action().span().text()).find();
  }

  /// Whether there may be a link in the file's place: `template` and `copy` replace it, `get_url`
  /// writes through it or leaves it.
  private boolean mayWriteToLink(Item item) {
    Effects writes = new Effects(Effects.NONE.reads(), item.candidate().effects().writes());
    return writes.writes().stream()
            .anyMatch(each -> each instanceof Resource.Path(String path, _) && LINKS.contains(path))
        || linking.stream()
            .anyMatch(each -> writes.conflict(each.candidate().effects()).isPresent());
  }

  /// Whether only the play knows whether it runs on the first host alone.
  private static boolean runsOnceMaybe(TaskInstance instance) {
    return instance
        .inherited(Keywords::runOnce)
        .filter(each -> each.span().text().contains("{{") || !isBoolean(each.span().text()))
        .isPresent();
  }

  private static boolean isBoolean(String text) {
    return text.matches("(?i)[\"']?(yes|true|on|no|false|off)[\"']?");
  }

  /// The conditions that the role's beginning knows, as far as no other stands before them.
  Guard guard(Item item, RoleItems role) {
    Optional<String> variable = item.task().keywords().loop().map(Loop::variable);
    BuildEvaluator evaluator = evaluator(item, role);
    List<Condition> guard = new ArrayList<>();
    for (Condition each : item.candidate().instance().conditions()) {
      Set<String> names = BindingTimes.variables(each);
      if (evaluator.holds(each) instanceof Evaluation.Known<Boolean>(Boolean holds, _) && holds) {
        continue;
      }
      boolean early =
          item.candidate().guard().contains(each)
              && names.stream().noneMatch(found::contains)
              && variable.filter(names::contains).isEmpty();
      if (!early) {
        return new Guard(guard, false);
      }
      guard.add(each);
    }
    return new Guard(guard, true);
  }

  /// Whether root does the task, as far as the playbook says who does what.
  boolean isRoots(Item item, RoleItems role) {
    TaskInstance instance = item.candidate().instance();
    boolean other =
        instance
            .inherited(Keywords::becomeUser)
            .filter(each -> !StayRules.constant(each).equals(Optional.of("root")))
            .isPresent();
    return !other
        && (instance.inherited(Keywords::become).isPresent()
            || StayRules.keywordsOf(playRoles.playsOf(role.scope().role().name()))
                .anyMatch(each -> each.become().isPresent())
            || role.tasks().stream()
                .allMatch(
                    each -> each.candidate().instance().inherited(Keywords::become).isEmpty()));
  }

  /// The variables of a task.
  static BuildEvaluator evaluator(Item item, RoleItems role) {
    return BuildEvaluator.of(item.scope().variables(), item.candidate().instance(), role.pinned());
  }
}
