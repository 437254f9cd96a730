package rolepack.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.jinja.FactMembers;

/// What is shared by everything that one evaluation evaluates: the scope, and the values of the
/// variables that were needed so far.
final class World {
  private static final Binding NOTHING = new Binding.Known(Value.NONE);

  private final Scope scope;
  private final Map<String, Optional<Value>> known = new HashMap<>();
  private boolean converting = true;

  World(Scope scope) {
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  /// Whether what macros and blocks return becomes a list where it looks like one. The module
  /// `template` says no, but the first templated variable that it meets says yes for every template
  /// that starts later: that is Ansible's, and visible in imported macros.
  boolean converting() {
    return converting;
  }

  void setConverting(boolean converts) {
    converting = converts;
  }

  /// Notes that a template or a block has looked up the names that it reads: where one of them is
  /// templated, the templates and blocks that start later convert what their macros return.
  void lookUp(List<String> names) {
    for (String name : names) {
      try {
        if (scope.variable(name).orElse(NOTHING) instanceof Binding.Written written
            && Data.isTemplated(written.template())) {
          converting = true;
        }
      } catch (EvaluationException _) {
        // Ansible would know the variable; whether it is templated does not matter before it is
        // used, and then the evaluation ends anyway.
      }
    }
  }

  /// A variable of the scope, or a global; empty where there is none.
  Optional<Value> resolve(String name) {
    return variable(name).or(() -> Globals.find(name, this));
  }

  /// A variable of the scope; empty where there is none.
  Optional<Value> variable(String name) {
    Optional<Value> found = known.get(name);
    if (found == null) {
      found = scope.variable(name).map(this::value);
      known.put(name, found);
    }
    return found;
  }

  /// A member of a variable that the scope knows without the whole of it, or a fact by its other
  /// name.
  Optional<Value> member(String name, String key) {
    return scope
        .member(name, key)
        .map(this::value)
        .or(
            () ->
                name.equals(FactMembers.FACTS)
                    ? variable(FactMembers.variable(key))
                    : Optional.empty());
  }

  /// The variable, if it is a number, a boolean or None as it is written: `{{ port }}` alone keeps
  /// its type.
  Optional<Value> plain(String name) {
    return scope
        .variable(name)
        .flatMap(
            binding ->
                switch (binding) {
                  case Binding.Known known -> Optional.of(known.value());
                  case Binding.Written written -> Data.constant(written.template());
                })
        .filter(each -> each instanceof Value.None || Numbers.isNumber(each));
  }

  private Value value(Binding binding) {
    return switch (binding) {
      case Binding.Known known -> known.value();
      case Binding.Written written -> {
        Meter.enter();
        try {
          yield Data.evaluate(written.template(), this);
        } catch (EvaluationException.Undefined undefined) {
          yield new Value.Undefined(
              "%s: %s".formatted(Data.source(written.template()), undefined.getMessage()), true);
        } finally {
          Meter.leave();
        }
      }
    };
  }
}
