package rolepack.backend.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.plan.Gathering;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Tells plays to gather no more facts than what stays in them reads.
///
/// ```
/// - hosts: all        -> - hosts: all
///   roles: […]             # rolepack: nothing that stays reads a fact
///                          gather_facts: no
///                          roles: […]
/// ```
final class PlayFacts {
  private PlayFacts() {}

  /// The text of a playbook; that of the file where nothing changes.
  static String edit(SourceFile playbook, Map<SourceSpan, Gathering> gathering) {
    List<YamlNode.Mapping> plays =
        YamlReader.read(playbook, new Diagnostics()).map(ModernSyntax::mappings).orElse(List.of());
    TextEdits edits = new TextEdits();
    for (YamlNode.Mapping play : plays) {
      play.entry("hosts")
          .ifPresent(
              hosts ->
                  lines(gathering(play, playbook, gathering))
                      .ifPresent(
                          lines -> AddedEntry.after(playbook.text(), play, hosts, lines, edits)));
    }
    return edits.apply(playbook.text());
  }

  private static Gathering gathering(
      YamlNode.Mapping play, SourceFile playbook, Map<SourceSpan, Gathering> gathering) {
    int place = play.span().start();
    return gathering.entrySet().stream()
        .filter(each -> each.getKey().file().path().equals(playbook.path()))
        .filter(each -> each.getKey().start() <= place && place < each.getKey().end())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Gathering.AS_WRITTEN);
  }

  private static Optional<List<String>> lines(Gathering gathering) {
    return switch (gathering) {
      case AS_WRITTEN -> Optional.empty();
      case MINIMAL ->
          Optional.of(
              List.of(
                  "# rolepack: what stays needs few facts, which any gathering brings",
                  "gather_subset: [\"!all\"]"));
      case NONE ->
          Optional.of(List.of("# rolepack: nothing that stays reads a fact", "gather_facts: no"));
    };
  }
}
