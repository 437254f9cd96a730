package rolepack.plan;

import java.util.Set;
import java.util.regex.Pattern;

/// Tells the names of facts, which a play has to gather, from those that Ansible knows anyway.
final class FactNames {
  /// Variables of other hosts, which may be facts, and variables under computed names.
  private static final Set<String> OPEN =
      Set.of("hostvars", "vars", "varnames", "ansible_facts", "ansible_local", "delegate_facts");

  private static final Set<String> KNOWN =
      Set.of(
          "inventory_hostname",
          "inventory_hostname_short",
          "inventory_dir",
          "inventory_file",
          "group_names",
          "groups",
          "play_hosts",
          "playbook_dir",
          "role_path",
          "role_name",
          "omit",
          "item",
          "environment",
          "lookup",
          "query",
          "q",
          "now",
          "undef",
          "finalize",
          "ansible_play_hosts",
          "ansible_play_hosts_all",
          "ansible_play_batch",
          "ansible_play_name",
          "ansible_check_mode",
          "ansible_diff_mode",
          "ansible_run_tags",
          "ansible_skip_tags",
          "ansible_verbosity",
          "ansible_version",
          "ansible_managed",
          "ansible_role_name",
          "ansible_loop",
          "ansible_loop_var",
          "ansible_index_var",
          "ansible_forks",
          "ansible_playbook_python",
          "ansible_search_path",
          "ansible_failed_task",
          "ansible_failed_result",
          "ansible_host",
          "ansible_port",
          "ansible_user",
          "ansible_password",
          "ansible_connection",
          "ansible_ssh_host",
          "ansible_ssh_port",
          "ansible_ssh_user",
          "ansible_ssh_pass",
          "ansible_ssh_private_key_file",
          "ansible_ssh_common_args",
          "ansible_ssh_extra_args",
          "ansible_become",
          "ansible_become_user",
          "ansible_become_method",
          "ansible_become_pass",
          "ansible_become_password",
          "ansible_sudo",
          "ansible_sudo_pass",
          "ansible_shell_type",
          "ansible_python_interpreter");

  private static final Pattern MINIMAL =
      Pattern.compile(
          "ansible_(os_family|distribution(_\\w+)?|pkg_mgr|service_mgr|system|kernel(_version)?|machine"
              + "|architecture|userspace_(bits|architecture)|hostname|nodename|fqdn|domain"
              + "|python_version|user_(id|uid|gid|gecos|dir|shell)|env|date_time|lsb|selinux)");

  private FactNames() {}

  /// Whether reading a name may need facts that were gathered.
  static boolean isFact(String name) {
    return OPEN.contains(name)
        || ((name.startsWith("ansible_") || name.startsWith("facter_") || name.startsWith("ohai_"))
            && !isKnown(name));
  }

  /// Whether a fact is in the subset that every gathering brings.
  static boolean isMinimal(String name) {
    return MINIMAL.matcher(name).matches();
  }

  /// Whether Ansible itself defines a name without looking at the machine.
  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }
}
