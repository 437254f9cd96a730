package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.KeywordReader;
import rolepack.ir.Condition;
import rolepack.ir.Keywords;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;

/// What an entry that imports a playbook adds to each of its plays.
record PlayImport(
    List<VariableDefinition> variables, List<String> tags, List<Condition> conditions) {
  static final PlayImport NONE = new PlayImport(List.of(), List.of(), List.of());

  PlayImport {
    variables = List.copyOf(variables);
    tags = List.copyOf(tags);
    conditions = List.copyOf(conditions);
  }

  /// @param outer what the entry that imports this one's playbook adds
  /// @param passed `name=value` after the playbook's name
  static PlayImport read(
      YamlNode.Mapping entry,
      PlayImport outer,
      List<VariableDefinition> passed,
      Diagnostics diagnostics) {
    Keywords keywords =
        KeywordReader.read(
            entry,
            Set.of("when", "tags", "vars"),
            new VariableScope(VariableScope.Kind.INCLUDE_PARAMETERS, ""),
            Optional.empty(),
            List.of(),
            Map.of(),
            diagnostics);
    return new PlayImport(
        joined(joined(outer.variables(), passed), keywords.vars()),
        joined(outer.tags(), keywords.tags()),
        joined(outer.conditions(), keywords.when()));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
