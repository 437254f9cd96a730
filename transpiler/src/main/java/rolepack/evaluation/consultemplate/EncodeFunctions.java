package rolepack.evaluation.consultemplate;

import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions that write values as JSON, YAML and TOML.
final class EncodeFunctions {
  private static final List<GoType> ANY = List.of(Basic.INTERFACE);

  private EncodeFunctions() {}

  private interface Encoder {
    String encode(GoValue value) throws GoFunctionError;
  }

  static void addTo(Map<String, GoFunction> functions, ConsulTemplateVersion version) {
    boolean anything = Change.EVERYTHING_CAN_BE_ENCODED.isIn(version);
    List<GoType> taken = anything ? ANY : List.of(GoType.DICTIONARY);
    functions.put("toJSON", of("toJSON", ANY, JsonEncoder.PLAIN::encode));
    functions.put("toJSONPretty", of("toJSONPretty", taken, new JsonEncoder(true, true)::encode));
    functions.put(
        "toUnescapedJSON", of("toUnescapedJSON", ANY, new JsonEncoder(false, false)::encode));
    functions.put(
        "toUnescapedJSONPretty",
        of("toUnescapedJSONPretty", ANY, new JsonEncoder(true, false)::encode));
    YamlDialect dialect = YamlDialect.of(version);
    functions.put(
        "toYAML", of("toYAML", taken, value -> trimmed(YamlEncoder.encode(value, dialect))));
    functions.put(
        "toTOML", of("toTOML", taken, value -> trimmed(TomlEncoder.encode(value, anything))));
  }

  private static String trimmed(String text) {
    return GoTexts.trimSpace(text);
  }

  private static GoFunction of(String name, List<GoType> parameters, Encoder encoder) {
    return GoFunction.of(
        Basic.STRING,
        parameters,
        arguments -> {
          try {
            return GoValue.of(encoder.encode(arguments.get(0)));
          } catch (GoFunctionError error) {
            throw new GoFunctionError(name + ": " + error.getMessage());
          }
        });
  }
}
