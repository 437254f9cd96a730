package rolepack.evaluation.consultemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Map<String, GoValue> values = new HashMap<>();
  private final GoValue self;

  Scratch() {
    Map<String, GoFunction> methods =
        Map.of(
            "Key", method(Basic.BOOL, List.of(TEXT), a -> GoValue.of(values.containsKey(name(a)))),
            "Get", method(ANY, List.of(TEXT), a -> values.getOrDefault(name(a), GoValue.NIL)),
            "Set", method(TEXT, List.of(TEXT, ANY), a -> set(name(a), a.get(2), true)),
            "SetX", method(TEXT, List.of(TEXT, ANY), a -> set(name(a), a.get(2), false)),
            "MapSet", method(TEXT, List.of(TEXT, TEXT, ANY), a -> mapSet(a, true)),
            "MapSetX", method(TEXT, List.of(TEXT, TEXT, ANY), a -> mapSet(a, false)),
            "MapValues", method(GoType.INTERFACES, List.of(TEXT), a -> mapValues(name(a))));
    GoType type = new GoType.Named("template.Scratch", new GoType.Struct(List.of()), methods);
    self =
        new GoValue.Pointer(
            new GoType.Pointer(type), Optional.of(new GoValue.Struct(type, List.of())));
  }

  void addTo(Map<String, GoFunction> functions) {
    functions.put("scratch", GoFunction.of(self.type(), List.of(), _ -> self));
  }

  /// A new pass begins.
  void clear() {
    values.clear();
  }

  private static GoFunction method(GoType result, List<GoType> parameters, GoFunction.Body body) {
    return GoFunction.of(result, parameters, body);
  }

  /// The first argument after the receiver.
  private static String name(List<GoValue> arguments) {
    return Arguments.text(arguments, 1);
  }

  private GoValue set(String name, GoValue value, boolean replace) {
    if (replace) {
      values.put(name, value);
    } else {
      values.putIfAbsent(name, value);
    }
    return GoValue.of("");
  }

  private GoValue mapSet(List<GoValue> arguments, boolean replace) throws GoFunctionError {
    String name = name(arguments);
    GoValue map = values.computeIfAbsent(name, _ -> new GoValue.Dictionary(GoType.DICTIONARY));
    if (!(map instanceof GoValue.Dictionary dictionary)
        || !dictionary.type().equals(GoType.DICTIONARY)) {
      throw new GoFunctionError(Printing.quote(name) + " is not a map");
    }
    GoValue key = GoValue.of(Arguments.text(arguments, 2));
    if (replace) {
      dictionary.entries().put(key, arguments.get(3));
    } else {
      dictionary.entries().putIfAbsent(key, arguments.get(3));
    }
    return GoValue.of("");
  }

  private GoValue mapValues(String name) {
    if (!(values.get(name) instanceof GoValue.Dictionary dictionary)
        || !dictionary.type().equals(GoType.DICTIONARY)) {
      return new GoValue.Items(GoType.INTERFACES, List.of(), true);
    }
    Map<String, GoValue> sorted = new TreeMap<>(ByteOrder.INSTANCE);
    dictionary.entries().forEach((key, value) -> sorted.put(Arguments.text(key), value));
    return GoValue.interfaces(List.copyOf(sorted.values()));
  }
}
