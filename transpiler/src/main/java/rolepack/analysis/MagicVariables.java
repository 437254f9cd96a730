package rolepack.analysis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Binding.Origin;

/// The variables that Ansible itself defines.
final class MagicVariables {
  private static final Set<String> TOPOLOGY =
      Set.of(
          "groups",
          "hostvars",
          "play_hosts",
          "ansible_play_hosts",
          "ansible_play_batch",
          "ansible_play_hosts_all");

  private static final Set<String> HOST =
      Set.of(
          "inventory_hostname",
          "inventory_hostname_short",
          "group_names",
          "ansible_facts",
          "ansible_host",
          "ansible_ssh_host",
          "private_ipv4",
          "public_ipv4");

  private static final Set<String> CONTROLLER =
      Set.of(
          "playbook_dir",
          "role_path",
          "inventory_dir",
          "inventory_file",
          "ansible_check_mode",
          "ansible_run_tags",
          "ansible_skip_tags",
          "ansible_verbosity",
          "ansible_version",
          "vars",
          "ansible_managed",
          "template_host",
          "template_path",
          "template_uid",
          "template_run_date",
          "role_name",
          "ansible_role_name",
          "ansible_parent_role_names",
          "ansible_loop");

  private MagicVariables() {}

  /// Where the value of a name comes from, if Ansible defines it.
  static Optional<Origin> origin(String name, Map<String, String> platformFacts) {
    if (platformFacts.containsKey(name)) {
      return Optional.of(Origin.PLATFORM_FACT);
    }
    if (TOPOLOGY.contains(name)) {
      return Optional.of(Origin.TOPOLOGY);
    }
    if (CONTROLLER.contains(name)) {
      return Optional.of(Origin.CONTROLLER);
    }
    return HOST.contains(name) || name.startsWith("ansible_")
        ? Optional.of(Origin.HOST_FACT)
        : Optional.empty();
  }
}
