package rolepack.rewrite.property;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All that generated templates are made of: patterns by what they stand for, added by families of
/// constructs. To have a construct generated, add a pattern to a family, or a family here.
///
/// In a pattern a dollar and a letter of [Kind] is a part of that kind, in small a leaf; `$B(x:T)`
/// a body in which the variable x is a text; `@x` a name of the pattern's own.
final class Grammar {
  private static final Grammar ALL = new Grammar();

  private final Map<Kind, List<String>> leaves = new EnumMap<>(Kind.class);
  private final Map<Kind, List<String>> patterns = new EnumMap<>(Kind.class);

  static {
    TextPatterns.addTo(ALL);
    NumberPatterns.addTo(ALL);
    ConditionPatterns.addTo(ALL);
    ListPatterns.addTo(ALL);
    HostPatterns.addTo(ALL);
    StatementPatterns.addTo(ALL);
    LoopPatterns.addTo(ALL);
  }

  static Grammar all() {
    return ALL;
  }

  /// Adds what has no parts, the simplest first.
  void leaf(Kind kind, String... added) {
    leaves.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(List.of(added));
  }

  /// Adds what has parts, or is seldom wanted.
  void pattern(Kind kind, String... added) {
    patterns.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(List.of(added));
  }

  List<String> leaves(Kind kind) {
    return leaves.getOrDefault(kind, List.of());
  }

  List<String> patterns(Kind kind) {
    return patterns.getOrDefault(kind, List.of());
  }
}
