package rolepack.frontend.task;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// The keywords of Ansible 1.x and 2.x by where they may stand.
public final class KeywordNames {
  /// What tasks, blocks, plays and role references share.
  private static final Set<String> SHARED =
      Set.of(
          "any_errors_fatal",
          "become",
          "become_exe",
          "become_flags",
          "become_method",
          "become_user",
          "check_mode",
          "collections",
          "connection",
          "debugger",
          "diff",
          "environment",
          "ignore_errors",
          "ignore_unreachable",
          "module_defaults",
          "name",
          "no_log",
          "port",
          "remote_user",
          "run_once",
          "tags",
          "throttle",
          "timeout",
          "vars",
          "when",
          "sudo",
          "sudo_user",
          "sudo_pass",
          "sudo_exe",
          "sudo_flags",
          "su",
          "su_user",
          "su_pass",
          "become_pass",
          "become_ask_pass",
          "always_run");

  /// Of a task or handler, beside its module and its `with_…`.
  public static final Set<String> TASK =
      and(
          SHARED,
          "action",
          "args",
          "async",
          "changed_when",
          "delay",
          "delegate_facts",
          "delegate_to",
          "failed_when",
          "first_available_file",
          "listen",
          "local_action",
          "loop",
          "loop_control",
          "notify",
          "only_if",
          "poll",
          "register",
          "retries",
          "static",
          "until");

  /// Of a block.
  static final Set<String> BLOCK =
      and(SHARED, "block", "rescue", "always", "delegate_facts", "delegate_to", "notify");

  /// Of a role reference; every other key is a parameter of the role.
  public static final Set<String> ROLE =
      and(SHARED, "role", "delegate_facts", "delegate_to", "scm", "src", "version");

  /// Of a role reference, without what names the role and without its variables.
  public static final Set<String> ROLE_KEYWORDS = without(ROLE, "role", "name", "vars");

  /// Of a play.
  public static final Set<String> PLAY =
      and(
          SHARED,
          "accelerate",
          "accelerate_ipv6",
          "accelerate_port",
          "fact_path",
          "force_handlers",
          "gather_facts",
          "gather_subset",
          "gather_timeout",
          "handlers",
          "hosts",
          "max_fail_percentage",
          "order",
          "post_tasks",
          "pre_tasks",
          "roles",
          "serial",
          "strategy",
          "tasks",
          "vars_files",
          "transport",
          "user",
          "vars_prompt",
          "vault_password");

  /// Of a play, without its variables.
  public static final Set<String> PLAY_KEYWORDS = without(PLAY, "vars");

  private KeywordNames() {}

  private static Set<String> without(Set<String> names, String... others) {
    Set<String> fewer = new TreeSet<>(names);
    fewer.removeAll(Set.of(others));
    return Collections.unmodifiableSet(fewer);
  }

  private static Set<String> and(Set<String> shared, String... own) {
    Set<String> all = new TreeSet<>(shared);
    all.addAll(Set.of(own));
    return Collections.unmodifiableSet(all);
  }

  /// Whether a task's key is no module.
  static boolean isOfTask(String key) {
    return TASK.contains(key) || key.startsWith("with_");
  }
}
