package rolepack.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A file of package repositories that several tasks each write a part of: a section of yum's, or a
/// line of apt's.
final class SharedFile {
  private SharedFile() {}

  /// The paths of which several packages each bring a part.
  static Set<String> ofSeveralPackages(List<RoleItems> roles) {
    Map<String, Set<List<Object>>> packages = new HashMap<>();
    for (RoleItems role : roles) {
      for (Item item : role.tasks()) {
        if (item.isKept()) {
          continue;
        }
        for (Part part : item.parts()) {
          if (part instanceof Part.Lays(PayloadEntry entry, _, _, Optional<ScriptStep> shared)
              && shared.isPresent()) {
            packages
                .computeIfAbsent(entry.path(), _ -> new HashSet<>())
                .add(List.of(role.scope().role().name(), Installation.of(item)));
          }
        }
      }
    }
    packages.values().removeIf(each -> each.size() < 2);
    return packages.keySet();
  }

  /// What the file becomes: the later task's section stands last, and in the place of one of its
  /// name; a line stands once.
  static PayloadEntry join(PayloadEntry old, PayloadEntry wanted, KeptAttributes kept) {
    if (!(old instanceof PayloadEntry.File before)
        || !(wanted instanceof PayloadEntry.File after)
        || !(before.content() instanceof FileContent.Text(String there))
        || !(after.content() instanceof FileContent.Text(String added))) {
      return wanted;
    }
    return new PayloadEntry.File(
        after.path(),
        new FileContent.Text(join(there, added)),
        kept.merge(before.attributes(), after.attributes()),
        after.configuration(),
        after.origin());
  }

  private static String join(String there, String added) {
    if (!added.startsWith("[")) {
      return there.lines().anyMatch(each -> (each + "\n").equals(added)) ? there : there + added;
    }
    String header = added.substring(0, added.indexOf('\n') + 1);
    int from = there.startsWith(header) ? 0 : there.indexOf("\n" + header) + 1;
    if (from == 0 && !there.startsWith(header)) {
      return there + added;
    }
    int end = there.indexOf("\n[", from);
    return there.substring(0, from) + (end < 0 ? "" : there.substring(end + 1)) + added;
  }
}
