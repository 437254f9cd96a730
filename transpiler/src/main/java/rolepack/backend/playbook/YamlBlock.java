package rolepack.backend.playbook;

import java.util.ArrayList;
import java.util.List;
import rolepack.backend.YamlScalar;
import rolepack.ir.yaml.YamlNode;

/// Prints a YAML tree in block style, each alias as what it stands for: reading it back gives the
/// same values.
final class YamlBlock {
  private static final int STEP = 2;

  private YamlBlock() {}

  /// The lines of a list's item that is a mapping, the first with its `-`.
  static List<String> item(YamlNode.Mapping mapping) {
    List<String> lines = mapping(mapping);
    List<String> item = new ArrayList<>();
    for (String line : lines) {
      item.add((item.isEmpty() ? "- " : line.isEmpty() ? "" : "  ") + line);
    }
    return item;
  }

  private static List<String> mapping(YamlNode.Mapping mapping) {
    List<String> lines = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      String key = key(entry.key());
      List<String> value = value(entry.value());
      if (isInline(entry.value())) {
        lines.add(key + ": " + value.getFirst());
        lines.addAll(indented(value.subList(1, value.size())));
      } else {
        lines.add(key + ":");
        lines.addAll(indented(value));
      }
    }
    return lines;
  }

  private static String key(YamlNode key) {
    return key instanceof YamlNode.Text text ? YamlScalar.inFlow(text.value()) : key.span().text();
  }

  private static boolean isInline(YamlNode node) {
    return switch (node) {
      case YamlNode.Sequence sequence -> sequence.items().isEmpty();
      case YamlNode.Mapping mapping -> mapping.entries().isEmpty();
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ ->
          true;
    };
  }

  /// The lines of a value; of an inline one the first goes behind the key, and the others below.
  private static List<String> value(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text ->
          List.of((text.unsafe() ? "!unsafe " : "") + YamlScalar.inline(text.value()));
      case YamlNode.Bool bool -> List.of(Boolean.toString(bool.value()));
      case YamlNode.Int number -> List.of(number.value().toString());
      case YamlNode.Float number -> List.of(number.span().text());
      case YamlNode.Null _ -> List.of("null");
      case YamlNode.Timestamp timestamp -> List.of(timestamp.span().text());
      case YamlNode.Vault vault -> vault(vault);
      case YamlNode.Sequence sequence ->
          sequence.items().isEmpty() ? List.of("[]") : sequence(sequence);
      case YamlNode.Mapping mapping ->
          mapping.entries().isEmpty() ? List.of("{}") : mapping(mapping);
    };
  }

  private static List<String> sequence(YamlNode.Sequence sequence) {
    List<String> lines = new ArrayList<>();
    for (YamlNode.Item item : sequence.items()) {
      List<String> value = value(item.value());
      lines.add("- " + value.getFirst());
      lines.addAll(indented(value.subList(1, value.size())));
    }
    return lines;
  }

  /// The cipher text is known by its place only.
  private static List<String> vault(YamlNode.Vault vault) {
    List<String> lines = new ArrayList<>(List.of("!vault |"));
    vault
        .span()
        .text()
        .lines()
        .map(String::strip)
        .filter(YamlBlock::isCipherText)
        .forEach(lines::add);
    return lines;
  }

  private static boolean isCipherText(String line) {
    return !line.isEmpty() && !line.startsWith("!") && !line.startsWith("|");
  }

  private static List<String> indented(List<String> lines) {
    return lines.stream().map(each -> each.isEmpty() ? each : " ".repeat(STEP) + each).toList();
  }
}
