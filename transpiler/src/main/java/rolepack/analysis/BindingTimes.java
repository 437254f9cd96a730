package rolepack.analysis;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Binding.Origin;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.FreeVariables;

/// Finds the latest binding among all that an expression reads, through the definitions of its
/// variables.
public final class BindingTimes {
  private final VariableTable table;
  private final Map<String, DataTemplate> locals;

  private BindingTimes(VariableTable table, Map<String, DataTemplate> locals) {
    this.table = table;
    this.locals = locals;
  }

  /// The first variable that a condition reads and that exists only while a play runs.
  public static Optional<Binding> dynamic(
      Condition condition, VariableTable table, Map<String, DataTemplate> locals) {
    return new BindingTimes(table, locals).dynamic(variables(condition), new HashSet<>());
  }

  /// The names that a condition reads.
  public static Set<String> variables(Condition condition) {
    return switch (condition) {
      case Condition.Expression expression -> FreeVariables.of(expression.expression());
      case Condition.Rendered rendered -> FreeVariables.of(rendered.template());
      case Condition.Constant _, Condition.Broken _ -> Set.of();
    };
  }

  private Optional<Binding> dynamic(Set<String> names, Set<String> seen) {
    for (String name : names) {
      if (!seen.add(name)) {
        continue;
      }
      if (locals.containsKey(name)) {
        Optional<Binding> inside = dynamic(variables(locals.get(name)), seen);
        if (inside.isPresent()) {
          return inside;
        }
        continue;
      }
      Binding binding = table.binding(name);
      if (binding.origin() == Origin.DYNAMIC) {
        return Optional.of(binding);
      }
      Optional<Binding> inside =
          binding.definition().flatMap(each -> dynamic(variables(each.value()), seen));
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  /// The names that a value reads.
  public static Set<String> variables(DataTemplate data) {
    Set<String> names = new HashSet<>();
    collect(data, names);
    return names;
  }

  private static void collect(DataTemplate data, Set<String> names) {
    switch (data) {
      case DataTemplate.Constant _, DataTemplate.Broken _ -> {}
      case DataTemplate.Text text -> names.addAll(FreeVariables.of(text.template()));
      case DataTemplate.Sequence sequence -> sequence.items().forEach(each -> collect(each, names));
      case DataTemplate.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  each -> {
                    collect(each.key(), names);
                    collect(each.value(), names);
                  });
    }
  }
}
