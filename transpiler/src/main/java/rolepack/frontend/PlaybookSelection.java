package rolepack.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.ScalarText;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// Decides which playbooks are read: the chosen ones, else those at the top of the repository that
/// no other of them imports.
final class PlaybookSelection {
  private final FileTree tree;
  private final YamlFiles yaml;
  private final Diagnostics diagnostics;

  PlaybookSelection(FileTree tree, YamlFiles yaml, Diagnostics diagnostics) {
    this.tree = tree;
    this.yaml = yaml;
    this.diagnostics = diagnostics;
  }

  /// The files at the top that may be playbooks.
  static List<String> candidates(FileTree tree) {
    return tree.names("").stream()
        .filter(each -> tree.isThere(each) && !each.startsWith("."))
        .filter(each -> VariableFiles.EXTENSIONS.contains(RelativePath.extension(each)))
        .toList();
  }

  /// @param chosen none for those at the top
  List<String> select(List<String> chosen) {
    return chosen.isEmpty() ? atTop() : existing(chosen);
  }

  private List<String> existing(List<String> chosen) {
    List<String> existing = new ArrayList<>();
    for (String each : chosen) {
      Optional<String> path = RelativePath.resolve("", each).filter(found -> !each.startsWith("/"));
      if (path.filter(tree::isThere).isPresent()) {
        path.ifPresent(existing::add);
      } else {
        diagnostics.report(DiagnosticKind.MISSING_FILE, new SourceFile(each, "").span(), each);
      }
    }
    return existing;
  }

  private List<String> atTop() {
    List<String> playbooks = new ArrayList<>();
    Set<String> imported = new HashSet<>();
    for (String each : candidates(tree)) {
      Optional<YamlNode> document = yaml.read(each).document();
      if (document.filter(PlaybookEntries::isPlaybook).isPresent()) {
        playbooks.add(each);
        addImports(each, (YamlNode.Sequence) document.get(), imported);
      }
    }
    List<String> roots = playbooks.stream().filter(each -> !imported.contains(each)).toList();
    return roots.isEmpty() ? playbooks : roots;
  }

  private static void addImports(
      String playbook, YamlNode.Sequence document, Set<String> imported) {
    for (YamlNode.Item item : document.items()) {
      if (item.value() instanceof YamlNode.Mapping mapping) {
        PlaybookEntries.imported(mapping)
            .flatMap(each -> ScalarText.of(each.value()))
            .map(each -> each.strip().split("\\s", 2)[0])
            .flatMap(each -> RelativePath.resolve("", each))
            .filter(each -> !each.equals(playbook))
            .ifPresent(imported::add);
      }
    }
  }
}
