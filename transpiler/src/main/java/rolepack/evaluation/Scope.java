package rolepack.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.Template;

/// What an evaluation sees of the world: variables, files, the results of lookups.
///
/// A method that cannot tell throws [EvaluationException.Unsupported]; the evaluation ends with it
/// if the value is needed, and only then.
public interface Scope {
  /// What a name stands for; empty where it is not defined.
  Optional<Binding> variable(String name);

  /// What `name.key` stands for, where that is known although the whole of `name` may not be: the
  /// members of a loop's item that is written out. Empty where it is to be taken from `name`.
  default Optional<Binding> member(String name, String key) {
    return Optional.empty();
  }

  /// What a lookup plug-in returns; those that only compute (`items`, `dict`, `nested`, `vars`, …)
  /// are not asked for here.
  default List<Value> lookup(String plugin, List<Value> terms, Map<String, Value> options) {
    throw new EvaluationException.Unsupported("the lookup %s is not known".formatted(plugin));
  }

  /// The template that an `include`, `import` or `extends` names; empty where there is none.
  default Optional<Template> template(String name) {
    throw new EvaluationException.Unsupported("the template %s is not known".formatted(name));
  }

  /// A scope of fixed values.
  static Scope of(Map<String, Value> values) {
    Map<String, Value> copy = Map.copyOf(values);
    return name -> Optional.ofNullable(copy.get(name)).map(Binding.Known::new);
  }

  /// This scope with names before its own: the item of a loop, the variables of a task.
  default Scope with(Map<String, Value> values) {
    Scope outer = this;
    Map<String, Value> copy = Map.copyOf(values);
    return new Scope() {
      @Override
      public Optional<Binding> variable(String name) {
        Value value = copy.get(name);
        return value == null ? outer.variable(name) : Optional.of(new Binding.Known(value));
      }

      @Override
      public Optional<Binding> member(String name, String key) {
        return copy.containsKey(name) ? Optional.empty() : outer.member(name, key);
      }

      @Override
      public List<Value> lookup(String plugin, List<Value> terms, Map<String, Value> options) {
        return outer.lookup(plugin, terms, options);
      }

      @Override
      public Optional<Template> template(String name) {
        return outer.template(name);
      }
    };
  }
}
