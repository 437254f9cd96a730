package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Role;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.Compilation;
import rolepack.source.SourceSpan;

/// What the lowering of one task, or one item of its loop, may look at.
///
/// @param handler whether the task is a handler
/// @param probed whether the answer of a probe says that the task has to run
/// @param moved whether the user says that the task may run with its package
/// @param templates finds and prints template files
/// @param environment what templates are compiled with
/// @param ownership knows which paths other packages may own
/// @param dropIns knows which files may be changed by drop-ins
record LoweringContext(
    Role role,
    TaskInstance instance,
    BuildEvaluator evaluator,
    boolean handler,
    boolean probed,
    boolean moved,
    PlanSettings settings,
    SiteFiles files,
    TemplateSources templates,
    KnownDirectories directories,
    PathOwnership ownership,
    DropIns dropIns,
    TemplateEnvironment environment) {
  /// Compiles a template for this task.
  Compilation compile(Template template, boolean direct) {
    return new TemplatePlace(
            role,
            evaluator,
            instance.file().source(),
            Optional.of(instance),
            files,
            templates,
            environment)
        .compile(template, direct);
  }

  /// The same with other variables.
  LoweringContext with(BuildEvaluator other) {
    return new LoweringContext(
        role,
        instance,
        other,
        handler,
        probed,
        moved,
        settings,
        files,
        templates,
        directories,
        ownership,
        dropIns,
        environment);
  }

  /// The template stanzas of the repository.
  SiteStanzas stanzas() {
    return environment.stanzas();
  }

  /// The task's place, for what is made from it.
  SourceSpan origin() {
    return instance.task().span();
  }

  /// The package that the role's unconditional tasks go to.
  String packageName() {
    return PackageNaming.prefix(settings) + "-" + PackageNaming.of(role.name());
  }

  /// A step that runs on first install and on every upgrade.
  Part always(String summary, List<String> lines) {
    return step(List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE), summary, lines);
  }

  /// A handler that only checks something.
  Part check(String summary, String command) {
    return new Part.Runs(
        ScriptStep.check(
            List.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE),
            summary,
            command,
            origin()));
  }

  /// A step of some phases.
  Part step(List<ScriptPhase> phases, String summary, List<String> lines) {
    return new Part.Runs(new ScriptStep(phases, summary, lines, origin()));
  }

  /// The task stays.
  Lowered stays(ReasonCode code, String message, String remedy, String summary) {
    return new Lowered.Stays(
        new ResidualReason(code, message, instance.task().action().span(), remedy), summary);
  }

  /// A path that a task gives and that does not begin at the root: what it is relative to is known
  /// to Ansible only.
  ///
  /// @param argument the argument that holds it
  Lowered relative(String argument, String summary) {
    return stays(
        ReasonCode.NO_EQUIVALENT,
        "its %s is no absolute path".formatted(argument),
        "Write the path from the root on.",
        summary);
  }

  /// A file of the site that is not there.
  Lowered missing(String source, String summary) {
    return stays(
        ReasonCode.MISSING_SOURCE,
        "its source %s is not in the repository".formatted(source),
        "Put %s into the repository and convert again.".formatted(source),
        summary);
  }

  /// What the mode argument gives a new file that is made of one of the repository, whose mode it
  /// may take over.
  Optional<Integer> modeOf(Optional<Object> argument, String source) {
    return argument.filter("preserve"::equals).isPresent()
        ? files.mode(source)
        : mode(argument, 0644, false);
  }

  /// What the mode argument gives a path that has another mode before.
  Optional<Integer> mode(Optional<Object> argument, int before, boolean directory) {
    return argument
        .map(each -> FileMode.parse(each, before, directory))
        .orElse(Optional.of(before));
  }
}
