package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.ModuleCall;

/// The commands that give a path the owner, mode, SELinux context and attributes that a module's
/// arguments name, as Ansible gives them to every file that it handles.
final class AttributeCommands {
  /// The options that no package can say of its files.
  static final List<String> BEYOND_PAYLOAD =
      List.of("seuser", "serole", "setype", "selevel", "attributes");

  private AttributeCommands() {}

  /// @param path a word of the shell
  static List<String> of(ModuleCall call, String path) {
    return of(call, path, call.argument("mode").map(AttributeCommands::mode), false);
  }

  /// The same for folders, whose set-id bits chmod keeps unless five digits take them away.
  ///
  /// @param path a word of the shell
  /// @param recursive whether everything below gets them too
  static List<String> ofFolder(ModuleCall call, String path, boolean recursive) {
    Optional<String> mode =
        call.argument("mode")
            .map(AttributeCommands::mode)
            .map(
                each ->
                    each.matches("[0-7]{3,4}")
                        ? "%05o".formatted(Integer.parseInt(each, 8))
                        : each);
    return of(call, path, mode, recursive);
  }

  private static List<String> of(
      ModuleCall call, String path, Optional<String> mode, boolean recursive) {
    boolean follows = recursive && !call.argument("follow").equals(Optional.of(false));
    List<String> lines = new ArrayList<>();
    owner(call)
        .ifPresent(
            each -> {
              lines.add(everywhere("chown", each, path, recursive, follows));
              if (follows) {
                // What links lead to has its owner; the links get it, too.
                lines.add(
                    "find -L %s -mindepth 1 -xtype l -exec chown -h %s {} +".formatted(path, each));
              }
            });
    // After the owner, whose change takes the set-id bits away.
    mode.ifPresent(each -> lines.add(everywhere("chmod", each, path, recursive, follows)));
    lines.addAll(beyondPayload(call, path, recursive));
    return lines;
  }

  /// Ansible goes through links to folders, and changes what links lead to, which `-R` does not.
  private static String everywhere(
      String command, String word, String path, boolean recursive, boolean follows) {
    return follows
        ? "find -L %s ! -type l -exec %s %s {} +".formatted(path, command, word)
        : "%s %s%s %s".formatted(command, recursive ? "-R " : "", word, path);
  }

  /// The commands that give a link itself an owner and a context; it has no mode.
  ///
  /// @param path a word of the shell
  static List<String> ofLink(ModuleCall call, String path) {
    List<String> lines = new ArrayList<>();
    owner(call).ifPresent(each -> lines.add("chown -h %s %s".formatted(each, path)));
    context(call, "-h ", path).ifPresent(lines::add);
    return lines;
  }

  /// The commands for what a package cannot say of its files: SELinux context and attributes.
  static List<String> beyondPayload(ModuleCall call, String path, boolean recursive) {
    String deep = recursive ? "-R " : "";
    List<String> lines = new ArrayList<>();
    context(call, deep, path).ifPresent(lines::add);
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

  /// `OWNER:GROUP`, quoted.
  private static Optional<String> owner(ModuleCall call) {
    String who =
        text(call, "owner").orElse("") + text(call, "group").map(each -> ":" + each).orElse("");
    return Optional.of(who).filter(each -> !each.isEmpty()).map(Shell::quote);
  }

  /// Ansible sets the context only where SELinux runs.
  private static Optional<String> context(ModuleCall call, String option, String path) {
    List<String> words = new ArrayList<>();
    option(call, "seuser", "-u", words);
    option(call, "serole", "-r", words);
    option(call, "setype", "-t", words);
    option(call, "selevel", "-l", words);
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "if selinuxenabled 2>/dev/null; then chcon %s%s %s; fi"
                .formatted(option, String.join(" ", words), path));
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
    return quoted(FileMode.forChmod(mode).orElseGet(mode::toString));
  }

  static String quoted(String words) {
    return (words.startsWith("-") ? "-- " : "") + Shell.quote(words);
  }
}
