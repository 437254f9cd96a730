package rolepack.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.generated.modules.ModuleCall;
import rolepack.generated.modules.Parameter;

/// Options that no package and no script of one has: a task that gives one stays, rather than lose
/// it.
final class LeftOptions {
  /// They say which packages are found, or what happens to others; a dependency says a name only.
  private static final List<String> OF_YUM =
      List.of(
          "allow_downgrade",
          "autoremove",
          "bugfix",
          "cacheonly",
          "conf_file",
          "disable_excludes",
          "disable_plugin",
          "download_only",
          "enable_plugin",
          "exclude",
          "releasever",
          "security",
          "skip_broken",
          "sslverify",
          "update_only");

  static final Map<String, List<String>> BY_MODULE =
      Map.ofEntries(
          Map.entry(
              "apt",
              List.of(
                  "allow_change_held_packages",
                  "allow_downgrade",
                  "allow_unauthenticated",
                  "autoremove",
                  "dpkg_options",
                  "fail_on_autoremove",
                  "force",
                  "only_upgrade",
                  "policy_rc_d",
                  "purge")),
          Map.entry("copy", List.of("follow", "local_follow")),
          Map.entry("dnf", List.of("allowerasing", "best", "nobest")),
          Map.entry(
              "get_url",
              List.of(
                  "ciphers",
                  "client_cert",
                  "client_key",
                  "force_basic_auth",
                  "headers",
                  "http_agent",
                  "seuser",
                  "serole",
                  "setype",
                  "selevel",
                  "attributes",
                  "unredirected_headers",
                  "url_password",
                  "url_username",
                  "use_gssapi")),
          Map.entry("group", List.of("local")),
          Map.entry("seboolean", List.of("ignore_selinux_state")),
          Map.entry("sefcontext", List.of("ignore_selinux_state", "reload")),
          Map.entry("selinux", List.of("update_kernel_param")),
          Map.entry("selinux_permissive", List.of("no_reload", "store")),
          Map.entry("seport", List.of("ignore_selinux_state", "local", "reload")),
          Map.entry("systemd", List.of("force", "no_block")),
          Map.entry("template", List.of("follow")),
          Map.entry("user", List.of("local")),
          Map.entry("yum", OF_YUM),
          Map.entry("yum_repository", AttributeCommands.BEYOND_PAYLOAD));

  /// Modules that have another one's options as well.
  private static final Map<String, String> SHARED = Map.of("dnf", "yum");

  private LeftOptions() {}

  /// The first of them that a call gives, with another value than it has without.
  static Optional<String> of(ModuleCall call) {
    return Stream.of(call.spec().name(), SHARED.getOrDefault(call.spec().name(), ""))
        .flatMap(each -> BY_MODULE.getOrDefault(each, List.of()).stream())
        .filter(each -> call.argument(each).isPresent())
        .filter(
            each ->
                !call.argument(each)
                    .equals(call.spec().parameter(each).flatMap(Parameter::defaultValue)))
        .findFirst();
  }
}
