package rolepack.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// Facts that `set_fact` computes from values which do not need a running play, or that
/// `include_vars` takes from a file which is known, before the role that reads them begins: for
/// that role they are definitions like any other.
///
/// Several tasks that set one fact under conditions make one definition: `{{ b if second else a if
/// first }}`, since the last one that runs wins.
final class SettledFacts {
  /// A task that sets a fact.
  ///
  /// @param conditions those under which it does, without those that hold on every target's host
  private record Setter(
      String role, TaskInstance instance, List<Condition> conditions, DataTemplate value) {
    boolean isFile() {
      return instance.task().action() instanceof Action.Include;
    }

    /// Whether it is known which file, where it is one.
    boolean isCertain() {
      return !(instance.task().action() instanceof Action.Include include)
          || include.resolved().isPresent();
    }
  }

  private final PlayRoles playRoles;
  private final Map<String, List<Setter>> setters = new LinkedHashMap<>();
  private final Set<TaskNode.Task> inRoles =
      java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

  SettledFacts(Repository repository, PlayRoles playRoles, TargetConditions target) {
    this.playRoles = playRoles;
    for (Role role : repository.roles()) {
      if (role.taskFiles().stream().noneMatch(file -> setsFacts(file.tasks()))) {
        continue;
      }
      for (TaskInstance instance : RoleFlow.of(role).tasks()) {
        Map<String, DataTemplate> facts = DefinedFacts.of(instance.task());
        if (facts.isEmpty()) {
          continue;
        }
        inRoles.add(instance.task());
        Optional<List<Condition>> open = target.open(instance);
        if (open.isPresent()) {
          facts.forEach(
              (name, value) ->
                  setters
                      .computeIfAbsent(name, _ -> new ArrayList<>())
                      .add(new Setter(role.name(), instance, open.get(), value)));
        }
      }
    }
  }

  private static boolean setsFacts(List<TaskNode> nodes) {
    return nodes.stream()
        .anyMatch(
            node ->
                switch (node) {
                  case TaskNode.Task task -> !DefinedFacts.of(task).isEmpty();
                  case TaskNode.Block block ->
                      setsFacts(block.body())
                          || setsFacts(block.rescue())
                          || setsFacts(block.always());
                });
  }

  /// Whether a task sets facts where a role's run reaches it.
  boolean knows(TaskNode.Task task) {
    return inRoles.contains(task);
  }

  /// Whether some task that knows what it sets does so on the target.
  boolean maySet(String name) {
    return setters.containsKey(name);
  }

  /// What a fact is for a role, among definitions and facts that the role's tasks see.
  ///
  /// @param unsettled the names of what only a running play knows
  /// @param own the names that the reader itself defines, which another role saw otherwise
  Optional<VariableDefinition> definition(
      String name, Role reader, Set<String> unsettled, Set<String> own) {
    List<Setter> all = relevant(setters.getOrDefault(name, List.of()), reader);
    if (all.isEmpty()
        || all.stream().anyMatch(each -> each.isFile() != all.getFirst().isFile())
        || !all.stream()
            .allMatch(
                each ->
                    each.role().equals(reader.name())
                        ? beginsWith(reader, name)
                        : precedes(each.role(), reader))) {
      return Optional.empty();
    }
    Set<String> read = new HashSet<>();
    Optional<DataTemplate> value = Optional.empty();
    for (Setter each : inOrder(all)) {
      if (!isPlain(each)) {
        return Optional.empty();
      }
      List<Condition> conditions = each.conditions();
      Set<String> names = new HashSet<>(BindingTimes.variables(each.value()));
      conditions.forEach(it -> names.addAll(BindingTimes.variables(it)));
      if (!each.role().equals(reader.name()) && names.stream().anyMatch(own::contains)) {
        return Optional.empty();
      }
      read.addAll(names);
      value = conditions.isEmpty() ? Optional.of(each.value()) : choice(each, conditions, value);
      if (value.isEmpty()) {
        return Optional.empty();
      }
    }
    if (read.contains(name) || read.stream().anyMatch(unsettled::contains)) {
      return Optional.empty();
    }
    VariableScope.Kind kind =
        all.getFirst().isFile() ? VariableScope.Kind.INCLUDE_VARS : VariableScope.Kind.SET_FACT;
    return value.map(
        it ->
            new VariableDefinition(
                it.span(), name, it, new VariableScope(kind, all.getFirst().role())));
  }

  /// Where the reader itself sets the fact in any case, what others have set is gone, unless
  /// `set_fact` set it, which `include_vars` does not beat.
  private static List<Setter> relevant(List<Setter> all, Role reader) {
    List<Setter> own = all.stream().filter(each -> each.role().equals(reader.name())).toList();
    boolean always = own.stream().anyMatch(each -> each.conditions().isEmpty() && each.isCertain());
    boolean beaten =
        own.stream().allMatch(Setter::isFile) && !all.stream().allMatch(Setter::isFile);
    return always && !beaten ? own : all;
  }

  /// Whether a role sets a fact before anything in it may read it.
  private static boolean beginsWith(Role role, String name) {
    List<TaskInstance> tasks = RoleFlow.of(role).tasks();
    List<Boolean> sets =
        tasks.stream().map(each -> DefinedFacts.of(each.task()).containsKey(name)).toList();
    for (int i = 0; i < sets.lastIndexOf(true); i++) {
      if (!sets.get(i) && mayRead(tasks.get(i).task(), name)) {
        return false;
      }
    }
    return sets.indexOf(true) == 0
        || Stream.concat(role.defaults().stream(), role.vars().stream())
            .noneMatch(each -> BindingTimes.variables(each.value()).contains(name));
  }

