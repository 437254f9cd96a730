package rolepack.frontend.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;
import rolepack.source.TextOrigin;

/// Makes the nodes of collections, with PyYAML's rules for merge keys and equal keys.
final class Collections {
  /// The value of the key `<<`, told from other texts by identity.
  static final String MERGE = new String("<<");

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
      case String other -> throw misplaced(span, other);
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
      case String other -> throw misplaced(span, other);
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

  /// Collects the entries of a mapping.
  ///
  /// Merged entries go before its own, those of a list of mappings from the last to the first; of
  /// equal keys the place and the key of the first stay and the value is that of the last.
  static final class MappingBuilder {
    private final Diagnostics diagnostics;
    private final List<YamlNode.Entry> merged = new ArrayList<>(0);
    private final List<YamlNode.Entry> own = new ArrayList<>();

    MappingBuilder(Diagnostics diagnostics) {
      this.diagnostics = diagnostics;
    }

    void add(YamlNode key, YamlNode value) {
      if (!(key instanceof YamlNode.Text text && text.value() == MERGE)) {
        own.add(new YamlNode.Entry(key, value));
      } else if (value instanceof YamlNode.Sequence sequence) {
        for (YamlNode.Item item : sequence.items().reversed()) {
          merge(item.value());
        }
      } else {
        merge(value);
      }
    }

    private void merge(YamlNode value) {
      if (!(value instanceof YamlNode.Mapping mapping)) {
        throw TreeBuilder.invalid(value.span(), "only mappings can be merged with <<");
      }
      merged.addAll(mapping.entries());
    }

    YamlNode.Mapping build(SourceSpan span) {
      Map<Object, Integer> places = new HashMap<>();
      List<YamlNode.Entry> entries = new ArrayList<>(merged.size() + own.size());
      merged.forEach(each -> put(each, places, entries, Integer.MAX_VALUE));
      int inherited = entries.size();
      own.forEach(each -> put(each, places, entries, inherited));
      return new YamlNode.Mapping(span, entries);
    }

    private void put(
        YamlNode.Entry entry,
        Map<Object, Integer> places,
        List<YamlNode.Entry> entries,
        int warnFrom) {
      Integer place = places.putIfAbsent(identity(entry.key()), entries.size());
      if (place == null) {
        entries.add(entry);
        return;
      }
      YamlNode first = entries.get(place).key();
      if (place >= warnFrom) {
        diagnostics.report(
            DiagnosticKind.DUPLICATE_KEY, entry.key().span(), entry.key().span().text());
      }
      boolean same = first.getClass() == entry.key().getClass();
      entries.set(place, new YamlNode.Entry(same ? entry.key() : first, entry.value()));
    }

    /// Equal exactly for keys that are equal in Python, where `1`, `1.0` and `True` are one key.
    private static Object identity(YamlNode key) {
      return switch (key) {
        case YamlNode.Text text -> text.value();
        case YamlNode.Bool bool -> bool.value() ? BigDecimal.ONE : BigDecimal.ZERO;
        case YamlNode.Int integer -> plain(new BigDecimal(integer.value()));
        case YamlNode.Float number ->
            Double.isInfinite(number.value())
                ? (Object) number.value()
                : Double.isNaN(number.value()) ? number : plain(new BigDecimal(number.value()));
        case YamlNode.Null _ -> Optional.empty();
        case YamlNode.Timestamp timestamp -> Optional.of(timestamp.text());
        case YamlNode.Vault vault ->
            throw TreeBuilder.invalid(vault.span(), "an encrypted key cannot be read");
        case YamlNode.Sequence sequence -> throw unhashable(sequence.span());
        case YamlNode.Mapping mapping -> throw unhashable(mapping.span());
      };
    }

    private static BigDecimal plain(BigDecimal number) {
      return number.stripTrailingZeros();
    }

    private static InvalidYaml unhashable(SourceSpan span) {
      return TreeBuilder.invalid(span, "a collection cannot be a key");
    }
  }
}
