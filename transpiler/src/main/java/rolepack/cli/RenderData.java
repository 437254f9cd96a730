package rolepack.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import rolepack.evaluation.AnsibleVersion;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Json;
import rolepack.evaluation.Value;
import rolepack.evaluation.WrittenValue;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulDataReader;
import rolepack.evaluation.consultemplate.InvalidData;
import rolepack.ir.DataTemplate;

/// What a template is rendered with.
///
/// @param consul what Consul and Vault hold
/// @param environment the variables that `env` reads
/// @param files the contents that `file` reads, by path
/// @param variables those of a Jinja2 template, as a file of variables has them
/// @param ansible whose rules a Jinja2 template is rendered by
record RenderData(
    ConsulData consul,
    Map<String, String> environment,
    Map<String, String> files,
    Map<String, DataTemplate> variables,
    AnsibleVersion ansible) {
  /// No data at all.
  static final RenderData NONE =
      new RenderData(ConsulData.EMPTY, Map.of(), Map.of(), Map.of(), AnsibleVersion.V2_14);

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

  /// @param data holds `kv`, `services`, `nodes`, `secrets`, `vars` and `ansible`
  /// @param around holds `env` and `files`, unless the data does
  static RenderData of(Value data, Value around) throws InvalidData {
    if (data != Value.NONE && !(data instanceof Value.Dict)) {
      throw new InvalidData("data has to be an object");
    }
    return new RenderData(
        ConsulDataReader.read(data),
        ConsulDataReader.texts("env", either("env", around, data)),
        ConsulDataReader.texts("files", either("files", around, data)),
        variables(ConsulDataReader.member(data, "vars")),
        ansible(ConsulDataReader.member(data, "ansible")));
  }

  private static Value either(String name, Value first, Value second) {
    Value value = ConsulDataReader.member(first, name);
    return value == Value.NONE ? ConsulDataReader.member(second, name) : value;
  }

  private static AnsibleVersion ansible(Value value) throws InvalidData {
    if (value == Value.NONE || value.equals(Value.of("2.14"))) {
      return AnsibleVersion.V2_14;
    }
    if (value.equals(Value.of("1.9"))) {
      return AnsibleVersion.V1_9;
    }
    throw new InvalidData("ansible has to be \"1.9\" or \"2.14\"");
  }

  private static Map<String, DataTemplate> variables(Value value) throws InvalidData {
    if (value != Value.NONE && !(value instanceof Value.Dict)) {
      throw new InvalidData("vars has to be an object");
    }
    Map<String, DataTemplate> variables = new LinkedHashMap<>();
    if (value instanceof Value.Dict dict) {
      dict.entries()
          .forEach(
              (name, each) -> {
                if (name instanceof Value.Str text) {
                  variables.put(text.text(), WrittenValue.of(each));
                }
              });
    }
    return variables;
  }
}
