package rolepack.grammars.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Something that a module reads or writes.
///
/// @param access a constant of `Access`
/// @param kind a constant of `EffectKind`
/// @param subject a fixed name, or a pattern with parameters in braces
public record EffectEntry(String access, String kind, String subject, boolean tree) {
  /// The effects under one key: a list of mappings with one key each, `path: dest`. The value is a
  /// parameter, a pattern with parameters in braces, a path, or `=name` for a fixed name.
  static List<EffectEntry> read(
      Entry owner, String key, String access, Set<String> kinds, Set<String> parameters) {
    List<EffectEntry> effects = new ArrayList<>();
    for (Entry each : owner.entries(key)) {
      if (each.keys().size() != 1) {
        throw each.problem("an effect has one key: the kind of thing");
      }
      String written = each.keys().getFirst();
      String kind = written.equals("tree") ? "path" : written;
      if (!kinds.contains(kind)) {
        throw each.problem("unknown kind of effect " + kind + "; known are tree, " + kinds);
      }
      String subject = subject(each, each.required(written), parameters);
      effects.add(new EffectEntry(access, kind, subject, written.equals("tree")));
    }
    return List.copyOf(effects);
  }

  private static String subject(Entry entry, String value, Set<String> parameters) {
    if (value.startsWith("=")) {
      return value.substring(1);
    }
    String pattern = value.indexOf('/') < 0 && value.indexOf('{') < 0 ? "{" + value + "}" : value;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
      int close = pattern.indexOf('}', open);
      if (close < 0 || !parameters.contains(pattern.substring(open + 1, close))) {
        throw entry.problem("the effect names no parameter: " + value);
      }
    }
    return pattern;
  }
}
