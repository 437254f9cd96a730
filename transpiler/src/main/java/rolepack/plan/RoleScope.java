package rolepack.plan;

import java.util.Optional;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.RoleFlow;
import rolepack.analysis.TaskInstance;
import rolepack.analysis.VariableTable;
import rolepack.ir.Configuration;
import rolepack.ir.Role;
import rolepack.ir.TaskNode;

/// A role with everything that its lowering looks at.
record RoleScope(
    Role role,
    RoleFlow flow,
    VariableTable variables,
    PlanSettings settings,
    Configuration configuration,
    SiteFiles files,
    TemplateSources templates,
    KnownDirectories directories,
    PathOwnership ownership,
    TemplateEnvironment environment) {
  /// What the lowering of a task, or of one item of its loop, may look at.
  ///
  /// @param probed whether the answer of a probe says that it has to run
  LoweringContext context(
      TaskInstance instance, BuildEvaluator evaluator, boolean handler, boolean probed) {
    return new LoweringContext(
        role,
        instance,
        evaluator,
        handler,
        probed,
        settings,
        files,
        templates,
        directories,
        ownership,
        environment);
  }

  /// The reason for a task that the user wants to keep.
  Optional<ResidualReason> userKeeps(TaskNode.Task task) {
    return configuration
        .keeps(task)
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.NO_EQUIVALENT,
                    "rolepack.yml keeps it: " + each.reason(),
                    each.span(),
                    "Remove the entry from rolepack.yml."));
  }
}
