package rolepack.frontend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.frontend.task.ScalarText;
import rolepack.ir.yaml.YamlNode;

/// The collections of a repository: the repository itself where it has `galaxy.yml` at its top, and
/// those that are installed in it, `collections/ansible_collections/NAMESPACE/NAME`.
///
/// @param folders the folder of each by its full name, `namespace.name`
record GalaxyCollections(Map<String, String> folders) {
  private static final List<String> INSTALLED =
      List.of("collections/ansible_collections", "ansible_collections");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

  GalaxyCollections {
    folders = Map.copyOf(folders);
  }

  static GalaxyCollections find(FileTree tree, YamlFiles yaml) {
    Map<String, String> folders = new LinkedHashMap<>();
    for (String root : INSTALLED) {
      for (String namespace : tree.names(root)) {
        String folder = RelativePath.join(root, namespace);
        for (String name : tree.names(folder)) {
          folders.putIfAbsent(namespace + "." + name, RelativePath.join(folder, name));
        }
      }
    }
    if (tree.isFile("galaxy.yml")) {
      folders.put(
          yaml.read("galaxy.yml").document().flatMap(GalaxyCollections::name).orElse(""), "");
    }
    return new GalaxyCollections(folders);
  }

  private static Optional<String> name(YamlNode document) {
    if (!(document instanceof YamlNode.Mapping galaxy)) {
      return Optional.empty();
    }
    Optional<String> namespace = galaxy.get("namespace").flatMap(ScalarText::of);
    Optional<String> name = galaxy.get("name").flatMap(ScalarText::of);
    return namespace.isPresent() && name.isPresent()
        ? namespace.map(each -> each + "." + name.get())
        : Optional.empty();
  }

  /// Whether the repository itself is a collection.
  boolean isRepository() {
    return folders.containsValue("");
  }

  /// The folder of the role that `namespace.name.role` means, if the collection is here.
  Optional<String> rolePath(String reference) {
    String[] words = reference.split("\\.", -1);
    if (words.length < 3
        || !List.of(words).stream().allMatch(each -> NAME.matcher(each).matches())) {
      return Optional.empty();
    }
    String role = String.join("/", List.of(words).subList(2, words.length));
    return Optional.ofNullable(folders.get(words[0] + "." + words[1]))
        .map(each -> RelativePath.join(RelativePath.join(each, "roles"), role));
  }
}
