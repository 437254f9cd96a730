package rolepack.evaluation.consultemplate;

import static rolepack.evaluation.consultemplate.SprigTable.ANY;
import static rolepack.evaluation.consultemplate.SprigTable.BOOL;
import static rolepack.evaluation.consultemplate.SprigTable.TEXT;

import java.util.List;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoValue;

/// Sprig's functions that choose and that look at types, and its JSON.
final class SprigLogic {
  private SprigLogic() {}

  static void addTo(SprigTable table) {
    table.addVariadic(
        "default",
        ANY,
        List.of(ANY, ANY),
        a -> a.size() < 2 || Emptiness.of(a.get(1)) ? a.get(0) : a.get(1));
    table.add("empty", BOOL, List.of(ANY), a -> GoValue.of(Emptiness.of(a.get(0))));
    table.addVariadic("coalesce", ANY, List.of(ANY), SprigLogic::coalesce);
    table.addVariadic(
        "all", BOOL, List.of(ANY), a -> GoValue.of(a.stream().noneMatch(Emptiness::of)));
    table.addVariadic(
        "any", BOOL, List.of(ANY), a -> GoValue.of(!a.stream().allMatch(Emptiness::of)));
    table.add(
        "ternary", ANY, List.of(ANY, ANY, BOOL), a -> Arguments.bool(a, 2) ? a.get(0) : a.get(1));
    table.add("fail", TEXT, List.of(TEXT), SprigLogic::fail);
    addTypes(table);
    addJson(table);
  }

  private static GoValue coalesce(List<GoValue> values) {
    for (GoValue each : values) {
      if (!Emptiness.of(each)) {
        return each;
      }
    }
    return GoValue.NIL;
  }

  private static GoValue fail(List<GoValue> arguments) throws GoFunctionError {
    throw new GoFunctionError(Arguments.text(arguments, 0));
  }

  private static void addTypes(SprigTable table) {
    List<GoType> named = List.of(TEXT, ANY);
    table.add("typeOf", TEXT, List.of(ANY), a -> GoValue.of(Printing.type(a.get(0))));
    table.add("typeIs", BOOL, named, a -> GoValue.of(Arguments.text(a, 0).equals(typeName(a))));
    table.add("typeIsLike", BOOL, named, SprigLogic::isLike);
    table.add("kindOf", TEXT, List.of(ANY), a -> GoValue.of(Casting.kind(a.get(0))));
    table.add(
        "kindIs",
        BOOL,
        named,
        a -> GoValue.of(Arguments.text(a, 0).equals(Casting.kind(a.get(1)))));
    table.add("deepEqual", BOOL, List.of(ANY, ANY), a -> GoValue.of(a.get(0).equals(a.get(1))));
  }

  private static String typeName(List<GoValue> arguments) {
    return Printing.type(arguments.get(1));
  }

  private static GoValue isLike(List<GoValue> arguments) {
    String wanted = Arguments.text(arguments, 0);
    String own = typeName(arguments);
    return GoValue.of(wanted.equals(own) || ("*" + wanted).equals(own));
  }

  private static void addJson(SprigTable table) {
    table.add("mustFromJson", ANY, List.of(TEXT), a -> JsonDecoder.decode(Arguments.text(a, 0)));
    table.add("fromJson", ANY, List.of(TEXT), SprigLogic::fromJson);
    addJson(table, "toJson", "mustToJson", JsonEncoder.PLAIN);
    addJson(table, "toPrettyJson", "mustToPrettyJson", new JsonEncoder(true, true));
    addJson(table, "toRawJson", "mustToRawJson", new JsonEncoder(false, false));
  }

  private static void addJson(SprigTable table, String name, String must, JsonEncoder encoder) {
    table.add(must, TEXT, List.of(ANY), a -> GoValue.of(encoder.encode(a.get(0))));
    table.add(
        name,
        TEXT,
        List.of(ANY),
        a -> {
          try {
            return GoValue.of(encoder.encode(a.get(0)));
          } catch (GoFunctionError ignored) {
            return GoValue.of("");
          }
        });
  }

  private static GoValue fromJson(List<GoValue> arguments) {
    try {
      return JsonDecoder.decode(Arguments.text(arguments, 0));
    } catch (GoFunctionError ignored) {
      return GoValue.NIL;
    }
  }
}
