package rolepack.frontend;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.frontend.task.ScalarText;
import rolepack.ir.RoleReference;
import rolepack.ir.yaml.YamlNode;

/// What a role's `meta/main.yml` says.
///
/// @param description of `galaxy_info`
/// @param broken the file could not be read
record RoleMeta(List<RoleReference> dependencies, Optional<String> description, boolean broken) {
  static final RoleMeta NONE = new RoleMeta(List.of(), Optional.empty(), false);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  RoleMeta {
    dependencies = List.copyOf(dependencies);
  }

  static RoleMeta read(Sources sources, String role) {
    Optional<String> file = RolePart.META.main(sources, role);
    if (file.isEmpty()) {
      return NONE;
    }
    Optional<YamlNode> document = sources.yaml().read(file.get()).document();
    if (document.isEmpty()) {
      return new RoleMeta(List.of(), Optional.empty(), true);
    }
    if (!(document.get() instanceof YamlNode.Mapping meta)) {
      return NONE;
    }
    RoleReferenceReader reader = new RoleReferenceReader(sources.inRole(file.get(), role, false));
    Optional<YamlNode> dependencies = meta.get("dependencies");
    boolean broken =
        dependencies
            .filter(each -> !(each instanceof YamlNode.Sequence || each instanceof YamlNode.Null))
            .isPresent();
    return new RoleMeta(
        dependencies.map(reader::read).orElse(List.of()), description(meta), broken);
  }

  /// What Galaxy calls the role whose folder is the repository: `role_name`; empty where it says
  /// nothing.
  static Optional<String> name(FileTree tree, YamlFiles yaml) {
    return VariableFiles.main(tree, "meta")
        .flatMap(each -> yaml.read(each).document())
        .filter(YamlNode.Mapping.class::isInstance)
        .flatMap(each -> galaxyInfo((YamlNode.Mapping) each, "role_name"))
        .filter(each -> NAME.matcher(each).matches());
  }

  private static Optional<String> galaxyInfo(YamlNode.Mapping meta, String key) {
    return meta.get("galaxy_info")
        .filter(YamlNode.Mapping.class::isInstance)
        .flatMap(each -> ((YamlNode.Mapping) each).get(key))
        .flatMap(ScalarText::of);
  }

  private static Optional<String> description(YamlNode.Mapping meta) {
    return galaxyInfo(meta, "description")
        .map(each -> String.join(" ", each.strip().split("\\s+")))
        .filter(each -> !each.isEmpty());
  }
}
