package rolepack.script;

import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.SystemCall;

/// The script that does what `community.general.kernel_blacklist` does, byte for byte.
public final class KernelBlacklist {
  private KernelBlacklist() {}

  /// The file that is changed.
  public static String path(SystemCall.KernelBlacklist blacklist) {
    return blacklist.blacklistFile().orElse("/etc/modprobe.d/blacklist-ansible.conf");
  }

  /// The script.
  public static List<String> script(SystemCall.KernelBlacklist blacklist) {
    boolean present = blacklist.state().orElse("present").equals("present");
    String name = blacklist.name().orElse("");
    String test =
        "split(line[i], field) == 2 && field[1] == \"blacklist\" && field[2] == %s"
            .formatted(Quoting.awk(name));
    String clean = "sub(/[ \\t\\r\\n]+$/, \"\", line[i]); print line[i]";
    List<String> program =
        List.of(
            "for (i = 1; i <= n; i++) { old = old line[i]; if (%s) found = 1 }".formatted(test),
            "if (%s) { printf \"%%s\", old; exit }".formatted(present ? "found" : "!found"),
            present
                ? "for (i = 1; i <= n; i++) { %s }".formatted(clean)
                : "for (i = 1; i <= n; i++) if (!(%s)) { %s }".formatted(test, clean),
            present ? "print \"blacklist \" %s".formatted(Quoting.awk(name)) : "");
    return new EditScript(path(blacklist), true, false, Optional.empty())
        .lines(List.of(), program.stream().filter(each -> !each.isEmpty()).toList());
  }
}
