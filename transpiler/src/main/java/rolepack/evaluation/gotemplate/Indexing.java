package rolepack.evaluation.gotemplate;

import java.util.List;

/// `index`, `slice` and `len`.
final class Indexing {
  private Indexing() {}

  static Operand index(List<Operand> arguments) throws GoFunctionError {
    Operand item = arguments.getFirst().concrete();
    if (!item.isValid()) {
      throw new GoFunctionError("index of untyped nil");
    }
    for (Operand each : arguments.subList(1, arguments.size())) {
      item = element(target(item, "index of nil pointer"), each.concrete());
    }
    return item;
  }

  /// What pointers and interfaces lead to.
  private static Operand target(Operand operand, String nil) throws GoFunctionError {
    Operand target = operand;
    while (true) {
      if (target.isNilInterface()) {
        throw new GoFunctionError(nil);
      }
      target = target.concrete();
      if (!(target.value() instanceof GoValue.Pointer pointer)) {
        return target;
      }
      if (pointer.target().isEmpty()) {
        throw new GoFunctionError(nil);
      }
      target = Operand.of(pointer.target().get());
    }
  }

  private static Operand element(Operand item, Operand index) throws GoFunctionError {
    return switch (item.value()) {
      case GoValue.Items items -> {
        int place = place(index, items.elements().size());
        if (place == items.elements().size()) {
          throw new GoFunctionError("reflect: slice index out of range");
        }
        yield Operand.of(items.elements().get(place), items.elementType());
      }
      case GoValue.Text(GoType _, String text) -> {
        byte[] bytes = GoText.bytes(text);
        int place = place(index, bytes.length);
        if (place == bytes.length) {
          throw new GoFunctionError("reflect: string index out of range");
        }
        yield Operand.of(new GoValue.Uint(GoType.Basic.UINT8, bytes[place] & 0xFF));
      }
      case GoValue.Dictionary dictionary -> {
        GoValue key = key(index, dictionary.keyType());
        GoValue found = dictionary.entries().get(key);
        yield Operand.of(
            found == null ? ZeroValues.of(dictionary.valueType()) : found, dictionary.valueType());
      }
      case GoValue _ -> throw new GoFunctionError("can't index item of type " + item.type());
    };
  }

  /// The key that an index stands for.
  private static GoValue key(Operand index, GoType type) throws GoFunctionError {
    if (!index.isValid()) {
      if (!Arguments.canBeNil(type)) {
        throw new GoFunctionError("value is nil; should be of type " + type);
      }
      return GoValue.NIL;
    }
    if (Arguments.isAssignable(index.type(), type)) {
      return index.value();
    }
    boolean whole = type instanceof GoType.Basic basic && isWhole(basic);
    return switch (index.value()) {
      case GoValue.Int(GoType _, long value) when whole -> ZeroValues.whole(type, value);
      case GoValue.Uint(GoType _, long value) when whole -> ZeroValues.whole(type, value);
      case GoValue _ ->
          throw new GoFunctionError("value has type " + index.type() + "; should be " + type);
    };
  }

  private static boolean isWhole(GoType.Basic type) {
    return switch (type) {
      case INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64 -> true;
      case BOOL, STRING, FLOAT32, FLOAT64, COMPLEX128, INTERFACE -> false;
    };
  }

  private static int place(Operand index, int capacity) throws GoFunctionError {
    if (!index.isValid()) {
      throw new GoFunctionError("cannot index slice/array with nil");
    }
    long place =
        switch (index.value()) {
          case GoValue.Int(GoType _, long value) -> value;
          case GoValue.Uint(GoType _, long value) -> value;
          case GoValue _ ->
              throw new GoFunctionError("cannot index slice/array with type " + index.type());
        };
    if (place < 0 || place > capacity) {
      throw new GoFunctionError("index out of range: " + place);
    }
    return (int) place;
  }

  static Operand slice(List<Operand> arguments) throws GoFunctionError {
    Operand item = arguments.getFirst().concrete();
    if (!item.isValid()) {
      throw new GoFunctionError("slice of untyped nil");
    }
    List<Operand> indexes = arguments.subList(1, arguments.size());
    if (indexes.size() > 3) {
      throw new GoFunctionError("too many slice indexes: " + indexes.size());
    }
    return switch (item.value()) {
      case GoValue.Text(GoType type, String text) -> {
        if (indexes.size() == 3) {
          throw new GoFunctionError("cannot 3-index slice a string");
        }
        byte[] bytes = GoText.bytes(text);
        int[] bounds = bounds(indexes, bytes.length);
        yield Operand.of(new GoValue.Text(type, GoText.of(bytes, bounds[0], bounds[1])));
      }
      case GoValue.Items items -> {
        int[] bounds = bounds(indexes, items.elements().size());
        if (indexes.size() == 3 && bounds[1] > bounds[2]) {
          throw new GoFunctionError("invalid slice index: " + bounds[1] + " > " + bounds[2]);
        }
        yield Operand.of(
            new GoValue.Items(items.type(), items.elements().subList(bounds[0], bounds[1])));
      }
      case GoValue _ -> throw new GoFunctionError("can't slice item of type " + item.type());
    };
  }

  private static int[] bounds(List<Operand> indexes, int length) throws GoFunctionError {
    int[] bounds = {0, length, length};
    for (int index = 0; index < indexes.size(); index++) {
      bounds[index] = place(indexes.get(index), length);
    }
    if (bounds[0] > bounds[1]) {
      throw new GoFunctionError("invalid slice index: " + bounds[0] + " > " + bounds[1]);
    }
    return bounds;
  }

  static Operand length(List<Operand> arguments) throws GoFunctionError {
    if (!arguments.getFirst().isValid()) {
      throw new GoFunctionError("reflect: call of reflect.Value.Type on zero Value");
    }
    Operand item = target(arguments.getFirst(), "len of nil pointer");
    return switch (item.value()) {
      case GoValue.Items items -> number(items.elements().size());
      case GoValue.Dictionary dictionary -> number(dictionary.entries().size());
      case GoValue.Text(GoType _, String text) -> number(GoText.length(text));
      case GoValue.Channel _ -> number(0);
      case GoValue _ -> throw new GoFunctionError("len of type " + item.type());
    };
  }

  private static Operand number(int value) {
    return Operand.of(GoValue.ofInt(value));
  }
}
