package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of systemd's that has a folder of drop-ins, and its keys of which it is known how several
/// settings add up.
///
/// @param main the file, under its one name
/// @param section the only one of a configuration file; of a unit, that which is known
/// @param single keys of which the last setting counts
/// @param lists keys whose settings add up, until an empty one takes them all back
/// @param folder where the drop-ins lie
/// @param unit whether it has other sections, too
record SystemdFile(
    String main,
    String section,
    Set<String> single,
    Set<String> lists,
    String folder,
    boolean unit) {
  private static final Pattern UNIT =
      Pattern.compile("/(?:usr/)?lib/systemd/system/([A-Za-z0-9:_.@-]+\\.service)");

  SystemdFile {
    single = Set.copyOf(single);
    lists = Set.copyOf(lists);
  }

  /// What is known of a file at a clean path; journald and its like have drop-ins since systemd
  /// 217.
  static Optional<SystemdFile> at(String path, LoweringContext context) {
    boolean old = context.settings().target() == Target.EL7;
    return switch (path) {
      case "/etc/systemd/journald.conf" -> configuration(path, "Journal", JOURNAL, "");
      case "/etc/systemd/logind.conf" -> configuration(path, "Login", LOGIN, "");
      case "/etc/systemd/system.conf", "/etc/systemd/user.conf" ->
          configuration(path, "Manager", MANAGER, "");
      // CentOS 7 has none of these by itself.
      case "/etc/systemd/resolved.conf" ->
          configuration(path, "Resolve", RESOLVE, "DNS FallbackDNS Domains").filter(_ -> !old);
      case "/etc/systemd/timesyncd.conf" ->
          configuration(path, "Time", TIME, "NTP FallbackNTP").filter(_ -> !old);
      case "/etc/systemd/coredump.conf" ->
          configuration(path, "Coredump", COREDUMP, "").filter(_ -> !old);
      default -> unit(path, context);
    };
  }

  private static Optional<SystemdFile> configuration(
      String path, String section, String single, String lists) {
    return Optional.of(
        new SystemdFile(path, section, words(single), words(lists), path + ".d", false));
  }

  /// A unit that a package of the distribution brings.
  private static Optional<SystemdFile> unit(String path, LoweringContext context) {
    Matcher unit = UNIT.matcher(path);
    return unit.matches() && context.ownership().mayComeFromPackage(path)
        ? Optional.of(
            new SystemdFile(
                "/usr/lib/systemd/system/" + unit.group(1),
                "Service",
                words(SERVICE),
                words(SERVICE_LISTS),
                "/etc/systemd/system/%s.d".formatted(unit.group(1)),
                true))
        : Optional.empty();
  }

  /// The lines of a drop-in.
  ///
  /// @param alone whether earlier settings of a list are taken back
  String text(String key, List<String> values, boolean alone) {
    StringBuilder text = new StringBuilder("[%s]\n".formatted(section));
    if (alone && lists.contains(key)) {
      text.append(key).append("=\n");
    }
    values.forEach(each -> text.append(key).append('=').append(each).append('\n'));
    return text.toString();
  }

  private static Set<String> words(String text) {
    return text.isBlank() ? Set.of() : Set.of(text.strip().split("\\s+"));
  }

  private static final String JOURNAL =
      """
      Storage Compress Seal SplitMode SyncIntervalSec RateLimitInterval RateLimitIntervalSec RateLimitBurst SystemMaxUse
      SystemKeepFree SystemMaxFileSize SystemMaxFiles RuntimeMaxUse RuntimeKeepFree RuntimeMaxFileSize RuntimeMaxFiles
      MaxRetentionSec MaxFileSec ForwardToSyslog ForwardToKMsg ForwardToConsole ForwardToWall TTYPath MaxLevelStore
      MaxLevelSyslog MaxLevelKMsg MaxLevelConsole MaxLevelWall LineMax ReadKMsg Audit
      """;
  private static final String LOGIN =
      """
      NAutoVTs ReserveVT KillUserProcesses InhibitDelayMaxSec UserStopDelaySec HandlePowerKey HandleSuspendKey
      HandleHibernateKey HandleLidSwitch HandleLidSwitchExternalPower HandleLidSwitchDocked HandleRebootKey
      PowerKeyIgnoreInhibited SuspendKeyIgnoreInhibited HibernateKeyIgnoreInhibited LidSwitchIgnoreInhibited
      HoldoffTimeoutSec IdleAction IdleActionSec RuntimeDirectorySize RemoveIPC InhibitorsMax SessionsMax UserTasksMax
      StopIdleSessionSec
      """;
  private static final String MANAGER =
      """
      LogLevel LogTarget LogColor LogLocation DumpCore ShowStatus CrashReboot CrashShell CrashChangeVT RuntimeWatchdogSec
      RebootWatchdogSec ShutdownWatchdogSec WatchdogDevice TimerSlackNSec StatusUnitFormat DefaultTimerAccuracySec
      DefaultStandardOutput DefaultStandardError DefaultTimeoutStartSec DefaultTimeoutStopSec DefaultTimeoutAbortSec
      DefaultRestartSec DefaultStartLimitInterval DefaultStartLimitIntervalSec DefaultStartLimitBurst
      DefaultCPUAccounting DefaultIOAccounting DefaultBlockIOAccounting DefaultMemoryAccounting DefaultTasksAccounting
      DefaultTasksMax DefaultLimitCPU DefaultLimitFSIZE DefaultLimitDATA DefaultLimitSTACK DefaultLimitCORE
      DefaultLimitRSS DefaultLimitNOFILE DefaultLimitAS DefaultLimitNPROC DefaultLimitMEMLOCK DefaultLimitLOCKS
      DefaultLimitSIGPENDING DefaultLimitMSGQUEUE DefaultLimitNICE DefaultLimitRTPRIO DefaultLimitRTTIME
      """;
  private static final String RESOLVE =
      "DNSSEC DNSOverTLS MulticastDNS LLMNR Cache CacheFromLocalhost DNSStubListener ReadEtcHosts";
  private static final String TIME =
      "RootDistanceMaxSec PollIntervalMinSec PollIntervalMaxSec ConnectionRetrySec SaveIntervalSec";
  private static final String COREDUMP =
      "Storage Compress ProcessSizeMax ExternalSizeMax JournalSizeMax MaxUse KeepFree";
  private static final String SERVICE =
      """
      Type User Group WorkingDirectory PIDFile Restart RestartSec TimeoutStartSec TimeoutStopSec KillMode KillSignal
      SendSIGKILL RemainAfterExit GuessMainPID WatchdogSec NotifyAccess Nice OOMScoreAdjust UMask IOSchedulingClass
      IOSchedulingPriority CPUSchedulingPolicy CPUSchedulingPriority LimitCPU LimitFSIZE LimitDATA LimitSTACK LimitCORE
      LimitRSS LimitNOFILE LimitAS LimitNPROC LimitMEMLOCK LimitLOCKS LimitSIGPENDING LimitMSGQUEUE LimitNICE
      LimitRTPRIO LimitRTTIME MemoryLimit MemoryMax MemoryHigh CPUShares CPUWeight CPUQuota BlockIOWeight IOWeight
      TasksMax Slice Delegate PrivateTmp PrivateDevices PrivateNetwork ProtectSystem ProtectHome NoNewPrivileges
      StandardInput StandardOutput StandardError SyslogIdentifier SyslogFacility MountFlags
      """;
  private static final String SERVICE_LISTS =
      "ExecStart ExecStartPre ExecStartPost ExecReload ExecStop ExecStopPost Environment"
          + " EnvironmentFile";
}
