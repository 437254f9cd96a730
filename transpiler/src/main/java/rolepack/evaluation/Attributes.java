package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The attributes that filters look up by a path: `address.city`, `0.name`.
final class Attributes {
  private Attributes() {}

  /// The parts of a path; a number is an index, and no path is the value itself.
  static List<Value> parts(Optional<Value> attribute) {
    List<Value> parts = new ArrayList<>();
    if (attribute.isEmpty() || attribute.get() instanceof Value.None) {
      return parts;
    }
    if (attribute.get() instanceof Value.Str path) {
      for (String part : path.text().split("\\.", -1)) {
        boolean index = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
        parts.add(index ? new Value.Int(new BigInteger(part)) : Value.of(part));
      }
    } else {
      parts.add(attribute.get());
    }
    return parts;
  }

  static Value get(Value value, List<Value> parts) {
    Value found = value;
    for (Value part : parts) {
      found = Access.subscript(found, part);
    }
    return found;
  }

  /// With a value for every part that is missing.
  static Value get(Value value, List<Value> parts, Optional<Value> otherwise) {
    Value found = value;
    for (Value part : parts) {
      found = Access.subscript(found, part);
      if (found instanceof Value.Undefined && otherwise.isPresent()) {
        found = otherwise.get();
      }
    }
    return found;
  }

  /// A text in lower case; anything else as it is.
  static Value ignoreCase(Value value) {
    return value instanceof Value.Str text ? Value.of(TextCases.lower(text.text())) : value;
  }
}
