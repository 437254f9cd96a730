package rolepack.evaluation.gotemplate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.gotemplate.GoType.Basic;

/// The data and the functions of `render.go`.
final class GoSamples {
  static final String JSON =
      """
      {"s":"text","e":"","n":5,"f":1.5,"big":123456789,"z":0,"t":true,"u":false,"nil":null,
      "l":["a","b","c"],"ln":[3,1,2],"le":[],"m":{"b":1,"a":"x","c":[1,{"k":"v"}]},"me":{},
      "uni":"héé日本","q":"a\\"b'<&>","mm":[{"name":"x","port":80},{"name":"y","port":null}]}\
      """;

  static final GoValue DATA =
      GoValue.dictionary(
          Map.ofEntries(
              Map.entry("s", GoValue.of("text")),
              Map.entry("e", GoValue.of("")),
              Map.entry("n", GoValue.of(5.0)),
              Map.entry("f", GoValue.of(1.5)),
              Map.entry("big", GoValue.of(123456789.0)),
              Map.entry("z", GoValue.of(0.0)),
              Map.entry("t", GoValue.TRUE),
              Map.entry("u", GoValue.FALSE),
              Map.entry("nil", GoValue.NIL),
              Map.entry("l", texts("a", "b", "c")),
              Map.entry(
                  "ln",
                  GoValue.interfaces(List.of(GoValue.of(3.0), GoValue.of(1.0), GoValue.of(2.0)))),
              Map.entry("le", GoValue.interfaces(List.of())),
              Map.entry(
                  "m",
                  GoValue.dictionary(
                      Map.of(
                          "b", GoValue.of(1.0),
                          "a", GoValue.of("x"),
                          "c",
                              GoValue.interfaces(
                                  List.of(
                                      GoValue.of(1.0),
                                      GoValue.dictionary(Map.of("k", GoValue.of("v")))))))),
              Map.entry("me", GoValue.dictionary(Map.of())),
              Map.entry("uni", GoValue.of("héé日本")),
              Map.entry("q", GoValue.of("a\"b'<&>")),
              Map.entry(
                  "mm",
                  GoValue.interfaces(
                      List.of(
                          GoValue.dictionary(
                              Map.of("name", GoValue.of("x"), "port", GoValue.of(80.0))),
                          GoValue.dictionary(
                              Map.of("name", GoValue.of("y"), "port", GoValue.NIL)))))));

  private static final GoType TAG =
      new GoType.Named(
          "main.Tag",
          Basic.STRING,
          Map.of(
              "String",
              GoFunction.of(
                  Basic.STRING, List.of(), each -> GoValue.of("tag:" + text(each.getFirst())))));

  private static final GoType TEXT_MAP = new GoType.Mapping(Basic.STRING, Basic.STRING);

  private static final GoType THING =
      new GoType.Named(
          "main.Thing",
          new GoType.Struct(
              List.of(
                  new GoType.Field("Name", Basic.STRING),
                  new GoType.Field("Port", Basic.INT),
                  new GoType.Field("Tags", GoType.STRINGS),
                  new GoType.Field("Meta", TEXT_MAP),
                  new GoType.Field("Next", new GoType.Pointer(Basic.INT)),
                  new GoType.Field("Any", Basic.INTERFACE),
                  new GoType.Field("hidden", Basic.INT))),
          Map.of(
              "Upper",
              GoFunction.of(
                  Basic.STRING,
                  List.of(),
                  each -> GoValue.of(text(field(each.getFirst(), 0)).toUpperCase(Locale.ROOT))),
              "Add",
              GoFunction.of(
                  Basic.INT,
                  List.of(Basic.INT),
                  each ->
                      GoValue.ofInt(number(field(each.getFirst(), 1)) + number(each.getLast()))),
              "Fail",
              GoFunction.of(
                  Basic.STRING,
                  List.of(),
                  _ -> {
                    throw new GoFunctionError("it failed");
                  }),
              "Count",
              GoFunction.variadic(
                  Basic.INT,
                  List.of(Basic.STRING, Basic.STRING),
                  each -> GoValue.ofInt(each.size() - 2))));

