package rolepack.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Json;
import rolepack.evaluation.Value;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulDataReader;
import rolepack.evaluation.consultemplate.InvalidData;

/// What a template is rendered with.
///
/// @param consul what Consul and Vault hold
/// @param environment the variables that `env` reads
/// @param files the contents that `file` reads, by path
/// @param variables those of a Jinja2 template
record RenderData(
    ConsulData consul,
    Map<String, String> environment,
    Map<String, String> files,
    Map<String, Value> variables) {
  /// No data at all.
  static final RenderData NONE = new RenderData(ConsulData.EMPTY, Map.of(), Map.of(), Map.of());

  /// The data of a JSON text.
  static RenderData read(String text) throws InvalidData {
    Value value = parse(text);
    return of(value, value);
  }

  /// The value of a JSON text.
  static Value parse(String text) throws InvalidData {
    try {
      return Json.read(text);
    } catch (EvaluationException problem) {
      throw new InvalidData("it is not JSON: " + problem.getMessage());
    }
  }

  /// @param data holds `kv`, `services`, `nodes`, `secrets` and `vars`
  /// @param around holds `env` and `files`, unless the data does
  static RenderData of(Value data, Value around) throws InvalidData {
    if (data != Value.NONE && !(data instanceof Value.Dict)) {
      throw new InvalidData("data has to be an object");
    }
    return new RenderData(
        ConsulDataReader.read(data),
        ConsulDataReader.texts("env", either("env", around, data)),
        ConsulDataReader.texts("files", either("files", around, data)),
        variables(ConsulDataReader.member(data, "vars")));
  }

  private static Value either(String name, Value first, Value second) {
    Value value = ConsulDataReader.member(first, name);
    return value == Value.NONE ? ConsulDataReader.member(second, name) : value;
  }

  private static Map<String, Value> variables(Value value) throws InvalidData {
    if (value != Value.NONE && !(value instanceof Value.Dict)) {
      throw new InvalidData("vars has to be an object");
    }
    Map<String, Value> variables = new LinkedHashMap<>();
    if (value instanceof Value.Dict dict) {
      dict.entries()
          .forEach(
              (name, each) -> {
                if (name instanceof Value.Str text) {
                  variables.put(text.text(), each);
                }
              });
    }
    return variables;
  }
}
