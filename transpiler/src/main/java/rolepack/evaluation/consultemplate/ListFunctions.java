package rolepack.evaluation.consultemplate;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions on lists and maps: `in`, `contains` and its relatives, `loop`, `mergeMap`.
final class ListFunctions {
  private static final List<GoType> TWO = List.of(Basic.INTERFACE, Basic.INTERFACE);
  private static final long MAX_LOOP = 5_000_000;

  private final ConsulTemplateVersion version;

  private ListFunctions(ConsulTemplateVersion version) {
    this.version = version;
  }

  static void addTo(Map<String, GoFunction> functions, ConsulTemplateVersion version) {
    ListFunctions own = new ListFunctions(version);
    functions.put(
        "in", GoFunction.of(Basic.BOOL, TWO, a -> GoValue.of(own.isIn(a.get(0), a.get(1)))));
    functions.put(
        "contains", GoFunction.of(Basic.BOOL, TWO, a -> GoValue.of(own.isIn(a.get(1), a.get(0)))));
    functions.put("containsAll", own.some(true, true));
    functions.put("containsAny", own.some(false, false));
    functions.put("containsNone", own.some(true, false));
    functions.put("containsNotAll", own.some(false, true));
    boolean anything = Change.LOOP_TAKES_ANY_NUMBER.isIn(version);
    functions.put(
        "loop",
        GoFunction.variadic(
            new GoType.Channel(Basic.INT64),
            List.of(anything ? Basic.INTERFACE : Basic.INT64),
            ListFunctions::loop));
    List<GoType> maps = List.of(GoType.DICTIONARY, GoType.DICTIONARY);
    functions.put("mergeMap", GoFunction.of(GoType.DICTIONARY, maps, a -> merged(a, false)));
    functions.put(
        "mergeMapWithOverride", GoFunction.of(GoType.DICTIONARY, maps, a -> merged(a, true)));
  }

  /// @param otherwise what it is when no value decides
  /// @param absent a value decides by not being there
  private GoFunction some(boolean otherwise, boolean absent) {
    return GoFunction.of(
        Basic.BOOL,
        List.of(GoType.INTERFACES, Basic.INTERFACE),
        arguments -> {
          for (GoValue each : ((GoValue.Items) arguments.get(0)).elements()) {
            if (isIn(arguments.get(1), each) != absent) {
              return GoValue.of(!otherwise);
            }
          }
          return GoValue.of(otherwise);
        });
  }

  private boolean isIn(GoValue list, GoValue value) throws GoFunctionError {
    return switch (list) {
      case GoValue.Items items -> {
        boolean hidden =
            items.elementType() == Basic.INTERFACE
                && !Change.LISTS_OF_ANYTHING_ARE_SEARCHED.isIn(version);
        if (!hidden) {
          for (GoValue element : items.elements()) {
            if (isSame(element, value)) {
              yield true;
            }
          }
        }
        yield false;
      }
      case GoValue.Text text -> {
        refuseNothing(value);
        yield value instanceof GoValue.Text part
            && part.type().equals(text.type())
            && text.value().contains(part.value());
      }
      case GoValue other -> false;
    };
  }

  private static boolean isSame(GoValue element, GoValue value) throws GoFunctionError {
    return switch (element) {
      case GoValue.Int one -> value instanceof GoValue.Int other && one.value() == other.value();
      case GoValue.Float one ->
          value instanceof GoValue.Float other && one.value() == other.value();
      case GoValue.Text one -> {
        refuseNothing(value);
        yield one.equals(value);
      }
      case GoValue other -> false;
    };
  }

  /// Go ends with a panic where it asks `nil` for its type.
  private static void refuseNothing(GoValue value) throws GoFunctionError {
    if (value == GoValue.NIL) {
      throw new GoFunctionError("reflect: call of reflect.Value.Type on zero Value");
    }
  }

  private static GoValue merged(List<GoValue> maps, boolean override) {
    return MapMerge.into(
        MapMerge.made(Arguments.dictionary(maps, 0)), Arguments.dictionary(maps, 1), override);
  }

  private static GoValue loop(List<GoValue> arguments) throws GoFunctionError {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new GoFunctionError(
          "loop: wrong number of arguments, expected 1 or 2, but got " + arguments.size());
    }
    long start = arguments.size() == 2 ? bound(arguments.getFirst()) : 0;
    long end = bound(arguments.getLast());
    if (start < end && Long.compareUnsigned(end - start, MAX_LOOP) > 0) {
      throw new GoFunctionError("loop: too many turns");
    }
    return new GoValue.Channel(
        Basic.INT64, LongStream.range(start, end).mapToObj(GoValue::ofInt64).toList());
  }

  private static long bound(GoValue value) throws GoFunctionError {
    return switch (value) {
      case GoValue.Int number -> number.value();
      case GoValue.Uint number -> number.value();
      case GoValue.Text text -> textBound(text.value());
      case GoValue other ->
          throw new GoFunctionError("loop: bad argument type: " + Printing.type(other));
    };
  }

  private static long textBound(String text) throws GoFunctionError {
    try {
      return text.isEmpty() ? 0 : GoNumbers.parseInt(text, 10, "ParseInt");
    } catch (GoFunctionError error) {
      throw new GoFunctionError("parseInt: " + error.getMessage());
    }
  }
}
