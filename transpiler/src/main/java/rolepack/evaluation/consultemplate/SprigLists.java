package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.ANY;
import static rolepack.evaluation.consultemplate.SprigTable.BOOL;
import static rolepack.evaluation.consultemplate.SprigTable.INT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions on lists; none changes the list that it is given.
final class SprigLists {
  private static final GoType LIST = GoType.INTERFACES;
  private static final GoValue NO_LIST = new GoValue.Items(GoType.INTERFACES, List.of(), true);

  private SprigLists() {}

  static void addTo(SprigTable table) {
    table.addVariadic("list", LIST, List.of(ANY), GoValue::interfaces);
    table.addVariadic("tuple", LIST, List.of(ANY), GoValue::interfaces);
    List<GoType> list = List.of(ANY);
    table.addBoth("first", "mustFirst", ANY, list, a -> end("find first", a.get(0), true));
    table.addBoth("last", "mustLast", ANY, list, a -> end("find last", a.get(0), false));
    table.addBoth("rest", "mustRest", LIST, list, a -> without("find rest", a.get(0), true));
    table.addBoth(
        "initial", "mustInitial", LIST, list, a -> without("find initial", a.get(0), false));
    List<GoType> two = List.of(ANY, ANY);
    table.addBoth("append", "mustAppend", LIST, two, a -> push("push", a, false));
    table.addBoth("push", "mustPush", LIST, two, a -> push("push", a, false));
    table.addBoth("prepend", "mustPrepend", LIST, two, a -> push("prepend", a, true));
    table.addBoth("reverse", "mustReverse", LIST, list, a -> reverse(a.get(0)));
    table.addBoth("compact", "mustCompact", LIST, list, a -> compact(a.get(0)));
    table.addBoth("uniq", "mustUniq", LIST, list, a -> unique(a.get(0)));
    table.addBoth("has", "mustHas", BOOL, two, a -> has(a.get(0), a.get(1)));
    table.addVariadic("without", LIST, two, SprigLists::without);
    table.addVariadic("mustWithout", LIST, two, SprigLists::without);
    table.addVariadic("slice", ANY, two, SprigLists::slice);
    table.addVariadic("mustSlice", ANY, two, SprigLists::slice);
    table.addVariadic("concat", ANY, List.of(ANY), SprigLists::concat);
    table.addBoth(
        "chunk", "mustChunk", new GoType.Slice(LIST), List.of(INT, ANY), SprigLists::chunk);
    table.add("sortAlpha", GoType.STRINGS, list, a -> GoValue.strings(sorted(a.get(0))));
    table.add("until", new GoType.Slice(INT), List.of(INT), a -> SprigNumbers.until(a));
    table.add("untilStep", new GoType.Slice(INT), List.of(INT, INT, INT), SprigNumbers::untilStep);
  }

  /// The elements of a list of any type.
  ///
  /// @param deed what cannot be done to anything else: `find last`
  private static List<GoValue> elements(String deed, GoValue value) throws GoFunctionError {
    if (value == GoValue.NIL) {
      throw SprigTable.nilPointer();
    }
    if (value instanceof GoValue.Items items) {
      return items.elements();
    }
    throw new GoFunctionError("Cannot " + deed + " on type " + Casting.kind(value));
  }

  private static GoValue end(String deed, GoValue value, boolean first) throws GoFunctionError {
    List<GoValue> elements = elements(deed, value);
    if (elements.isEmpty()) {
      return GoValue.NIL;
    }
    return first ? elements.getFirst() : elements.getLast();
  }

  private static GoValue without(String deed, GoValue value, boolean first) throws GoFunctionError {
    List<GoValue> elements = elements(deed, value);
    if (elements.isEmpty()) {
      return NO_LIST;
    }
    return GoValue.interfaces(
        first ? elements.subList(1, elements.size()) : elements.subList(0, elements.size() - 1));
  }

  private static GoValue push(String deed, List<GoValue> arguments, boolean front)
      throws GoFunctionError {
    List<GoValue> all = new ArrayList<>(elements(deed, arguments.get(0)));
    all.add(front ? 0 : all.size(), arguments.get(1));
    return GoValue.interfaces(all);
  }

  private static GoValue reverse(GoValue value) throws GoFunctionError {
    return GoValue.interfaces(elements("find reverse", value).reversed());
  }

  private static GoValue compact(GoValue value) throws GoFunctionError {
    return GoValue.interfaces(
        elements("compact", value).stream().filter(each -> !Emptiness.of(each)).toList());
  }

  private static GoValue unique(GoValue value) throws GoFunctionError {
    Set<GoValue> unique = new LinkedHashSet<>(elements("find uniq", value));
    return GoValue.interfaces(List.copyOf(unique));
  }

  private static List<String> sorted(GoValue list) {
    return list instanceof GoValue.Items
        ? Casting.texts(list).stream().sorted(ByteOrder.INSTANCE).toList()
        : List.of(Casting.text(list));
  }

  private static GoValue has(GoValue value, GoValue list) throws GoFunctionError {
    if (list == GoValue.NIL) {
      return GoValue.FALSE;
    }
    return GoValue.of(elements("find has", list).contains(value));
  }

  private static GoValue without(List<GoValue> arguments) throws GoFunctionError {
    List<GoValue> left = new ArrayList<>(elements("find without", arguments.get(0)));
    left.removeAll(arguments.subList(1, arguments.size()));
    return GoValue.interfaces(left);
  }

  private static GoValue slice(List<GoValue> arguments) throws GoFunctionError {
    if (arguments.get(0) == GoValue.NIL) {
      throw SprigTable.nilPointer();
    }
    if (!(arguments.get(0) instanceof GoValue.Items items)) {
      throw new GoFunctionError(
          "list should be type of slice or array but " + Casting.kind(arguments.get(0)));
    }
    int length = items.elements().size();
    if (length == 0) {
      return GoValue.NIL;
    }
    long start = arguments.size() > 1 ? Casting.integer(arguments.get(1)) : 0;
    long end = arguments.size() > 2 ? Casting.integer(arguments.get(2)) : length;
    if (start < 0 || start > end || end > length) {
      throw new GoFunctionError("reflect.Value.Slice: slice index out of bounds");
    }
    return new GoValue.Items(items.type(), items.elements().subList((int) start, (int) end));
  }

  private static GoValue concat(List<GoValue> lists) throws GoFunctionError {
    List<GoValue> all = new ArrayList<>();
    for (GoValue each : lists) {
      if (each == GoValue.NIL) {
        throw SprigTable.nilPointer();
      }
      if (!(each instanceof GoValue.Items items)) {
        throw new GoFunctionError("Cannot concat type " + Casting.kind(each) + " as list");
      }
      all.addAll(items.elements());
    }
    return all.isEmpty() ? NO_LIST : GoValue.interfaces(all);
  }

  private static GoValue chunk(List<GoValue> arguments) throws GoFunctionError {
    int size = (int) Math.clamp(Arguments.integer(arguments, 0), 1, Integer.MAX_VALUE);
    if (Arguments.integer(arguments, 0) <= 0) {
      throw new GoFunctionError("runtime error: integer divide by zero");
    }
    List<GoValue> elements = elements("chunk", arguments.get(1));
    List<GoValue> chunks = new ArrayList<>();
    for (int start = 0; start < elements.size(); start += size) {
      int end = Math.min(elements.size(), start + size);
      chunks.add(GoValue.interfaces(elements.subList(start, end)));
    }
    return new GoValue.Items(new GoType.Slice(LIST), chunks);
  }
}
