package rolepack.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The names that a piece of a template has bound: a template, a run of a loop, a macro, a block.
/// They see the names of what is around them, and never write to those.
///
/// @param <V> what a name stands for
public final class BoundNames<V> {
  private final Optional<BoundNames<V>> around;
  private final Symbols symbols;
  private final Function<String, Optional<V>> context;
  private final Map<String, Optional<V>> resolved = new HashMap<>();
  private Map<String, V> names = new HashMap<>();

  private BoundNames(
      Optional<BoundNames<V>> around, Symbols symbols, Function<String, Optional<V>> context) {
    this.around = around;
    this.symbols = symbols;
    this.context = context;
  }

  /// The names of a whole template, of a block, or of a single expression.
  ///
  /// @param context what a name stands for that nothing binds; asked once for each name
  public static <V> BoundNames<V> root(Symbols symbols, Function<String, Optional<V>> context) {
    return new BoundNames<>(Optional.empty(), symbols, context);
  }

  public BoundNames<V> inner(Symbols own) {
    return new BoundNames<>(Optional.of(this), own, context);
  }

  public Symbols symbols() {
    return symbols;
  }

  public void bind(String name, V value) {
    names.put(name, value);
  }

  /// What is bound here itself.
  public Map<String, V> own() {
    return names;
  }

  /// Puts back what was bound here.
  public void restore(Map<String, V> earlier) {
    names = new HashMap<>(earlier);
  }

  /// What a name stands for; empty where it is not defined.
  public Optional<V> find(String name) {
    BoundNames<V> place = this;
    while (true) {
      V bound = place.names.get(name);
      if (bound != null) {
        return Optional.of(bound);
      }
      Optional<Symbols.Load> load = place.symbols.load(name);
      if (load.isPresent() && load.get() == Symbols.Load.UNDEFINED) {
        return Optional.empty();
      }
      if (place.around.isEmpty() || load.isPresent() && load.get() == Symbols.Load.RESOLVE) {
        return place.resolve(name);
      }
      place = place.around.get();
    }
  }

  /// What is bound to a name here or around; empty where nothing is.
  public Optional<V> findBound(String name) {
    Optional<BoundNames<V>> place = Optional.of(this);
    while (place.isPresent()) {
      V bound = place.get().names.get(name);
      if (bound != null) {
        return Optional.of(bound);
      }
      place = place.get().around;
    }
    return Optional.empty();
  }

  /// Whether a name comes from the context, if it is there: neither is it bound here or around nor
  /// does the template bind it later.
  public boolean isFree(String name) {
    BoundNames<V> place = this;
    while (!place.names.containsKey(name)
        && place.symbols.load(name).orElse(Symbols.Load.ALIAS) != Symbols.Load.UNDEFINED) {
      if (place.around.isEmpty()) {
        return true;
      }
      place = place.around.get();
    }
    return false;
  }

  private Optional<V> resolve(String name) {
    Optional<V> found = resolved.get(name);
    if (found == null) {
      found = context.apply(name);
      resolved.put(name, found);
    }
    return found;
  }
}
