package rolepack.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Case;
import rolepack.analysis.Effects;
import rolepack.analysis.Resource;
import rolepack.analysis.RoleFlow;
import rolepack.analysis.TaskInstance;
import rolepack.analysis.VariableTable;
import rolepack.ir.Configuration;
import rolepack.ir.Configuration.Touched;
import rolepack.ir.Configuration.Verdict;
import rolepack.ir.Role;
import rolepack.ir.TaskNode;
import rolepack.source.SourceFile;

/// A role with everything that its lowering looks at.
///
/// @param cases the values that the role's applications give some variables, by name
record RoleScope(
    Role role,
    RoleFlow flow,
    VariableTable variables,
    SequencedMap<String, List<Case>> cases,
    PlanSettings settings,
    Configuration configuration,
    SiteFiles files,
    TemplateSources templates,
    KnownDirectories directories,
    PathOwnership ownership,
    DropIns dropIns,
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
        userMoves(instance.task()).isPresent(),
        settings,
        files,
        templates,
        directories,
        ownership,
        dropIns,
        environment);
  }

  /// Where a template is filled in.
  ///
  /// @param beside the file that names the template
  /// @param task the task that fills it in
  TemplatePlace place(BuildEvaluator evaluator, SourceFile beside, Optional<TaskInstance> task) {
    return new TemplatePlace(role, evaluator, beside, task, files, templates, environment);
  }

  /// The reason for a task that the user wants to keep.
  Optional<ResidualReason> userKeeps(TaskNode.Task task) {
    return configuration
        .decision(task, Verdict.Keep.class)
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.NO_EQUIVALENT,
                    "rolepack.yml keeps it: " + each.reason(),
                    each.span(),
                    "Remove the entry from rolepack.yml."));
  }

  /// The user's word that a task may run at another place than where it stands.
  Optional<Configuration.TaskDecision> userMoves(TaskNode.Task task) {
    return configuration.decision(task, Verdict.Move.class);
  }

  /// The user's word on what a task reads and writes.
  Optional<Configuration.TaskDecision> userTouches(TaskNode.Task task) {
    return configuration.decision(task, Verdict.Touches.class);
  }

  /// What the user says that a task reads and writes.
  Optional<Effects> userEffects(TaskNode.Task task) {
    return userTouches(task)
        .map(Configuration.TaskDecision::verdict)
        .filter(Verdict.Touches.class::isInstance)
        .map(Verdict.Touches.class::cast)
        .map(each -> new Effects(resources(each.reads()), resources(each.writes())));
  }

  private static SequencedSet<Resource> resources(List<Touched> touched) {
    SequencedSet<Resource> resources = new LinkedHashSet<>();
    for (Touched each : touched) {
      resources.add(
          switch (each.kind()) {
            case PATH -> new Resource.Path(each.name(), true);
            case PACKAGE -> new Resource.Package(each.name());
            case SERVICE -> new Resource.Service(each.name());
            case ACCOUNT -> new Resource.Account(each.name());
          });
    }
    return resources;
  }
}
