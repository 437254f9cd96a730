package rolepack.frontend.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// Collects the entries of a mapping.
///
/// Merged entries go before its own, those of a list of mappings from the last to the first; of
/// equal keys the place and the key of the first stay and the value is that of the last.
final class MappingBuilder {
  /// The value of the key `<<`, told from other texts by identity.
  static final String MERGE = new String("<<");

  /// Up to this many entries a search costs less than a table.
  private static final int MOST_SEARCHED = 12;

  private final DuplicateKeys duplicates;
  private final List<YamlNode.Entry> merged = new ArrayList<>(0);
  private final List<YamlNode.Entry> own = new ArrayList<>();
  private boolean onlyTexts = true;

  MappingBuilder(DuplicateKeys duplicates) {
    this.duplicates = duplicates;
  }

  void add(YamlNode key, YamlNode value) {
    if (!(key instanceof YamlNode.Text text)) {
      onlyTexts = false;
      own.add(new YamlNode.Entry(key, value));
    } else if (text.value() != MERGE) {
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
      throw TreeBuilder.invalid(
          value.span(), "only mappings can be merged with <<", "quote the << if it is text");
    }
    merged.addAll(mapping.entries());
  }

  YamlNode.Mapping build(SourceSpan span) {
    return new YamlNode.Mapping(span, isPlainlyUnique() ? own : resolved());
  }

  /// The common case: few keys, all of them text, none twice.
  private boolean isPlainlyUnique() {
    if (!onlyTexts || !merged.isEmpty() || own.size() > MOST_SEARCHED) {
      return false;
    }
    for (int i = 1; i < own.size(); i++) {
      String key = ((YamlNode.Text) own.get(i).key()).value();
      for (int j = 0; j < i; j++) {
        if (key.equals(((YamlNode.Text) own.get(j).key()).value())) {
          return false;
        }
      }
    }
    return true;
  }

  private List<YamlNode.Entry> resolved() {
    Map<Object, Integer> places = new HashMap<>();
    List<YamlNode.Entry> entries = new ArrayList<>(merged.size() + own.size());
    for (YamlNode.Entry each : merged) {
      put(each, places, entries, Integer.MAX_VALUE);
    }
    int inherited = entries.size();
    for (YamlNode.Entry each : own) {
      put(each, places, entries, inherited);
    }
    return entries;
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
      duplicates.report(entry.key().span());
    }
    entries.set(
        place,
        new YamlNode.Entry(looksLike(first, entry.key()) ? entry.key() : first, entry.value()));
  }

  private static boolean looksLike(YamlNode first, YamlNode last) {
    return first.getClass() == last.getClass()
        && !(first instanceof YamlNode.Text a
            && last instanceof YamlNode.Text b
            && a.unsafe() != b.unsafe());
  }

  /// Equal exactly for keys that are equal in Python, where `1`, `1.0` and `True` are one key.
  private static Object identity(YamlNode key) {
    if (key instanceof YamlNode.Text text) {
      return text.value();
    }
    return switch (key) {
      case YamlNode.Text text -> text.value();
      case YamlNode.Bool bool -> bool.value() ? BigDecimal.ONE : BigDecimal.ZERO;
      case YamlNode.Int integer -> plain(new BigDecimal(integer.value()));
      case YamlNode.Float number ->
          Double.isInfinite(number.value()) || Double.isNaN(number.value())
              ? (Object) number.value()
              : plain(new BigDecimal(number.value()));
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
