package rolepack.evaluation.consultemplate;

import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// The functions that read values from texts; an empty text is the zero value, because on the first
/// pass every key is empty.
final class ParseFunctions {
  private static final List<GoType> TEXT = List.of(Basic.STRING);

  private ParseFunctions() {}

  private interface Parser {
    GoValue parse(String text) throws GoFunctionError;
  }

  static void addTo(Map<String, GoFunction> functions) {
    functions.put(
        "parseBool",
        named("parseBool", Basic.BOOL, GoValue.FALSE, t -> GoValue.of(GoNumbers.parseBool(t))));
    functions.put(
        "parseInt", named("parseInt", Basic.INT64, GoValue.ofInt64(0), ParseFunctions::integer));
    functions.put(
        "parseUint",
        named(
            "parseUint",
            Basic.UINT64,
            GoValue.ofUint64(0),
            t -> GoValue.ofUint64(GoNumbers.parseUint(t, 10))));
    functions.put(
        "parseFloat",
        named(
            "parseFloat",
            Basic.FLOAT64,
            GoValue.of(0.0),
            t -> GoValue.of(GoNumbers.parseFloat(t))));
    functions.put("parseJSON", structure(JsonDecoder::decode));
    functions.put("parseYAML", structure(YamlDecoder::decode));
  }

  static GoValue integer(String text) throws GoFunctionError {
    return GoValue.ofInt64(GoNumbers.parseInt(text, 10, "ParseInt"));
  }

  private static GoFunction named(String name, GoType result, GoValue zero, Parser parser) {
    return GoFunction.of(
        result,
        TEXT,
        arguments -> {
          String text = Arguments.text(arguments, 0);
          try {
            return text.isEmpty() ? zero : parser.parse(text);
          } catch (GoFunctionError error) {
            throw new GoFunctionError(name + ": " + error.getMessage());
          }
        });
  }

  private static GoFunction structure(Parser parser) {
    return GoFunction.of(
        Basic.INTERFACE,
        TEXT,
        arguments -> {
          String text = Arguments.text(arguments, 0);
          return text.isEmpty() ? new GoValue.Dictionary(GoType.DICTIONARY) : parser.parse(text);
        });
  }
}
