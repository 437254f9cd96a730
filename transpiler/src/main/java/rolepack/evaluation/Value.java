package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/// A value of Python, as expressions and templates compute it.
///
/// `equals` and `hashCode` of the hashable variants are Python's, so that they are the keys of
/// dicts (`1`, `1.0` and `True` are one key); lists, dicts and sets are equal only to themselves
/// here, and [Equality] compares what they hold. They are the only variants that change: a template
/// may call `append` or `update`.
public sealed interface Value {
  None NONE = new None();
  Bool TRUE = new Bool(true);
  Bool FALSE = new Bool(false);

  static Bool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Int of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Str of(String text) {
    return new Str(text, Str.Kind.PLAIN);
  }

  /// `None`.
  record None() implements Value {}

  /// `True`, `False`.
  record Bool(boolean value) implements Value {
    public BigInteger number() {
      return value ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Value that && Equality.sameNumber(this, that);
    }

    @Override
    public int hashCode() {
      return number().hashCode();
    }
  }

  /// `42`, of any size.
  record Int(BigInteger value) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Value that && Equality.sameNumber(this, that);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /// `4.2`.
  record Float(double value) implements Value {
    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Value that && Equality.sameNumber(this, that);
    }

    @Override
    public int hashCode() {
      return Equality.numberHash(value);
    }
  }

  /// `'text'`.
  record Str(String text, Kind kind) implements Value {
    /// What Jinja2 and Ansible remember about a text.
    public enum Kind {
      PLAIN,
      /// Made by `string`, `to_json`, …: stays a text even where it looks like a list.
      NATIVE,
      /// Made by `safe`, `escape`, …: escapes what is added to it.
      MARKUP
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Str that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /// `[a, b]`.
  final class List implements Value {
    private final java.util.List<Value> items;

    /// Takes the items as they are, without a copy.
    public List(java.util.List<Value> items) {
      this.items = items;
    }

    public List() {
      this(new ArrayList<>());
    }

    /// The items themselves; what changes them changes the value.
    public java.util.List<Value> items() {
      return items;
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /// `(a, b)`.
  ///
  /// @param names attributes that stand for the items, for the groups of `groupby`
  record Tuple(java.util.List<Value> items, java.util.List<String> names) implements Value {
    public Tuple {
      items = java.util.List.copyOf(items);
      names = java.util.List.copyOf(names);
    }

    public Tuple(java.util.List<Value> items) {
      this(items, java.util.List.of());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Tuple that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }
  }

  /// `{'a': b}`, in the order of insertion; the keys are hashable.
  final class Dict implements Value {
    private final Map<Value, Value> entries;

    /// Takes the entries as they are, without a copy; the map has to keep its order.
    public Dict(Map<Value, Value> entries) {
      this.entries = entries;
    }

    public Dict() {
      this(new LinkedHashMap<>());
    }

    /// The entries themselves; what changes them changes the value.
    public Map<Value, Value> entries() {
      return entries;
    }

    /// The value under a text.
    public Optional<Value> get(String key) {
      return Optional.ofNullable(entries.get(of(key)));
    }

    public Dict put(String key, Value value) {
      entries.put(of(key), value);
      return this;
    }

    @Override
    public String toString() {
      return entries.toString();
    }
  }

  /// `{a, b}`, which only set filters make. Python's order of the elements is not known here, so
  /// that whatever shows it is [EvaluationException.Unsupported] for two elements or more.
  record Set(java.util.Set<Value> elements) implements Value {
    public Set {
      elements = new LinkedHashSet<>(elements);
    }
  }

  /// `range(start, stop, step)`.
  record Range(BigInteger start, BigInteger stop, BigInteger step) implements Value {}

  /// `d.keys()`, `d.values()`, `d.items()`: follows the dict.
  record View(Dict dict, Kind kind) implements Value {
    public enum Kind {
      KEYS,
      VALUES,
      ITEMS
    }
  }

  /// A name, an attribute or an item that is not there.
  ///
  /// @param message what an error says that uses it
  /// @param strict Ansible's own, of which attributes and items are itself, and whose use is an
  ///   error; the other comes from `a if b` without `else`: it prints nothing
  record Undefined(String message, boolean strict) implements Value {}

  /// What is known in part only: what Python makes of it where the rest matters is
  /// [EvaluationException.Unsupported].
  sealed interface Partial extends Value {}

  /// A value whose type and text nobody knows here, such as one that is encrypted; it is defined,
  /// and every other use is [EvaluationException.Unsupported].
  record Unknown(String why) implements Partial {}

  /// `omit`: takes away the parameter that it is the value of.
  record Omit() implements Partial {}

  /// A date or a time of YAML; only its text is known.
  record Timestamp(String text) implements Partial {}

  /// What can be called: a function of the environment, a macro, a method of a value.
  record Function(String description, Callable callable) implements Value {}

  /// A thing with attributes: `loop`, a namespace, an imported template.
  record Instance(Members members) implements Partial {}

  /// How a [Function] is called.
  @FunctionalInterface
  interface Callable {
    Value call(Inputs inputs);
  }

  /// The attributes of an [Instance].
  interface Members {
    /// Its type, as messages name it.
    String description();

    Optional<Value> attribute(String name);

    /// `x[name]` where the thing has items.
    default Optional<Value> item(String name) {
      return Optional.empty();
    }

    default boolean truth() {
      return true;
    }

    default int length() {
      throw EvaluationException.typeError(
          "object of type '%s' has no len()".formatted(description()));
    }

    default boolean iterable() {
      return false;
    }

    /// What is printed for it.
    default String text() {
      throw EvaluationException.unsupported(
          "what %s prints is not the same each time".formatted(description()));
    }

    /// What a call of the thing itself does.
    default Optional<Callable> call() {
      return Optional.empty();
    }
  }
}
