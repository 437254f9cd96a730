package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.ANY;
import static rolepack.evaluation.consultemplate.SprigTable.BOOL;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions on maps. Go gives the keys of a map in no order: here it is theirs.
final class SprigDicts {
  private static final GoType MAP = GoType.DICTIONARY;

  private SprigDicts() {}

  static void addTo(SprigTable table) {
    table.addVariadic("dict", MAP, List.of(ANY), SprigDicts::dictionary);
    table.add("get", ANY, List.of(MAP, TEXT), a -> find(a).orElse(GoValue.of("")));
    table.add("hasKey", BOOL, List.of(MAP, TEXT), a -> GoValue.of(find(a).isPresent()));
    table.add("set", MAP, List.of(MAP, TEXT, ANY), SprigDicts::set);
    table.add("unset", MAP, List.of(MAP, TEXT), SprigDicts::unset);
    table.addVariadic("pluck", GoType.INTERFACES, List.of(TEXT, MAP), SprigDicts::pluck);
    table.addVariadic("keys", GoType.STRINGS, List.of(MAP), SprigDicts::keys);
    table.add(
        "values",
        GoType.INTERFACES,
        List.of(MAP),
        a -> GoValue.interfaces(List.copyOf(entries(a, 0).values())));
    table.addVariadic("pick", MAP, List.of(MAP, TEXT), a -> selected(a, true));
    table.addVariadic("omit", MAP, List.of(MAP, TEXT), a -> selected(a, false));
    for (String must : List.of("merge", "mustMerge")) {
      table.addVariadic(must, ANY, List.of(MAP, MAP), a -> merge(a, false));
    }
    for (String must : List.of("mergeOverwrite", "mustMergeOverwrite")) {
      table.addVariadic(must, ANY, List.of(MAP, MAP), a -> merge(a, true));
    }
    table.addVariadic("dig", ANY, List.of(ANY), SprigDicts::dig);
    table.addBoth("deepCopy", "mustDeepCopy", ANY, List.of(ANY), a -> copied(a.get(0)));
  }

  private static Map<GoValue, GoValue> entries(List<GoValue> arguments, int index) {
    return Arguments.dictionary(arguments, index).entries();
  }

  private static java.util.Optional<GoValue> find(List<GoValue> arguments) {
    return Arguments.dictionary(arguments, 0).get(Arguments.text(arguments, 1));
  }

  private static GoValue dictionary(List<GoValue> arguments) {
    GoValue.Dictionary made = new GoValue.Dictionary(MAP);
    for (int index = 0; index < arguments.size(); index += 2) {
      GoValue value = index + 1 < arguments.size() ? arguments.get(index + 1) : GoValue.of("");
      made.entries().put(GoValue.of(Casting.text(arguments.get(index))), value);
    }
    return made;
  }

  private static GoValue set(List<GoValue> arguments) throws GoFunctionError {
    if (MapMerge.isNil(Arguments.dictionary(arguments, 0))) {
      throw new GoFunctionError("assignment to entry in nil map");
    }
    entries(arguments, 0).put(GoValue.of(Arguments.text(arguments, 1)), arguments.get(2));
    return arguments.get(0);
  }

  private static GoValue unset(List<GoValue> arguments) {
    if (entries(arguments, 0).isEmpty()) {
      return arguments.get(0);
    }
    entries(arguments, 0).remove(GoValue.of(Arguments.text(arguments, 1)));
    return arguments.get(0);
  }

  private static GoValue pluck(List<GoValue> arguments) {
    List<GoValue> found = new ArrayList<>();
    GoValue key = GoValue.of(Arguments.text(arguments, 0));
    for (int index = 1; index < arguments.size(); index++) {
      Map<GoValue, GoValue> entries = entries(arguments, index);
      if (entries.containsKey(key)) {
        found.add(entries.get(key));
      }
    }
    return GoValue.interfaces(found);
  }

  private static GoValue keys(List<GoValue> arguments) {
    List<String> keys = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      entries(arguments, index).keySet().forEach(each -> keys.add(Arguments.text(each)));
    }
    return GoValue.strings(keys);
  }

  private static GoValue selected(List<GoValue> arguments, boolean named) {
    Map<GoValue, GoValue> selected = new LinkedHashMap<>();
    List<String> names = Arguments.texts(arguments, 1);
    entries(arguments, 0)
        .forEach(
            (key, value) -> {
              if (names.contains(Arguments.text(key)) == named) {
                selected.put(key, value);
              }
            });
    return new GoValue.Dictionary(MAP, selected);
  }

  private static GoValue merge(List<GoValue> arguments, boolean override) {
    GoValue.Dictionary target = MapMerge.made(Arguments.dictionary(arguments, 0));
    for (int index = 1; index < arguments.size(); index++) {
      MapMerge.into(target, Arguments.dictionary(arguments, index), override);
    }
    return target;
  }

  /// `dig "a" "b" default map`: what is under a path of keys, or the default.
  private static GoValue dig(List<GoValue> arguments) throws GoFunctionError {
    int last = arguments.size() - 1;
    if (last < 2) {
      throw new GoFunctionError("dig needs at least three arguments");
    }
    for (GoValue key : arguments.subList(0, last - 1)) {
      if (!(key instanceof GoValue.Text)) {
        throw new GoFunctionError(
            "interface conversion: interface {} is %s, not string"
                .formatted(key == GoValue.NIL ? "nil" : Printing.type(key)));
      }
    }
    GoValue at = arguments.get(last);
    for (GoValue key : arguments.subList(0, last - 1)) {
      if (!(at instanceof GoValue.Dictionary dictionary)) {
        throw new GoFunctionError(
            "interface conversion: interface {} is %s, not map[string]interface {}"
                .formatted(Printing.type(at)));
      }
      GoValue next = dictionary.entries().get(key);
      if (next == null) {
        return arguments.get(last - 1);
      }
      at = next;
    }
    return at;
  }

  private static GoValue copied(GoValue value) throws GoFunctionError {
    if (value == GoValue.NIL) {
      throw new GoFunctionError("reflect: call of reflect.Value.Type on zero Value");
    }
    return copy(value);
  }

  private static GoValue copy(GoValue value) {
    return switch (value) {
      case GoValue.Dictionary dictionary -> {
        GoValue.Dictionary made = new GoValue.Dictionary(dictionary.type());
        dictionary.entries().forEach((key, each) -> made.entries().put(key, copy(each)));
        yield made;
      }
      case GoValue.Items items ->
          new GoValue.Items(items.type(), items.elements().stream().map(SprigDicts::copy).toList());
      case GoValue other -> other;
    };
  }
}
