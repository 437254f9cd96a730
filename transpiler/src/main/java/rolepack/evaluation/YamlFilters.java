package rolepack.evaluation;

/// `to_yaml`, `from_yaml` and their like.
final class YamlFilters {
  private YamlFilters() {}

  static Value toYaml(Value operand, Inputs inputs) {
    throw EvaluationException.unsupported("to_yaml");
  }

  static Value toNiceYaml(Value operand, Inputs inputs) {
    throw EvaluationException.unsupported("to_nice_yaml");
  }

  static Value fromYaml(Value operand, Inputs inputs) {
    throw EvaluationException.unsupported("from_yaml");
  }

  static Value fromYamlAll(Value operand, Inputs inputs) {
    throw EvaluationException.unsupported("from_yaml_all");
  }
}
