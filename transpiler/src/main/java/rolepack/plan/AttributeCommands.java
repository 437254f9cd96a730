package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.ModuleCall;

/// The commands that give a path the owner, mode, SELinux context and attributes that a module's
/// arguments name, as Ansible gives them to every file that it handles.
final class AttributeCommands {
  private AttributeCommands() {}

  /// @param path a word of the shell
  /// @param recursive whether everything below gets them too
  static List<String> of(ModuleCall call, String path, boolean recursive) {
    String deep = recursive ? "-R " : "";
    List<String> lines = new ArrayList<>();
    Optional<String> owner = text(call, "owner");
    Optional<String> group = text(call, "group");
    if (owner.isPresent() || group.isPresent()) {
      String who = owner.orElse("") + group.map(each -> ":" + each).orElse("");
      lines.add("chown %s%s %s".formatted(deep, Shell.quote(who), path));
    }
    // After the owner, whose change takes the set-id bits away.
    call.argument("mode")
        .ifPresent(each -> lines.add("chmod %s%s %s".formatted(deep, mode(each), path)));
    lines.addAll(beyondPayload(call, path, recursive));
    return lines;
  }

  /// The commands for what a package cannot say of its files: SELinux context and attributes.
  static List<String> beyondPayload(ModuleCall call, String path, boolean recursive) {
    String deep = recursive ? "-R " : "";
    List<String> lines = new ArrayList<>();
    List<String> context = new ArrayList<>();
    option(call, "seuser", "-u", context);
    option(call, "serole", "-r", context);
    option(call, "setype", "-t", context);
    option(call, "selevel", "-l", context);
    if (!context.isEmpty()) {
      // Ansible sets the context only where SELinux runs.
      lines.add(
          "if selinuxenabled 2>/dev/null; then chcon %s%s %s; fi"
              .formatted(deep, String.join(" ", context), path));
    }
    text(call, "attributes")
        .ifPresent(
            each ->
                lines.add(
                    "chattr %s%s %s"
                        .formatted(
                            deep,
                            Shell.quote("+-=".indexOf(each.charAt(0)) < 0 ? "=" + each : each),
                            path)));
    return lines;
  }

  /// Whether it makes a file immutable, so that no package can replace it later.
  static boolean locks(ModuleCall call) {
    return text(call, "attributes").filter(each -> each.matches("[+=]?\\w*[ia]\\w*")).isPresent();
  }

  private static void option(ModuleCall call, String name, String flag, List<String> words) {
    text(call, name).ifPresent(each -> words.addAll(List.of(flag, Shell.quote(each))));
  }

  private static Optional<String> text(ModuleCall call, String name) {
    return call.argument(name).map(Object::toString).filter(each -> !each.isEmpty());
  }

  /// A mode as chmod takes it.
  static String mode(Object mode) {
    return mode instanceof Number number
        ? "%04o".formatted(number.longValue())
        : Shell.quote(mode.toString());
  }
}
