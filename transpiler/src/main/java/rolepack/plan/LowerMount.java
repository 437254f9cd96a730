package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rolepack.generated.modules.SystemCall;
import rolepack.script.FileSystemTable;

/// `mount` → the line of /etc/fstab, and the call that makes it take effect on a booted system.
final class LowerMount {
  /// Kinds of file systems that lie on another machine.
  private static final Set<String> REMOTE =
      Set.of("nfs", "nfs4", "cifs", "smb3", "glusterfs", "fuse.glusterfs", "ceph", "lustre", "9p");

  private LowerMount() {}

  static Lowered lower(SystemCall.Mount mount, LoweringContext context) {
    String path = mount.path().orElse("");
    String state = mount.state().orElse("present");
    String summary =
        switch (state) {
          case "absent", "absent_from_fstab" -> "takes the mount point %s away".formatted(path);
          case "unmounted" -> "unmounts " + path;
          case "present" ->
              "notes where %s is mounted: %s".formatted(mount.src().orElse("it"), path);
          case "remounted" -> "mounts %s again, as fstab says".formatted(path);
          default -> "mounts %s at %s".formatted(mount.src().orElse("what fstab says"), path);
        };
    boolean sets = state.equals("present") || state.equals("mounted");
    if (!path.startsWith("/") && !path.equals("none") && !path.equals("swap")
        || sets && (mount.src().isEmpty() || mount.fstype().isEmpty())) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its arguments are incomplete",
          "Give it path, src and fstype.",
          summary);
    }
    if (state.equals("ephemeral")) {
      return context.stays(
          ReasonCode.LIVE_SYSTEM,
          "a file system that is ephemeral is gone after the next boot, and no package is installed"
              + " again then",
          "Use `state: mounted`, which mounts it at boot, too.",
          summary);
    }
    if (state.equals("remounted") && !mount.opts().orElse("defaults").equals("defaults")) {
      return context.stays(
          ReasonCode.LIVE_SYSTEM,
          "its opts hold until the next boot only, and no package is installed again then",
          "Put them into fstab by `state: mounted`.",
          summary);
    }
    if (state.equals("mounted") && REMOTE.contains(mount.fstype().orElse(""))) {
      return context.stays(
          ReasonCode.LIVE_SYSTEM,
          "it mounts a file system of another machine, which has to be there",
          "Use `state: present` with the option `_netdev` or `x-systemd.automount`, so that it is"
              + " mounted when it is needed.",
          summary);
    }
    String word = Shell.quote(path);
    String mounted = "if [ -d /run/systemd/system ] && mountpoint -q %s; then ".formatted(word);
    String table = table(mount);
    String again =
        "mount -o remount%1$s %2$s || { umount %2$s && mount%1$s %2$s; } || :"
            .formatted(table, word);
    List<String> lines = new ArrayList<>();
    mount.fstab().ifPresent(each -> lines.addAll(FileSystemTable.there(each)));
    switch (state) {
      case "absent" ->
          lines.addAll(
              FileSystemTable.unset(
                  mount,
                  List.of(
                      mounted + "umount %s || :; fi".formatted(word),
                      "[ ! -d %1$s ] || rmdir %1$s".formatted(word))));
      case "absent_from_fstab" -> lines.addAll(FileSystemTable.unset(mount, List.of()));
      case "remounted" -> lines.add("if [ -d /run/systemd/system ]; then %s; fi".formatted(again));
      case "unmounted" -> lines.add(mounted + "umount %s || :; fi".formatted(word));
      case "mounted" -> {
        lines.add("[ -e %1$s ] || mkdir -p %1$s".formatted(word));
        lines.addAll(FileSystemTable.set(mount, List.of(mounted + again + "; fi")));
        lines.add(
            "if [ -d /run/systemd/system ] && ! mountpoint -q %1$s; then mount%2$s %1$s || :; fi"
                .formatted(word, table));
      }
      default -> lines.addAll(FileSystemTable.set(mount, List.of()));
    }
    return new Lowered.Moves(
        List.of(context.always(summary, lines)),
        summary,
        state.equals("unmounted") || state.equals("remounted")
            ? List.of()
            : List.of(FileSystemTable.path(mount)));
  }

  /// How `mount` is told of another table.
  private static String table(SystemCall.Mount mount) {
    return mount
        .fstab()
        .filter(each -> !each.isEmpty() && !each.equals("/etc/fstab"))
        .map(each -> " -T " + Shell.quote(each))
        .orElse("");
  }
}