  private static final Map<String, GoFunction> FUNCTIONS =
      Map.ofEntries(
          Map.entry("i64", identity(Basic.INT64)),
          Map.entry("u64", identity(Basic.UINT64)),
          Map.entry("f64", identity(Basic.FLOAT64)),
          Map.entry("str", identity(Basic.STRING)),
          Map.entry("flag", identity(Basic.BOOL)),
          Map.entry("any", identity(Basic.INTERFACE)),
          Map.entry(
              "split",
              GoFunction.of(
                  GoType.STRINGS,
                  List.of(Basic.STRING),
                  each -> GoValue.strings(List.of(text(each.getFirst()).split(",", -1))))),
          Map.entry("join", GoFunction.of(Basic.STRING, List.of(GoType.STRINGS), GoSamples::join)),
          Map.entry(
              "count",
              GoFunction.variadic(
                  Basic.INT,
                  List.of(Basic.STRING, Basic.INT),
                  each -> GoValue.ofInt(each.size() - 1))),
          Map.entry(
              "boom",
              GoFunction.of(
                  Basic.STRING,
                  List.of(),
                  _ -> {
                    throw new GoFunctionError("boom 100%");
                  })),
          Map.entry("thing", GoFunction.of(new GoType.Pointer(THING), List.of(), _ -> thing())),
          Map.entry(
              "tag",
              GoFunction.of(
                  TAG,
                  List.of(Basic.STRING),
                  each -> new GoValue.Text(TAG, text(each.getFirst())))),
          Map.entry(
              "loop",
              GoFunction.of(
                  new GoType.Channel(Basic.INT64), List.of(Basic.INT64), GoSamples::loop)));

  private GoSamples() {}

  static Optional<GoFunction> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  private static GoFunction identity(GoType type) {
    return GoFunction.of(type, List.of(type), List::getFirst);
  }

  private static GoValue texts(String... texts) {
    List<GoValue> values = new ArrayList<>();
    for (String text : texts) {
      values.add(GoValue.of(text));
    }
    return GoValue.interfaces(values);
  }

  private static GoValue thing() {
    GoValue.Dictionary meta = new GoValue.Dictionary(TEXT_MAP);
    meta.entries().put(GoValue.of("k"), GoValue.of("v"));
    return new GoValue.Pointer(
        new GoValue.Struct(
            THING,
            List.of(
                GoValue.of("web"),
                GoValue.ofInt(80),
                GoValue.strings(List.of("a", "b")),
                meta,
                new GoValue.Pointer(new GoType.Pointer(THING), Optional.empty()),
                GoValue.of(1.5),
                GoValue.ofInt(7))));
  }

  private static GoValue join(List<GoValue> arguments) {
    List<String> texts = new ArrayList<>();
    if (arguments.getFirst() instanceof GoValue.Items items) {
      items.elements().forEach(each -> texts.add(text(each)));
    }
    return GoValue.of(String.join("+", texts));
  }

  private static GoValue loop(List<GoValue> arguments) throws GoFunctionError {
    long count = number(arguments.getFirst());
    if (count < 0 || count > 1_000_000) {
      throw new GoFunctionError("too many");
    }
    List<GoValue> elements = new ArrayList<>();
    for (long each = 0; each < count; each++) {
      elements.add(GoValue.ofInt64(each));
    }
    return new GoValue.Channel(Basic.INT64, Collections.unmodifiableList(elements));
  }

  private static GoValue field(GoValue receiver, int index) {
    GoValue target =
        receiver instanceof GoValue.Pointer pointer ? pointer.target().orElseThrow() : receiver;
    return target instanceof GoValue.Struct struct ? struct.fields().get(index) : GoValue.NIL;
  }

  private static String text(GoValue value) {
    return value instanceof GoValue.Text(GoType _, String text) ? text : "";
  }

  private static long number(GoValue value) {
    return value instanceof GoValue.Int(GoType _, long number) ? number : 0;
  }
}
