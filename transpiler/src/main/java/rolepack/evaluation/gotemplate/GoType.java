package rolepack.evaluation.gotemplate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A type of Go, as far as templates can meet it.
///
/// `toString` is the name that Go prints for it (`%T`).
public sealed interface GoType {
  GoType STRINGS = new Slice(Basic.STRING);
  GoType INTERFACES = new Slice(Basic.INTERFACE);
  GoType BYTES = new Slice(Basic.UINT8);
  GoType DICTIONARY = new Mapping(Basic.STRING, Basic.INTERFACE);

  /// The type without its name: what it is made of.
  GoType underlying();

  boolean isInterface();

  /// The method that a value of this type, or the target of a pointer, has.
  Optional<GoFunction> method(String name);

  /// A type without a name and, but for pointers, without methods. These defaults stand apart from
  /// the constants of [GoType]: else `Basic`, when it is used first, would make them too early.
  sealed interface Unnamed extends GoType {
    @Override
    default GoType underlying() {
      return this;
    }

    @Override
    default boolean isInterface() {
      return this == Basic.INTERFACE;
    }

    @Override
    default Optional<GoFunction> method(String name) {
      return Optional.empty();
    }
  }

  /// The types that have no parts; `INTERFACE` is the empty interface.
  enum Basic implements Unnamed {
    BOOL("bool"),
    STRING("string"),
    INT("int"),
    INT8("int8"),
    INT16("int16"),
    INT32("int32"),
    INT64("int64"),
    UINT("uint"),
    UINT8("uint8"),
    UINT16("uint16"),
    UINT32("uint32"),
    UINT64("uint64"),
    FLOAT32("float32"),
    FLOAT64("float64"),
    COMPLEX128("complex128"),
    INTERFACE("interface {}");

    private final String text;

    Basic(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// `[]element`.
  record Slice(GoType element) implements Unnamed {
    @Override
    public String toString() {
      return "[]" + element;
    }
  }

  /// `map[key]value`.
  record Mapping(GoType key, GoType value) implements Unnamed {
    @Override
    public String toString() {
      return "map[" + key + "]" + value;
    }
  }

  /// `<-chan element`.
  record Channel(GoType element) implements Unnamed {
    @Override
    public String toString() {
      return "<-chan " + element;
    }
  }

  /// `*target`.
  record Pointer(GoType target) implements Unnamed {
    @Override
    public String toString() {
      return "*" + target;
    }

    @Override
    public Optional<GoFunction> method(String name) {
      return target.method(name);
    }
  }

  /// `struct { name type; … }`.
  record Struct(List<Field> fields) implements Unnamed {
    public Struct {
      fields = List.copyOf(fields);
    }

    /// The place of a field; -1 where there is none.
    public int indexOf(String name) {
      for (int index = 0; index < fields.size(); index++) {
        if (fields.get(index).name().equals(name)) {
          return index;
        }
      }
      return -1;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("struct {");
      String separator = " ";
      for (Field field : fields) {
        text.append(separator).append(field.name()).append(' ').append(field.type());
        separator = "; ";
      }
      return text.append(fields.isEmpty() ? "}" : " }").toString();
    }
  }

  /// A field of a [Struct].
  record Field(String name, GoType type) {}

  /// `type name underlying`, with methods; each takes the value itself, or the pointer that it was
  /// called on, as its first argument, which its signature does not list.
  ///
  /// @param name as Go prints it: `dependency.HealthService`
  record Named(String name, GoType underlying, Map<String, GoFunction> methods) implements GoType {
    public Named {
      methods = Map.copyOf(methods);
    }

    @Override
    public boolean isInterface() {
      return false;
    }

    @Override
    public Optional<GoFunction> method(String name) {
      return Optional.ofNullable(methods.get(name));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
