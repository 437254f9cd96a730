package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.ir.TaskNode;

/// What became of one task or handler.
///
/// @param file the task's file
/// @param packageName the package that took it over; empty unless packaged or templated
/// @param realization what it became there: `payload`, `dependency`, `before-install`,
///   `after-install`, `after-upgrade`, … ; empty unless packaged or templated
/// @param summary one clause in plain words: `installs metricsd and libsemanage-python`
/// @param reasons why it stays; empty unless residual, and never empty then
/// @param wrote the paths on the machine that it writes, where they are known
/// @param keys the Consul keys that its templates read, in the order in which those name them
/// @param secrets where in Vault the secrets are that its templates read
public record TaskOutcome(
    String file,
    TaskNode.Task task,
    boolean handler,
    Outcome outcome,
    Optional<String> packageName,
    Optional<String> realization,
    String summary,
    List<ResidualReason> reasons,
    List<String> wrote,
    List<String> keys,
    List<String> secrets) {
  /// One that reads nothing when its files are made.
  public TaskOutcome(
      String file,
      TaskNode.Task task,
      boolean handler,
      Outcome outcome,
      Optional<String> packageName,
      Optional<String> realization,
      String summary,
      List<ResidualReason> reasons,
      List<String> wrote) {
    this(
        file,
        task,
        handler,
        outcome,
        packageName,
        realization,
        summary,
        reasons,
        wrote,
        List.of(),
        List.of());
  }

  /// The same with other paths that it writes, and other keys and secrets that it reads.
  TaskOutcome touching(List<String> paths, List<String> keys, List<String> secrets) {
    return new TaskOutcome(
        file,
        task,
        handler,
        outcome,
        packageName,
        realization,
        summary,
        reasons,
        paths,
        keys,
        secrets);
  }

  public TaskOutcome {
    reasons = List.copyOf(reasons);
    wrote = List.copyOf(wrote);
    keys = List.copyOf(keys);
    secrets = List.copyOf(secrets);
    if (reasons.isEmpty() == (outcome == Outcome.RESIDUAL)) {
      throw new IllegalArgumentException("exactly the residual tasks have reasons: " + task.name());
    }
  }
}
