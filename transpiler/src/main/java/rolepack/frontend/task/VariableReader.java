package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.List;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;

/// A mapping of variables, or a list of such mappings -> definitions, in order.
public final class VariableReader {
  private VariableReader() {}

  public static List<VariableDefinition> read(
      YamlNode node, VariableScope scope, Diagnostics diagnostics) {
    List<VariableDefinition> definitions = new ArrayList<>();
    add(node, scope, diagnostics, definitions);
    return definitions;
  }

  /// Whether a document has the shape that [#read] takes; Ansible stops at any other.
  public static boolean takes(YamlNode node) {
    return switch (node) {
      case YamlNode.Null _, YamlNode.Mapping _, YamlNode.Vault _ -> true;
      case YamlNode.Sequence sequence ->
          sequence.items().stream().allMatch(each -> takes(each.value()));
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Timestamp _ ->
          false;
    };
  }

  private static void add(
      YamlNode node,
      VariableScope scope,
      Diagnostics diagnostics,
      List<VariableDefinition> definitions) {
    switch (node) {
      case YamlNode.Null _ -> {}
      case YamlNode.Mapping mapping -> {
        for (YamlNode.Entry each : mapping.entries()) {
          ScalarText.of(each.key())
              .ifPresent(name -> definitions.add(definition(each, name, scope, diagnostics)));
        }
      }
      case YamlNode.Sequence sequence ->
          sequence.items().forEach(each -> add(each.value(), scope, diagnostics, definitions));
      case YamlNode.Vault vault ->
          diagnostics.report(DiagnosticKind.ENCRYPTED_VARIABLES, vault.span());
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Timestamp _ ->
          diagnostics.report(
              DiagnosticKind.UNEXPECTED_SHAPE,
              node.span(),
              "a mapping of variables",
              ScalarText.shape(node));
    }
  }

  /// One `name: value`.
  static VariableDefinition definition(
      YamlNode.Entry entry, String name, VariableScope scope, Diagnostics diagnostics) {
    return new VariableDefinition(
        entry.span(), name, DataTemplateReader.read(entry.value(), diagnostics), scope);
  }
}
