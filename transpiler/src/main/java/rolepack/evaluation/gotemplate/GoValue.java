package rolepack.evaluation.gotemplate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of Go with its own type; values in an interface are what the interface holds.
public sealed interface GoValue {
  Nil NIL = Nil.NIL;
  Bool TRUE = new Bool(true);
  Bool FALSE = new Bool(false);

  /// The type; an interface that holds nothing has the type `INTERFACE`.
  GoType type();

  static Bool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Text of(String value) {
    return new Text(value);
  }

  /// An `int`.
  static Int ofInt(long value) {
    return new Int(GoType.Basic.INT, value);
  }

  static Int ofInt64(long value) {
    return new Int(GoType.Basic.INT64, value);
  }

  static Uint ofUint64(long value) {
    return new Uint(GoType.Basic.UINT64, value);
  }

  static Float of(double value) {
    return new Float(GoType.Basic.FLOAT64, value);
  }

  /// A `[]string`.
  static Items strings(Collection<String> values) {
    List<GoValue> elements = new ArrayList<>(values.size());
    for (String value : values) {
      elements.add(new Text(value));
    }
    return new Items(GoType.STRINGS, elements);
  }

  /// A `[]interface {}`.
  static Items interfaces(List<? extends GoValue> values) {
    return new Items(GoType.INTERFACES, List.copyOf(values));
  }

  /// A `map[string]interface {}`.
  static Dictionary dictionary(Map<String, ? extends GoValue> values) {
    Dictionary made = new Dictionary(GoType.DICTIONARY);
    values.forEach((key, value) -> made.entries().put(new Text(key), value));
    return made;
  }

  /// `nil` without a type: an interface that holds nothing.
  enum Nil implements GoValue {
    NIL;

    @Override
    public GoType type() {
      return GoType.Basic.INTERFACE;
    }
  }

  record Bool(boolean value) implements GoValue {
    @Override
    public GoType type() {
      return GoType.Basic.BOOL;
    }
  }

  /// A signed whole number.
  record Int(GoType type, long value) implements GoValue {}

  /// An unsigned whole number.
  ///
  /// @param value its 64 bits
  record Uint(GoType type, long value) implements GoValue {}

  record Float(GoType type, double value) implements GoValue {}

  record Complex(double real, double imaginary) implements GoValue {
    @Override
    public GoType type() {
      return GoType.Basic.COMPLEX128;
    }
  }

  /// A string. A byte that is not part of valid UTF-8 stands as the lone surrogate U+DC00 + byte
  /// (see [GoText]), so that nothing is lost.
  record Text(GoType type, String value) implements GoValue {
    public Text(String value) {
      this(GoType.Basic.STRING, value);
    }
  }

  /// A slice.
  ///
  /// @param isNil the slice is `nil`; it then has no elements, and prints like an empty one
  record Items(GoType type, List<GoValue> elements, boolean isNil) implements GoValue {
    public Items {
      elements = List.copyOf(elements);
    }

    public Items(GoType type, List<GoValue> elements) {
      this(type, elements, false);
    }

    /// The type of an element, which is `INTERFACE` in a `[]interface {}`.
    public GoType elementType() {
      return type.underlying() instanceof GoType.Slice(GoType element)
          ? element
          : GoType.Basic.INTERFACE;
    }
  }

  /// A map; as in Go a reference, so that who changes its entries changes it everywhere. A nil map
  /// is an empty one.
  record Dictionary(GoType type, Map<GoValue, GoValue> entries) implements GoValue {
    public Dictionary(GoType type) {
      this(type, new LinkedHashMap<>());
    }

    public Optional<GoValue> get(String key) {
      return Optional.ofNullable(entries.get(new Text(key)));
    }

    public GoType keyType() {
      return type.underlying() instanceof GoType.Mapping(GoType key, GoType _)
          ? key
          : GoType.Basic.INTERFACE;
    }

    public GoType valueType() {
      return type.underlying() instanceof GoType.Mapping(GoType _, GoType value)
          ? value
          : GoType.Basic.INTERFACE;
    }
  }

  /// A struct.
  ///
  /// @param fields in the order of its type
  record Struct(GoType type, List<GoValue> fields) implements GoValue {
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /// A pointer.
  ///
  /// @param target empty in a nil pointer
  record Pointer(GoType type, Optional<GoValue> target) implements GoValue {
    public Pointer(GoValue target) {
      this(new GoType.Pointer(target.type()), Optional.of(target));
    }
  }

  /// A closed channel: a range takes its elements out.
  record Channel(GoType type, Deque<GoValue> elements) implements GoValue {
    public Channel(GoType element, Collection<? extends GoValue> elements) {
      this(new GoType.Channel(element), new ArrayDeque<>(elements));
    }
  }
}
