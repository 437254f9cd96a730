package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// `scratch`: what a template notes for later; empty at the beginning of each pass.
final class Scratch {
  private static final GoType TEXT = Basic.STRING;
  private static final GoType ANY = Basic.INTERFACE;

  private static final GoType MUTEX = struct(Basic.INT32, Basic.UINT32);

  /// What a template that prints it sees: locks that nobody holds, and the notes.
  private static final GoType FIELDS =
      struct(
          struct(Basic.UINT32, MUTEX),
          struct(MUTEX, Basic.UINT32, Basic.UINT32, Basic.INT32, Basic.INT32),
          GoType.DICTIONARY);

  private final GoValue.Dictionary values = new GoValue.Dictionary(GoType.DICTIONARY);
  private final GoValue self;

  Scratch() {
    Map<String, GoFunction> methods =
        Map.of(
            "Key",
                method(Basic.BOOL, List.of(TEXT), a -> GoValue.of(values.get(name(a)).isPresent())),
            "Get", method(ANY, List.of(TEXT), a -> values.get(name(a)).orElse(GoValue.NIL)),
            "Set", method(TEXT, List.of(TEXT, ANY), a -> set(name(a), a.get(2), true)),
            "SetX", method(TEXT, List.of(TEXT, ANY), a -> set(name(a), a.get(2), false)),
            "MapSet", method(TEXT, List.of(TEXT, TEXT, ANY), a -> mapSet(a, true)),
            "MapSetX", method(TEXT, List.of(TEXT, TEXT, ANY), a -> mapSet(a, false)),
            "MapValues", method(GoType.INTERFACES, List.of(TEXT), a -> mapValues(name(a))));
    GoType type = new GoType.Named("template.Scratch", FIELDS, methods);
    List<GoValue> fields = new ArrayList<>(((GoValue.Struct) CatalogValues.zero(FIELDS)).fields());
    fields.set(fields.size() - 1, values);
    self = new GoValue.Pointer(new GoValue.Struct(type, fields));
  }

  void addTo(Map<String, GoFunction> functions) {
    functions.put("scratch", GoFunction.of(self.type(), List.of(), _ -> self));
  }

  /// Fields that no template can name.
  private static GoType struct(GoType... types) {
    List<GoType.Field> fields = new ArrayList<>();
    for (GoType type : types) {
      fields.add(new GoType.Field("field" + fields.size(), type));
    }
    return new GoType.Struct(fields);
  }

  /// A new pass begins.
  void clear() {
    values.entries().clear();
  }

  private static GoFunction method(GoType result, List<GoType> parameters, GoFunction.Body body) {
    return GoFunction.of(result, parameters, body);
  }

  /// The first argument after the receiver.
  private static String name(List<GoValue> arguments) {
    return Arguments.text(arguments, 1);
  }

  private GoValue set(String name, GoValue value, boolean replace) {
    put(values, name, value, replace);
    return GoValue.of("");
  }

  private static void put(GoValue.Dictionary map, String name, GoValue value, boolean replace) {
    if (replace) {
      map.entries().put(GoValue.of(name), value);
    } else {
      map.entries().putIfAbsent(GoValue.of(name), value);
    }
  }

  private GoValue mapSet(List<GoValue> arguments, boolean replace) throws GoFunctionError {
    String name = name(arguments);
    GoValue map =
        values
            .entries()
            .computeIfAbsent(GoValue.of(name), _ -> new GoValue.Dictionary(GoType.DICTIONARY));
    if (!(map instanceof GoValue.Dictionary dictionary)
        || !dictionary.type().equals(GoType.DICTIONARY)) {
      throw new GoFunctionError(Printing.quote(name) + " is not a map");
    }
    put(dictionary, Arguments.text(arguments, 2), arguments.get(3), replace);
    return GoValue.of("");
  }

  private GoValue mapValues(String name) {
    if (!(values.get(name).orElse(GoValue.NIL) instanceof GoValue.Dictionary dictionary)
        || !dictionary.type().equals(GoType.DICTIONARY)) {
      return new GoValue.Items(GoType.INTERFACES, List.of(), true);
    }
    Map<String, GoValue> sorted = new TreeMap<>(ByteOrder.INSTANCE);
    dictionary.entries().forEach((key, value) -> sorted.put(Arguments.text(key), value));
    return GoValue.interfaces(List.copyOf(sorted.values()));
  }
}
