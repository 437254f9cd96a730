package rolepack.analysis;

import java.util.Optional;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// What is known of a variable in a role: where its value comes from, and so when it is bound.
///
/// @param definition the definition that wins; empty where the repository has none
/// @param cause the place that decides the binding time: a definition, a `register`, …
public record Binding(
    String name,
    Origin origin,
    Optional<VariableDefinition> definition,
    Optional<SourceSpan> cause) {

  /// Where a value comes from.
  public enum Origin {
    /// Role vars, the task's own vars, parameters: known when the package is built.
    FIXED(BindingTime.BUILD),
    /// A fact that the target decides.
    PLATFORM_FACT(BindingTime.BUILD),
    /// Role defaults, group_vars/all, play and extra variables: one value for all hosts, which the
    /// site may change; it can be pinned.
    SITE(BindingTime.RENDER),
    /// Values that differ between hosts, groups or plays.
    PER_HOST(BindingTime.RENDER),
    /// A fact of the host.
    HOST_FACT(BindingTime.RENDER),
    /// `groups`, `hostvars`, `play_hosts`.
    TOPOLOGY(BindingTime.RENDER),
    /// A secret.
    SECRET(BindingTime.RENDER),
    /// Defined nowhere in the repository: the site's own.
    UNKNOWN(BindingTime.RENDER),
    /// Registered, set by `set_fact`, prompted for.
    DYNAMIC(BindingTime.PLAY),
    /// `playbook_dir` and others that exist on the controller only.
    CONTROLLER(BindingTime.PLAY);

    private final BindingTime time;

    Origin(BindingTime time) {
      this.time = time;
    }

    /// When such a value is known, if nothing pins it.
    public BindingTime time() {
      return time;
    }
  }
}