  /// Whether a task may read a variable: it names it, or reads a file that may. The tasks of a file
  /// that it includes are looked at one by one.
  private static boolean mayRead(TaskNode.Task task, String name) {
    boolean named = task.span().text().contains(name);
    return switch (task.action()) {
      case Action.Module module -> module.name().equals("template") || named;
      case Action.Include include when include.kind() == Action.IncludeKind.TASKS ->
          include.resolved().isEmpty() || named;
      case Action.Include include when include.kind() == Action.IncludeKind.VARIABLES ->
          include.resolved().isEmpty()
              || named
              || include.variables().stream()
                  .anyMatch(each -> BindingTimes.variables(each.value()).contains(name));
      case Action.Include _, Action.Meta _, Action.Opaque _ -> true;
    };
  }

  /// Whether a role has run wherever another begins.
  private boolean precedes(String role, Role reader) {
    if (playRoles.dependenciesOf(reader).contains(role)) {
      return true;
    }
    List<Play> plays = playRoles.playsOf(reader.name());
    return !plays.isEmpty()
        && plays.stream()
            .map(playRoles::rolesOf)
            .allMatch(
                order ->
                    order.contains(role) && order.indexOf(role) < order.indexOf(reader.name()));
  }

  /// The setters in the order in which the plays run their roles; within a role they have it.
  private List<Setter> inOrder(List<Setter> all) {
    Map<String, Integer> places = new HashMap<>();
    for (Play play : playRoles.plays()) {
      for (String role : playRoles.rolesOf(play)) {
        places.putIfAbsent(role, places.size());
      }
    }
    return all.stream()
        .sorted(
            java.util.Comparator.comparing(
                each -> places.getOrDefault(each.role(), Integer.MAX_VALUE)))
        .toList();
  }

  /// Whether a task sets its facts on every host, once, from what its role's tasks see. What a file
  /// holds sees nothing of the task that includes it.
  private static boolean isPlain(Setter setter) {
    TaskInstance instance = setter.instance();
    boolean alone =
        instance.locals().isEmpty() && instance.keywords().loop().isEmpty()
            || setter.isFile() && setter.conditions().isEmpty();
    return alone
        && setter.isCertain()
        && instance.bound().isEmpty()
        && instance.keywords().register().isEmpty()
        && instance.inherited(each -> each.delegateTo()).isEmpty()
        && instance.inherited(each -> each.runOnce()).isEmpty()
        && instance.keywords().others().isEmpty();
  }

  /// `{{ value if condition else before }}`, or the same with `{% if %}` where a value is no single
  /// expression. Where no task may have set it, only the first form is as undefined as the fact.
  private static Optional<DataTemplate> choice(
      Setter setter, List<Condition> conditions, Optional<DataTemplate> before) {
    Optional<Expr> condition = all(conditions);
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    SourceSpan span = setter.value().span();
    Optional<Expr> then = expression(setter.value());
    Optional<Expr> otherwise = before.flatMap(SettledFacts::expression);
    if (then.isPresent() && before.isPresent() == otherwise.isPresent()) {
      Expr chosen = new Expr.Conditional(span, condition.get(), then.get(), otherwise);
      return Optional.of(text(span, new Node.Output(span, chosen)));
    }
    return before.flatMap(
        it ->
            nodes(setter.value())
                .flatMap(
                    body ->
                        nodes(it)
                            .map(
                                rest ->
                                    text(
                                        span,
                                        new Node.If(
                                            span,
                                            List.of(new Node.Branch(span, condition.get(), body)),
                                            rest)))));
  }

  private static DataTemplate text(SourceSpan span, Node node) {
    return new DataTemplate.Text(
        span, span.text(), new Template(span, List.of(node), 0, TemplateSettings.ANSIBLE));
  }

  private static Optional<Expr> all(List<Condition> conditions) {
    Optional<Expr> all = Optional.empty();
    for (Condition each : conditions) {
      if (!(each instanceof Condition.Expression condition)) {
        return Optional.empty();
      }
      Expr next = condition.expression();
      all =
          Optional.of(
              all.<Expr>map(it -> new Expr.Logical(it.span(), Expr.LogicalOperator.AND, it, next))
                  .orElse(next));
    }
    return all;
  }

  /// The expression that gives what a text prints.
  private static Optional<Expr> expression(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant(YamlNode.Text text) ->
          Optional.of(new Expr.Text(text.span(), text.value()));
      case DataTemplate.Text text when text.template().body().size() == 1 ->
          text.template().body().getFirst() instanceof Node.Output output
              ? Optional.of(output.expression())
              : Optional.empty();
      case DataTemplate.Constant _,
          DataTemplate.Text _,
          DataTemplate.Broken _,
          DataTemplate.Sequence _,
          DataTemplate.Mapping _ ->
          Optional.empty();
    };
  }

  private static Optional<List<Node>> nodes(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant(YamlNode.Text text) ->
          Optional.of(
              text.value().isEmpty()
                  ? List.of()
                  : List.of(new Node.Text(text.span(), text.value())));
      case DataTemplate.Text text -> Optional.of(text.template().body());
      case DataTemplate.Constant _,
          DataTemplate.Broken _,
          DataTemplate.Sequence _,
          DataTemplate.Mapping _ ->
          Optional.empty();
    };
  }
}
