package rolepack.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.generated.modules.ModuleCall;
import rolepack.generated.modules.Parameter;

/// Options that no package and no script of one has: a task that gives one stays, rather than lose
/// it.
final class LeftOptions {
  private static final List<String> OF_INSTALLED =
      List.of("bugfix", "download_only", "security", "update_only");

  static final Map<String, List<String>> BY_MODULE =
      Map.ofEntries(
          Map.entry("apt", List.of("only_upgrade")),
          Map.entry("copy", List.of("follow")),
          Map.entry("dnf", OF_INSTALLED),
          Map.entry(
              "get_url",
              List.of(
                  "ciphers",
                  "client_cert",
                  "client_key",
                  "force_basic_auth",
                  "headers",
                  "http_agent",
                  "unredirected_headers",
                  "url_password",
                  "url_username",
                  "use_gssapi")),
          Map.entry("group", List.of("local")),
          Map.entry("modprobe", List.of("persistent")),
          Map.entry("selinux", List.of("update_kernel_param")),
          Map.entry("selinux_permissive", List.of("store")),
          Map.entry("systemd", List.of("force")),
          Map.entry("template", List.of("follow")),
          Map.entry(
              "user",
              List.of(
                  "expires",
                  "generate_ssh_key",
                  "local",
                  "login_class",
                  "move_home",
                  "password_expire_max",
                  "password_expire_min",
                  "password_lock",
                  "seuser")),
          Map.entry("yum", OF_INSTALLED));

  private LeftOptions() {}

  /// The first of them that a call gives, with another value than it has without.
  static Optional<String> of(ModuleCall call) {
    return BY_MODULE.getOrDefault(call.spec().name(), List.of()).stream()
        .filter(each -> call.argument(each).isPresent())
        .filter(
            each ->
                !call.argument(each)
                    .equals(call.spec().parameter(each).flatMap(Parameter::defaultValue)))
        .findFirst();
  }
}
