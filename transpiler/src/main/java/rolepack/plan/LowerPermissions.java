package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;

/// `acl`, `xattr` → the commands that they run themselves: `setfacl`, `setfattr`.
final class LowerPermissions {
  private LowerPermissions() {}

  static Lowered acl(FilesCall.Acl acl, LoweringContext context) {
    String path = acl.path().orElse("");
    String state = acl.state().orElse("query");
    String summary = "sets the access control list of " + path;
    if (state.equals("query")) {
      return new Lowered.Folds("looks at the access control list of " + path);
    }
    Optional<String> entry =
        acl.entry()
            .filter(each -> !each.isEmpty())
            .map(LowerPermissions::written)
            .orElseGet(() -> made(acl, state));
    if (acl.useNfsv4Acls().orElse(false)) {
      return LowerCopy.option(
          "it sets a list of NFS version 4", "use_nfsv4_acls", context, summary);
    }
    if (!path.startsWith("/") || entry.isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its path is not absolute, or its entry is none that setfacl takes",
          "Say `etype`, `entity` and `permissions`.",
          summary);
    }
    boolean inherited =
        acl.default_().orElse(false)
            || acl.entry().filter(each -> each.startsWith("d")).isPresent();
    List<String> words = new ArrayList<>(List.of("setfacl"));
    if (inherited) {
      words.add("-d");
    }
    words.addAll(List.of(state.equals("present") ? "-m" : "-x", Shell.quote(entry.get())));
    if (acl.recursive().orElse(false)) {
      words.add("--recursive");
    }
    switch (acl.recalculateMask().orElse("default")) {
      case "mask" -> words.add("--mask");
      case "no_mask" -> words.add("--no-mask");
      default -> {}
    }
    if (!acl.follow().orElse(true)) {
      words.add("--physical");
    }
    words.add(Shell.quote(path));
    return moves(path, words, state.equals("present"), context, summary);
  }

  /// `[default:]type:name[:permissions]`, as the module reads it.
  private static Optional<String> written(String entry) {
    List<String> parts = new ArrayList<>(List.of(entry.split(":", -1)));
    if (entry.startsWith("d") || entry.startsWith("D")) {
      parts.removeFirst();
    }
    if (parts.size() != 2 && parts.size() != 3 || parts.getFirst().isEmpty()) {
      return Optional.empty();
    }
    String type =
        switch (Character.toLowerCase(parts.getFirst().charAt(0))) {
          case 'u' -> "user";
          case 'g' -> "group";
          case 'm' -> "mask";
          case 'o' -> "other";
          default -> "";
        };
    parts.set(0, type);
    return type.isEmpty() ? Optional.empty() : Optional.of(String.join(":", parts));
  }

  private static Optional<String> made(FilesCall.Acl acl, String state) {
    String entity = acl.entity().orElse("");
    Optional<String> permissions = acl.permissions().filter(each -> !each.isEmpty());
    if (acl.etype().isEmpty() || state.equals("absent") && entity.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        acl.etype().get() + ":" + entity + permissions.map(each -> ":" + each).orElse(""));
  }

  static Lowered attribute(FilesCall.Xattr attribute, LoweringContext context) {
    String path = attribute.path().orElse("");
    String summary = "sets an extended attribute of " + path;
    boolean sets =
        attribute.state().orElse("read").equals("present") || attribute.value().isPresent();
    boolean removes = !sets && attribute.state().orElse("read").equals("absent");
    if (!sets && !removes) {
      return new Lowered.Folds("looks at the extended attributes of " + path);
    }
    String key = attribute.key().orElse("");
    if (!path.startsWith("/") || key.isEmpty() || sets && attribute.value().isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its path is not absolute, or it names no attribute",
          "Say `path`, `key` and `value`.",
          summary);
    }
    String namespace = attribute.namespace().orElse("user");
    boolean full = namespace.isEmpty() || namespace.equals("user") && key.startsWith("user.");
    List<String> words = new ArrayList<>(List.of("setfattr"));
    if (!attribute.follow().orElse(true)) {
      words.add("-h");
    }
    String name = Shell.quote(full ? key : namespace + "." + key);
    words.addAll(
        sets
            ? List.of("-n", name, "-v", Shell.quote(attribute.value().get()))
            : List.of("-x", name));
    words.add(Shell.quote(path));
    return moves(path, words, sets, context, summary);
  }

  /// Ansible fails where there is no such path, and does not where there is nothing to remove.
  private static Lowered moves(
      String path, List<String> words, boolean sets, LoweringContext context, String summary) {
    String command = String.join(" ", words) + (sets ? "" : " 2>/dev/null || :");
    return new Lowered.Moves(
        List.of(
            context.always(
                summary,
                List.of("if [ -e %s ]; then %s; fi".formatted(Shell.quote(path), command)))),
        summary,
        List.of(Paths.clean(path)));
  }
}
