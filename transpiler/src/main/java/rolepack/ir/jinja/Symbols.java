package rolepack.ir.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that one scope of a template knows, and where the value of each comes from when the
/// scope is entered; Jinja2's `idtracking.Symbols`, oddities included, since [FreeVariables] has to
/// give what Jinja2 gives.
final class Symbols {
  /// Where a name's value comes from.
  enum Load {
    /// The scope binds it.
    PARAMETER,
    /// It is looked up among the variables.
    RESOLVE,
    /// It is that of an enclosing scope.
    ALIAS,
    /// It has none until it is set.
    UNDEFINED
  }

  private final Optional<Symbols> parent;

  /// The scope of which this is one path; what is not noted here is noted there.
  private final Optional<Symbols> base;

  private final Map<String, Load> loads = new HashMap<>();
  private final Set<String> stores = new HashSet<>();

  /// The outermost scope, or that of a block.
  Symbols() {
    this(Optional.empty(), Optional.empty());
  }

  private Symbols(Optional<Symbols> parent, Optional<Symbols> base) {
    this.parent = parent;
    this.base = base;
  }

  /// A scope inside of this one.
  Symbols inner() {
    return new Symbols(Optional.of(this), Optional.empty());
  }

  /// The same scope on one branch of an `if`.
  Symbols branch() {
    return new Symbols(parent, Optional.of(this));
  }

  /// Whether the name is known here or outside.
  boolean knows(String name) {
    return holds(name) || parentKnows(name);
  }

  private boolean parentKnows(String name) {
    return parent.isPresent() && parent.get().knows(name);
  }

  private boolean holds(String name) {
    return loads.containsKey(name) || (base.isPresent() && base.get().holds(name));
  }

  private boolean stored(String name) {
    return stores.contains(name) || (base.isPresent() && base.get().stored(name));
  }

  private void define(String name, Load load) {
    loads.put(name, load);
  }

  /// The scope binds the name.
  void declareParameter(String name) {
    stores.add(name);
    define(name, Load.PARAMETER);
  }

  /// The name is read.
  void load(String name) {
    if (!knows(name)) {
      define(name, Load.RESOLVE);
    }
  }

  /// The name is assigned to.
  void store(String name) {
    stores.add(name);
    if (!holds(name)) {
      define(name, parentKnows(name) ? Load.ALIAS : Load.UNDEFINED);
    }
  }

  /// Joins the branches of an `if`: what only some of them set may come from outside.
  void join(List<Symbols> branches) {
    Map<String, Integer> counts = new HashMap<>();
    for (Symbols branch : branches) {
      for (String name : branch.stores) {
        if (!stored(name)) {
          counts.merge(name, 1, Integer::sum);
        }
      }
    }
    for (Symbols branch : branches) {
      loads.putAll(branch.loads);
      stores.addAll(branch.stores);
    }
    counts.forEach(
        (name, count) -> {
          if (count < branches.size()) {
            define(name, parentKnows(name) ? Load.ALIAS : Load.RESOLVE);
          }
        });
  }

  /// The names that are looked up when the scope is entered.
  List<String> resolved() {
    List<String> names = new ArrayList<>();
    loads.forEach(
        (name, load) -> {
          if (load == Load.RESOLVE) {
            names.add(name);
          }
        });
    return names;
  }
}
