package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.ConstantText;
import rolepack.frontend.task.DataTemplateReader;
import rolepack.frontend.task.KeywordNames;
import rolepack.frontend.task.KeywordReader;
import rolepack.frontend.task.ReadingContext;
import rolepack.frontend.task.ScalarText;
import rolepack.frontend.task.VariableReader;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.RoleReference;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// `- common`, `- {role: common, a: b}`, `- {src: …, name: …}` of a play or a role's dependencies
/// -> role references.
final class RoleReferenceReader {
  private final ReadingContext context;
  private final Diagnostics diagnostics;

  RoleReferenceReader(ReadingContext context) {
    this.context = context;
    this.diagnostics = context.diagnostics();
  }

  List<RoleReference> read(YamlNode list) {
    return switch (list) {
      case YamlNode.Null _ -> List.of();
      case YamlNode.Sequence sequence -> {
        List<RoleReference> references = new ArrayList<>();
        for (YamlNode.Item each : sequence.items()) {
          read(each).ifPresent(references::add);
        }
        yield references;
      }
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Timestamp _,
          YamlNode.Vault _,
          YamlNode.Mapping _ -> {
        report(list, "a list of roles");
        yield List.of();
      }
    };
  }

  private Optional<RoleReference> read(YamlNode.Item item) {
    if (item.value() instanceof YamlNode.Mapping mapping) {
      Optional<YamlNode> name =
          mapping.get("role").or(() -> mapping.get("name")).or(() -> mapping.get("src"));
      if (name.isEmpty()) {
        report(mapping, "the name of a role");
      }
      return name.map(each -> reference(item.span(), each, mapping));
    }
    if (ScalarText.of(item.value()).isEmpty()) {
      report(item.value(), "the name of a role");
      return Optional.empty();
    }
    DataTemplate name = DataTemplateReader.read(item.value(), diagnostics);
    return Optional.of(
        new RoleReference(item.span(), name, resolve(name), List.of(), Keywords.NONE));
  }

  private RoleReference reference(SourceSpan span, YamlNode nameNode, YamlNode.Mapping mapping) {
    DataTemplate name = DataTemplateReader.read(nameNode, diagnostics);
    String owner = ScalarText.of(nameNode).orElse("");
    VariableScope scope = new VariableScope(VariableScope.Kind.ROLE_PARAMETERS, owner);
    List<VariableDefinition> parameters = new ArrayList<>();
    for (YamlNode.Entry each : mapping.entries()) {
      Optional<String> key = ScalarText.of(each.key());
      if (key.isPresent() && key.get().equals("vars")) {
        parameters.addAll(VariableReader.read(each.value(), scope, diagnostics));
      } else if (key.isPresent() && !KeywordNames.ROLE.contains(key.get())) {
        parameters.add(
            new VariableDefinition(
                each.span(), key.get(), DataTemplateReader.read(each.value(), diagnostics), scope));
      }
    }
    Keywords keywords =
        KeywordReader.read(
            mapping,
            KeywordNames.ROLE_KEYWORDS,
            scope,
            Optional.empty(),
            List.of(),
            Map.of(),
            diagnostics);
    return new RoleReference(span, name, resolve(name), parameters, keywords);
  }

  /// A dependency on a role of Galaxy may say its version: `author.role,v1.0`.
  private Optional<String> resolve(DataTemplate name) {
    return ConstantText.of(name, context.constants())
        .map(ConstantText::text)
        .map(each -> each.contains(",") ? each.substring(0, each.indexOf(',')) : each)
        .flatMap(each -> context.references().role(each.strip(), name.span()));
  }

  private void report(YamlNode node, String expected) {
    diagnostics.report(
        DiagnosticKind.UNEXPECTED_SHAPE, node.span(), expected, ScalarText.shape(node));
  }
}
