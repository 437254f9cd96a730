package rolepack.frontend.yaml;

import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Makes the nodes of collections, with PyYAML's rules for merge keys and equal keys.
final class Collections {
  private static final String STANDARD = ScalarValues.STANDARD;

  private Collections() {}

  static YamlNode sequence(
      SourceSpan span, List<YamlNode.Item> items, Optional<String> tag, Diagnostics diagnostics) {
    return switch (tag.orElse("!")) {
      case "!", STANDARD + "seq" -> new YamlNode.Sequence(span, items);
      case "!unsafe" ->
          new YamlNode.Sequence(
              span,
              items.stream()
                  .map(each -> new YamlNode.Item(each.span(), unsafe(each.value(), diagnostics)))
                  .toList());
      case STANDARD + "omap", STANDARD + "pairs" ->
          new YamlNode.Sequence(span, items.stream().map(Collections::pair).toList());
      default -> throw misplaced(span, tag.orElseThrow());
    };
  }

  static YamlNode mapping(
      SourceSpan span, MappingBuilder builder, Optional<String> tag, Diagnostics diagnostics) {
    YamlNode.Mapping made = builder.build(span);
    return switch (tag.orElse("!")) {
      case "!", STANDARD + "map", STANDARD + "python/dict" -> made;
      case STANDARD + "set" ->
          new YamlNode.Mapping(
              span,
              made.entries().stream()
                  .map(each -> new YamlNode.Entry(each.key(), new YamlNode.Null(each.key().span())))
                  .toList());
      case "!unsafe" ->
          new YamlNode.Mapping(
              span,
              made.entries().stream()
                  .map(
                      each ->
                          new YamlNode.Entry(
                              unsafe(each.key(), diagnostics), unsafe(each.value(), diagnostics)))
                  .toList());
      default -> throw misplaced(span, tag.orElseThrow());
    };
  }

  private static InvalidYaml misplaced(SourceSpan span, String tag) {
    return tag.startsWith(STANDARD) || tag.startsWith("!vault")
        ? TreeBuilder.invalid(
            span, "the tag %s does not fit the value".formatted(ScalarValues.shortName(tag)))
        : ScalarValues.unknownTag(span, tag);
  }

  private static YamlNode.Item pair(YamlNode.Item item) {
    if (!(item.value() instanceof YamlNode.Mapping(SourceSpan span, List<YamlNode.Entry> entries))
        || entries.size() != 1) {
      throw TreeBuilder.invalid(item.span(), "expected one key: value");
    }
    YamlNode.Entry entry = entries.getFirst();
    return new YamlNode.Item(
        item.span(),
        new YamlNode.Sequence(
            span,
            List.of(
                new YamlNode.Item(entry.key().span(), entry.key()),
                new YamlNode.Item(entry.value().span(), entry.value()))));
  }

  /// A value of which no text is a template.
  static YamlNode unsafe(YamlNode node) {
    if (node instanceof YamlNode.Text(SourceSpan span, String value, TextOrigin origin, _)) {
      return new YamlNode.Text(span, value, origin, true);
    }
    if (node instanceof YamlNode.Sequence(SourceSpan span, List<YamlNode.Item> items)) {
      return new YamlNode.Sequence(
          span,
          items.stream()
              .map(each -> new YamlNode.Item(each.span(), unsafe(each.value())))
              .toList());
    }
    if (node instanceof YamlNode.Mapping(SourceSpan span, List<YamlNode.Entry> entries)) {
      return new YamlNode.Mapping(
          span,
          entries.stream()
              .map(each -> new YamlNode.Entry(unsafe(each.key()), unsafe(each.value())))
              .toList());
    }
    return node;
  }

  /// A part of a collection tagged `!unsafe`. Ansible copies such a collection before those inside
  /// it are filled, so that they stay empty.
  private static YamlNode unsafe(YamlNode node, Diagnostics diagnostics) {
    return switch (node) {
      case YamlNode.Text(SourceSpan span, String value, TextOrigin origin, _) ->
          new YamlNode.Text(span, value, origin, true);
      case YamlNode.Sequence(SourceSpan span, _) -> {
        diagnostics.report(DiagnosticKind.COLLECTION_IN_UNSAFE, span);
        yield new YamlNode.Sequence(span, List.of());
      }
      case YamlNode.Mapping(SourceSpan span, _) -> {
        diagnostics.report(DiagnosticKind.COLLECTION_IN_UNSAFE, span);
        yield new YamlNode.Mapping(span, List.of());
      }
      case YamlNode.Bool _, YamlNode.Int _, YamlNode.Float _, YamlNode.Null _ -> node;
      case YamlNode.Timestamp _, YamlNode.Vault _ -> node;
    };
  }
}
