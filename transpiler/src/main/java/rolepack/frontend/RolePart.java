package rolepack.frontend;

import java.util.List;
import java.util.Optional;

/// The folders of a role, and which of their files Ansible reads.
enum RolePart {
  TASKS("tasks"),
  HANDLERS("handlers"),
  DEFAULTS("defaults"),
  VARS("vars"),
  META("meta"),
  FILES("files"),
  TEMPLATES("templates");

  private final String folder;

  RolePart(String folder) {
    this.folder = folder;
  }

  /// The part's folder in a role.
  String in(Sources sources, String role) {
    return RelativePath.join(sources.roles().path(role), folder);
  }

  /// Every file: of tasks and handlers the YAML files and `main`.
  List<String> files(Sources sources, String role) {
    List<String> below = sources.tree().filesBelow(in(sources, role));
    return switch (this) {
      case TASKS, HANDLERS ->
          below.stream()
              .filter(
                  each ->
                      VariableFiles.EXTENSIONS.contains(RelativePath.extension(each))
                          || main(sources, role).filter(each::equals).isPresent())
              .toList();
      case DEFAULTS, VARS -> VariableFiles.ofRole(sources.tree(), in(sources, role));
      case META -> main(sources, role).stream().toList();
      case FILES, TEMPLATES -> below;
    };
  }

  /// The file that Ansible reads first.
  Optional<String> main(Sources sources, String role) {
    return VariableFiles.main(sources.tree(), in(sources, role));
  }
}
