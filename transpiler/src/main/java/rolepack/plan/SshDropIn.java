package rolepack.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.generated.modules.EditsCall;

/// `lineinfile` on /etc/ssh/sshd_config → a file in sshd_config.d, on systems whose own file
/// includes that folder before it sets anything.
///
/// Of what is set several times sshd takes the first: the folder wins over the file, and within it
/// the first name wins. That of others has to, as it does over the edited file, so that this one is
/// the last: `zz-…`.
final class SshDropIn {
  static final String MAIN = "/etc/ssh/sshd_config";

  private static final Set<Target> TARGETS =
      Set.of(Target.EL9, Target.DEBIAN12, Target.UBUNTU24_04);
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9]+)\\s+(\\S+)\\s*");
  private static final String SWITCH = "yes|no";
  private static final String TIME = "\\d+[smh]?";

  /// Keys that are set once, and values that sshd takes in any case.
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("PermitRootLogin", "yes|no|prohibit-password|forced-commands-only"),
          Map.entry("PasswordAuthentication", SWITCH),
          Map.entry("PubkeyAuthentication", SWITCH),
          Map.entry("PermitEmptyPasswords", SWITCH),
          Map.entry("HostbasedAuthentication", SWITCH),
          Map.entry("IgnoreRhosts", SWITCH),
          Map.entry("GSSAPIAuthentication", SWITCH),
          Map.entry("KerberosAuthentication", SWITCH),
          Map.entry("X11Forwarding", SWITCH),
          Map.entry("AllowTcpForwarding", SWITCH),
          Map.entry("AllowAgentForwarding", SWITCH),
          Map.entry("StrictModes", SWITCH),
          Map.entry("UseDNS", SWITCH),
          Map.entry("PrintMotd", SWITCH),
          Map.entry("PrintLastLog", SWITCH),
          Map.entry("TCPKeepAlive", SWITCH),
          Map.entry("LogLevel", "QUIET|FATAL|ERROR|INFO|VERBOSE|DEBUG"),
          Map.entry("MaxAuthTries", "\\d{1,4}"),
          Map.entry("MaxSessions", "\\d{1,4}"),
          Map.entry("LoginGraceTime", TIME),
          Map.entry("ClientAliveInterval", TIME),
          Map.entry("ClientAliveCountMax", "\\d{1,4}"));

  private SshDropIn() {}

  static Optional<DropIn> of(EditsCall.Lineinfile edit, LoweringContext context) {
    Matcher line = LINE.matcher(edit.line().orElse(""));
    if (!TARGETS.contains(context.settings().target())
        || !line.matches()
        || !line.group(2).matches(VALUES.getOrDefault(line.group(1), "(?!)"))
        || edit.create().orElse(false)
        || edit.insertafter().filter(each -> !each.equals("EOF")).isPresent()) {
      return Optional.empty();
    }
    String key = line.group(1);
    // A line at the end counts only where the file does not set the key before.
    return edit.regexp()
        .filter(each -> SettingExpression.covers(each, key, false))
        .map(
            _ ->
                new DropIn(
                    MAIN,
                    key,
                    "/etc/ssh/sshd_config.d/zz-%s-%s.conf"
                        .formatted(context.packageName(), DropIn.slug(key)),
                    "%s %s\n".formatted(key, line.group(2)),
                    0600,
                    "“%s %s”".formatted(key, line.group(2))));
  }
}
