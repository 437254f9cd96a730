package rolepack.evaluation;

import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// `to_yaml`, `from_yaml` and their like.
final class YamlFilters {
  private YamlFilters() {}

  static Value toYaml(Value operand, Inputs inputs) {
    return write("to_yaml", operand, inputs, Optional.empty(), 2);
  }

  static Value toNiceYaml(Value operand, Inputs inputs) {
    Inputs options = inputs;
    int indent = 4;
    if (!inputs.positional().isEmpty()) {
      indent = Numbers.small(inputs.positional().getFirst());
      options = inputs.rest();
    }
    return write("to_nice_yaml", operand, options, Optional.of(false), indent);
  }

  private static Value write(
      String name, Value operand, Inputs inputs, Optional<Boolean> flow, int indent) {
    if (!inputs.positional().isEmpty()) {
      throw EvaluationException.unsupported("options of %s by place".formatted(name));
    }
    for (String option :
        List.of("canonical", "line_break", "default_style", "version", "tags", "encoding")) {
      if (inputs.named().containsKey(option)) {
        throw EvaluationException.unsupported("the option %s of %s".formatted(option, name));
      }
    }
    if (flow.isPresent() && inputs.named().containsKey("default_flow_style")) {
      throw EvaluationException.filterError(
          "to_nice_yaml - got multiple values for keyword argument 'default_flow_style'");
    }
    Inputs.Bound bound =
        inputs.bind(
            name,
            "indent?",
            "width?",
            "default_flow_style?",
            "sort_keys?",
            "explicit_start?",
            "explicit_end?");
    YamlEvent event =
        new YamlRepresentation(
                flow.isPresent() ? flow : bound.some(2).map(Truth::of),
                bound.get(3).map(Truth::of).orElse(true))
            .of(operand);
    return Value.of(
        YamlWriter.write(
            event,
            bound.some(0).map(Numbers::small).orElse(indent),
            bound.some(1).map(Numbers::small).orElse(0),
            bound.truth(4),
            bound.truth(5)));
  }

  static Value fromYaml(Value operand, Inputs inputs) {
    inputs.bind("from_yaml");
    if (!(operand instanceof Value.Str text)) {
      return operand;
    }
    Diagnostics diagnostics = new Diagnostics();
    return YamlReader.read(new SourceFile("", text.text()), diagnostics)
        .map(YamlFilters::value)
        .orElseThrow(YamlFilters::invalid);
  }

  static Value fromYamlAll(Value operand, Inputs inputs) {
    inputs.bind("from_yaml_all");
    if (!(operand instanceof Value.Str text)) {
      return operand;
    }
    Diagnostics diagnostics = new Diagnostics();
    List<YamlNode> documents = YamlReader.readAll(new SourceFile("", text.text()), diagnostics);
    if (diagnostics.hasErrorUnder("")) {
      throw invalid();
    }
    return new Value.List(documents.stream().map(YamlFilters::value).toList());
  }

  private static EvaluationException invalid() {
    return EvaluationException.valueError("from_yaml: the text is not valid YAML");
  }

  /// Python's safe loader, which this filter uses, knows none of Ansible's tags.
  private static Value value(YamlNode node) {
    refuseTags(node);
    return Values.of(node);
  }

  private static void refuseTags(YamlNode node) {
    switch (node) {
      case YamlNode.Vault _ -> throw invalid();
      case YamlNode.Text text -> {
        if (text.unsafe()) {
          throw invalid();
        }
      }
      case YamlNode.Sequence sequence -> sequence.items().forEach(each -> refuseTags(each.value()));
      case YamlNode.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  each -> {
                    refuseTags(each.key());
                    refuseTags(each.value());
                  });
      case YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _ -> {}
    }
  }
}
