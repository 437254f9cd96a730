package rolepack.rewrite.scope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The type that all values of a variable or an expression have.
public sealed interface Shape {
  Text TEXT = new Text();
  Bool BOOL = new Bool();
  Int INT = new Int();
  Float FLOAT = new Float();
  Mixed MIXED = new Mixed();
  Unknown UNKNOWN = new Unknown();

  /// Texts.
  record Text() implements Shape {}

  /// `True` and `False`.
  record Bool() implements Shape {}

  record Int() implements Shape {}

  record Float() implements Shape {}

  record ListOf(Shape item) implements Shape {}

  /// A dict with texts as keys.
  ///
  /// @param members the types of the members that are known by name
  /// @param other the type of any other member
  record MapOf(Map<String, Shape> members, Shape other) implements Shape {
    public MapOf {
      members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// The type of a member.
    public Shape member(String name) {
      return Optional.ofNullable(members.get(name)).orElse(other);
    }
  }

  /// Scalars of several types.
  record Mixed() implements Shape {}

  /// Nothing is known: what a variable is that nothing defines.
  record Unknown() implements Shape {}

  /// The type as reports name it: `string`, `bool`, `int`, `float`, `list`, `map`, `unknown`.
  default String word() {
    return switch (this) {
      case Text _ -> "string";
      case Bool _ -> "bool";
      case Int _ -> "int";
      case Float _ -> "float";
      case ListOf _ -> "list";
      case MapOf _ -> "map";
      case Mixed _, Unknown _ -> "unknown";
    };
  }
}
