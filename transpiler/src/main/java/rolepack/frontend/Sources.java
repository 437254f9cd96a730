package rolepack.frontend;

import java.util.List;
import java.util.Map;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.ConstantText;
import rolepack.frontend.task.ReadingContext;

/// What the readers of roles and playbooks share.
///
/// @param playbookFolder the folder of the first chosen playbook
/// @param facts the facts that the target decides
record Sources(
    FileTree tree,
    YamlFiles yaml,
    RoleFolders roles,
    Survey survey,
    String playbookFolder,
    Map<String, String> facts,
    Diagnostics diagnostics) {
  /// The same with other files and another place for what is found.
  Sources with(YamlFiles other, Diagnostics found) {
    return new Sources(tree, other, roles, survey, playbookFolder, facts, found);
  }

  /// The context of one file of a role.
  ReadingContext inRole(String file, String role, boolean handlers) {
    String folder = roles.path(role);
    Map<String, String> places =
        Map.of(
            "role_path", folder, "playbook_dir", playbookFolder, "inventory_dir", playbookFolder);
    return context(file, List.of(folder, playbookFolder), places, handlers);
  }

  /// The context of a playbook, or of a task file that no role owns.
  ReadingContext outsideRoles(String file, boolean handlers) {
    Map<String, String> places =
        Map.of("playbook_dir", playbookFolder, "inventory_dir", playbookFolder);
    return context(file, List.of(playbookFolder), places, handlers);
  }

  private ReadingContext context(
      String file, List<String> folders, Map<String, String> places, boolean handlers) {
    return new ReadingContext(
        diagnostics,
        survey.dialect(),
        survey.variables(),
        new FileReferences(this, file, folders, handlers),
        new ConstantText.Names(places, facts),
        handlers);
  }
}
