package rolepack.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import rolepack.analysis.Binding.Origin;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.Play;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope.Kind;

/// The variables of a role to which every application gives one of a few values that are written
/// out, and nothing else does: tasks that read one can be looked at once for each value.
///
/// What stands for the value on the machine is the name of a package, so a value that nobody wrote
/// down here finds no package, and the play ends.
final class RoleCases {
  private static final int MOST = 24;
  private static final Pattern PLAIN = Pattern.compile("[^'\"\\\\{}\\p{Cntrl}]{0,60}");

  private final Role role;
  private final VariableTable table;
  private final PlayRoles playRoles;
  private final Repository repository;

  private RoleCases(Role role, VariableTable table, PlayRoles playRoles, Repository repository) {
    this.role = role;
    this.table = table;
    this.playRoles = playRoles;
    this.repository = repository;
  }

  /// The values by the names of the variables, in the order in which the plays give them, each with
  /// the plays that do; none for those of roles that no play runs.
  static SequencedMap<String, SequencedMap<Case, List<Play>>> of(
      Role role, VariableTable table, PlayRoles playRoles, Repository repository) {
    return new RoleCases(role, table, playRoles, repository).find();
  }

  private SequencedMap<String, SequencedMap<Case, List<Play>>> find() {
    SequencedMap<String, SequencedMap<Case, List<Play>>> found = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    List<Play> plays = playRoles.playsAnywhere(role.name());
    for (Play play : plays) {
      play.variables().forEach(each -> names.add(each.name()));
      Application.of(play, playRoles, repository).stream()
          .filter(each -> each.role().equals(role.name()))
          .forEach(each -> each.parameters().forEach(it -> names.add(it.name())));
    }
    for (String name : names) {
      if (table.binding(name).origin() == Origin.PER_HOST && isGivenByApplications(name)) {
        cases(name, plays).ifPresent(each -> found.put(name, each));
      }
    }
    return found;
  }

  private boolean isGivenByApplications(String name) {
    return table.definitions(name).stream()
            .allMatch(
                each ->
                    switch (each.scope().kind()) {
                      case ROLE_PARAMETERS, PLAY_VARS, TASK_VARS -> true;
                      case ROLE_DEFAULTS -> each.scope().owner().equals(role.name());
                      case INVENTORY_GROUP,
                          GROUP_VARS_ALL,
                          GROUP_VARS,
                          INVENTORY_HOST,
                          HOST_VARS,
                          FACTS,
                          PLAY_PROMPT,
                          PLAY_VARS_FILES,
                          ROLE_VARS,
                          BLOCK_VARS,
                          INCLUDE_VARS,
                          SET_FACT,
                          INCLUDE_PARAMETERS,
                          EXTRA_VARS ->
                          false;
                    })
        && !isReadByTheSite(name);
  }

  /// Whether a value that the store holds, once for all, is made of the variable.
  private boolean isReadByTheSite(String name) {
    Set<String> made = table.with(Set.of(name));
    return made.stream()
        .filter(each -> !each.equals(name))
        .flatMap(each -> table.definitions(each).stream())
        .filter(each -> BindingTimes.variables(each.value()).stream().anyMatch(made::contains))
        .map(each -> each.scope().kind())
        .anyMatch(each -> each != Kind.ROLE_DEFAULTS && each != Kind.ROLE_VARS);
  }

  private Optional<SequencedMap<Case, List<Play>>> cases(String name, List<Play> plays) {
    SequencedMap<Case, List<Play>> cases = new LinkedHashMap<>();
    for (Play play : plays) {
      Optional<VariableDefinition> ofPlay = definition(play.variables(), name);
      List<Application> all = Application.of(play, playRoles, repository);
      for (Application each : all) {
        if (!each.role().equals(role.name())) {
          continue;
        }
        Optional<VariableDefinition> value =
            each.parameter(name)
                .or(
                    () ->
                        each.included()
                            ? Optional.empty()
                            : ofPlay.or(() -> definition(role.defaults(), name)));
        if (value.filter(RoleCases::isLiteral).isEmpty() || each.mayInherit(name, all)) {
          return Optional.empty();
        }
        List<Play> giving = giving(value.get(), cases);
        if (!giving.contains(play)) {
          giving.add(play);
        }
      }
    }
    // Roles that no play runs are run by other playbooks of the repository.
    for (Application each : Application.ofDependencies(repository.roles())) {
      if (each.role().equals(role.name())) {
        each.parameter(name).filter(RoleCases::isLiteral).ifPresent(it -> giving(it, cases));
      }
    }
    boolean sameType =
        cases.keySet().stream().map(each -> each.value().getClass()).distinct().count() == 1;
    return sameType && cases.size() <= MOST ? Optional.of(cases) : Optional.empty();
  }

  private static List<Play> giving(VariableDefinition value, SequencedMap<Case, List<Play>> cases) {
    Case wanted = new Case(value);
    for (Map.Entry<Case, List<Play>> each : cases.entrySet()) {
      if (each.getKey().value().equals(wanted.value())) {
        return each.getValue();
      }
    }
    cases.put(wanted, new ArrayList<>());
    return cases.get(wanted);
  }

  private static Optional<VariableDefinition> definition(
      List<VariableDefinition> definitions, String name) {
    return definitions.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Whether a value can be written in an expression, and in any Ansible means the same there.
  private static boolean isLiteral(VariableDefinition definition) {
    if (!(definition.value() instanceof DataTemplate.Constant constant)) {
      return false;
    }
    Value value = Values.of(constant.node());
    return value instanceof Value.Str(String text, var _) && PLAIN.matcher(text).matches()
        || value instanceof Value.Bool
        || value instanceof Value.Int(var number) && number.bitLength() < 31;
  }
}
