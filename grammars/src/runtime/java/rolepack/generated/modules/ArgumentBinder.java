package rolepack.generated.modules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.generated.modules.ArgumentProblem.Kind;

/// Checks a task's arguments against a module's parameters, in the order Ansible does: aliases,
/// unknown names, defaults, required ones, types, choices.
final class ArgumentBinder {
  private final ModuleSpec spec;
  private final List<ArgumentProblem> problems;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Object> others = new LinkedHashMap<>();
  private final int problemsBefore;

  private ArgumentBinder(ModuleSpec spec, List<ArgumentProblem> problems) {
    this.spec = spec;
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  /// The bound arguments, where there is no problem.
  ///
  /// @param unknown the names of arguments that are given with a value nobody knows yet
  static Optional<BoundArguments> bind(
      ModuleSpec spec,
      Map<String, Object> arguments,
      Set<String> unknown,
      Optional<String> freeForm,
      List<ArgumentProblem> problems) {
    ArgumentBinder binder = new ArgumentBinder(spec, problems);
    binder.sort(arguments, unknown);
    if (freeForm.isPresent() && !spec.freeForm()) {
      binder.report(Kind.INVALID, spec.name(), "takes key=value arguments only");
    }
    Set<String> given = binder.given(unknown);
    for (Parameter each : spec.parameters()) {
      binder.bind(each, unknown);
    }
    binder.check(given);
    return problems.size() > binder.problemsBefore
        ? Optional.empty()
        : Optional.of(new BoundArguments(binder.values, binder.others, freeForm));
  }

  /// An alias wins over the name itself, and of several aliases the last one in the module's list.
  private void sort(Map<String, Object> arguments, Set<String> unknown) {
    for (Parameter parameter : spec.parameters()) {
      if (arguments.containsKey(parameter.name())) {
        values.put(parameter.name(), arguments.get(parameter.name()));
      }
      for (String alias : parameter.aliases()) {
        if (arguments.containsKey(alias)) {
          values.put(parameter.name(), arguments.get(alias));
        }
      }
    }
    arguments.forEach((name, value) -> accept(name, Optional.ofNullable(value)));
    unknown.forEach(name -> accept(name, Optional.empty()));
  }

  private void accept(String name, Optional<Object> value) {
    if (spec.parameter(name).isPresent()) {
      return;
    }
    if (spec.openKeys()) {
      value.ifPresent(known -> others.put(name, known));
    } else {
      report(Kind.UNKNOWN, name, "is not an argument of " + spec.name());
    }
  }

  private void bind(Parameter parameter, Set<String> unknown) {
    String name = parameter.name();
    if (isUnknown(parameter, unknown)) {
      values.remove(name);
    } else if (values.containsKey(name)) {
      convert(parameter, Optional.ofNullable(values.get(name)));
    } else if (parameter.required()) {
      report(Kind.MISSING, name, "is required by " + spec.name());
    } else {
      parameter.defaultValue().ifPresent(value -> values.put(name, value));
    }
  }

  private static boolean isUnknown(Parameter parameter, Set<String> unknown) {
    for (String each : unknown) {
      if (parameter.answersTo(each)) {
        return true;
      }
    }
    return false;
  }

  private void convert(Parameter parameter, Optional<Object> given) {
    if (given.isEmpty()) {
      values.remove(parameter.name());
      return;
    }
    try {
      Object value = Coercion.to(parameter.type(), given.get());
      if (parameter.elements().isPresent() && value instanceof List<?> list) {
        value = Coercion.elements(parameter.elements().get(), list);
      }
      values.put(parameter.name(), Choices.check(parameter, value));
    } catch (Coercion.Refused refused) {
      report(Kind.INVALID, parameter.name(), refused.getMessage());
    }
  }

  /// The canonical names of what is given, with a value or without.
  private Set<String> given(Set<String> unknown) {
    Set<String> given = new LinkedHashSet<>(values.keySet());
    for (Parameter each : spec.parameters()) {
      if (isUnknown(each, unknown)) {
        given.add(each.name());
      }
    }
    return given;
  }

  private void check(Set<String> given) {
    Set<String> defaulted = new LinkedHashSet<>(given);
    defaulted.addAll(values.keySet());
    for (Constraint each : spec.constraints()) {
      each.broken(given, defaulted)
          .ifPresent(message -> report(Kind.CONFLICT, each.parameters().getFirst(), message));
    }
  }

  private void report(Kind kind, String argument, String message) {
    problems.add(new ArgumentProblem(kind, argument, message));
  }
}
