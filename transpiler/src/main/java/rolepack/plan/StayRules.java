package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.analysis.TaskInstance;
import rolepack.generated.modules.ModuleFamily;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.Play;
import rolepack.ir.RoleReference;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// The keywords that keep a task in the playbook whatever its module does.
final class StayRules {
  private StayRules() {}

  /// What plays say of the tasks of their roles, and where they name a role.
  static Stream<Keywords> keywordsOf(List<Play> plays) {
    return plays.stream()
        .flatMap(
            play ->
                Stream.concat(
                    Stream.of(play.keywords()),
                    play.roles().stream().map(RoleReference::keywords)));
  }

  /// Why all tasks of a role stay: a play runs them as somebody else than root.
  static Optional<ResidualReason> ofPlays(List<Play> plays) {
    return keywordsOf(plays)
        .flatMap(each -> each.becomeUser().stream())
        .filter(each -> !constant(each).equals(Optional.of("root")))
        .findFirst()
        .map(each -> asOther("the play runs it as another user", each.span()));
  }

  /// Why no report may quote the tasks of a role: a play says `no_log` of them.
  static Optional<ResidualReason> hiddenByPlays(List<Play> plays) {
    return keywordsOf(plays)
        .flatMap(each -> each.noLog().stream())
        .filter(each -> !isFalse(each))
        .findFirst()
        .map(each -> secret(each, "no_log of the play says that it handles a secret"));
  }

  /// The first reason found.
  static Optional<ResidualReason> reason(TaskInstance instance) {
    return bound(instance)
        .or(() -> unwanted(instance))
        .or(() -> controller(instance))
        .or(() -> cluster(instance))
        .or(() -> secret(instance))
        .or(() -> isPartOfPlay(instance) ? Optional.empty() : another(instance))
        .or(() -> running(instance));
  }

  private static Optional<ResidualReason> another(TaskInstance instance) {
    return OtherUser.reason(instance).or(() -> onlyLooks(instance));
  }

  /// Whether a task does nothing on the machine, whoever runs it: it sets facts, prints, includes.
  private static boolean isPartOfPlay(TaskInstance instance) {
    return !(instance.task().action() instanceof Action.Module module)
        || module.spec().family() == ModuleFamily.CONTROL;
  }

  private static Optional<ResidualReason> bound(TaskInstance instance) {
    return instance
        .bound()
        .map(
            it ->
                new ResidualReason(
                    ReasonCode.NO_EQUIVALENT,
                    it.message(),
                    it.span(),
                    "Write the tasks out without it, so that each can be decided alone."));
  }

  /// The tag `never` keeps a task from running unless somebody asks for one of its tags.
  private static Optional<ResidualReason> unwanted(TaskInstance instance) {
    List<String> tags = instance.tags();
    return tags.contains("never") && !tags.contains("always")
        ? Optional.of(
            new ResidualReason(
                ReasonCode.NO_EQUIVALENT,
                "it only runs when one of its tags is asked for, since it has the tag never",
                instance.task().span(),
                "Put it into a playbook of its own."))
        : Optional.empty();
  }

  private static Optional<ResidualReason> controller(TaskInstance instance) {
    boolean local =
        switch (instance.task().action()) {
          case Action.Module module -> module.local();
          case Action.Opaque opaque -> opaque.local();
          case Action.Include _, Action.Meta _ -> false;
        };
    if (local) {
      return Optional.of(onController(instance.task().action().span()));
    }
    return instance
        .inherited(Keywords::connection)
        .filter(each -> constant(each).equals(Optional.of("local")))
        .map(each -> onController(each.span()));
  }

  private static ResidualReason onController(SourceSpan span) {
    return new ResidualReason(
        ReasonCode.CONTROLLER_SIDE,
        "it works on the machine that runs Ansible",
        span,
        "Do it once, by hand or in a build job, and keep its result in the repository.");
  }

  private static Optional<ResidualReason> cluster(TaskInstance instance) {
    Optional<DataTemplate> delegate = instance.inherited(Keywords::delegateTo);
    if (delegate.flatMap(StayRules::constant).filter(StayRules::isController).isPresent()) {
      return Optional.of(onController(delegate.get().span()));
    }
    if (delegate.isPresent()) {
      return Optional.of(
          new ResidualReason(
              ReasonCode.CLUSTER_OP,
              "it is delegated to another host",
              delegate.get().span(),
              "Make it a task of the role of that host."));
    }
    return instance
        .inherited(Keywords::runOnce)
        .filter(each -> !isFalse(each) && !(isTrue(each) && onlyWritesFiles(instance)))
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.CLUSTER_OP,
                    "it runs once for all hosts",
                    each.span(),
                    "If every host may do it, drop run_once."));
  }

  /// Whether a task has nothing to do with the other hosts, even if it runs on the first one only:
  /// then its package can be installed there.
  private static boolean onlyWritesFiles(TaskInstance instance) {
    return instance.task().action() instanceof Action.Module module
        && (module.spec().family() == ModuleFamily.FILES
            || module.spec().family() == ModuleFamily.EDITS);
  }

  private static boolean isController(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1");
  }

  private static Optional<ResidualReason> secret(TaskInstance instance) {
    return instance
        .inherited(Keywords::noLog)
        .filter(each -> !isFalse(each))
        .map(each -> secret(each, "no_log says that it handles a secret"));
  }

  private static ResidualReason secret(DataTemplate noLog, String message) {
    return new ResidualReason(
        ReasonCode.SECRET, message, noLog.span(), "Drop no_log if nothing in it is secret.");
  }

  /// With `check_mode: yes` a task looks at what it would change, and changes nothing.
  private static Optional<ResidualReason> onlyLooks(TaskInstance instance) {
    return instance
        .inherited(each -> Optional.ofNullable(each.others().get("check_mode")))
        .filter(each -> !isFalse(each))
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.DYNAMIC_VALUE,
                    "with check_mode it changes nothing, and only says what it would",
                    each.span(),
                    "If what it asks for may simply be done, drop check_mode."));
  }

  /// Whether a task runs on the first host of a play only.
  static boolean runsOnce(TaskInstance instance) {
    return instance.inherited(Keywords::runOnce).filter(each -> !isFalse(each)).isPresent();
  }

  /// Whether no report may quote the task: `no_log`.
  static boolean hidesWords(TaskInstance instance) {
    return instance.inherited(Keywords::noLog).filter(each -> !isFalse(each)).isPresent();
  }

  private static ResidualReason asOther(String message, SourceSpan span) {
    return new ResidualReason(
        ReasonCode.NO_EQUIVALENT,
        message,
        span,
        "Let root do it, and give the files their owner by `owner`.");
  }

  private static Optional<ResidualReason> running(TaskInstance instance) {
    Keywords keywords = instance.keywords();
    if (!keywords.until().isEmpty() && !Retry.isForSuccess(instance)) {
      return Optional.of(
          new ResidualReason(
              ReasonCode.DYNAMIC_VALUE,
              "it is repeated until its result is right",
              keywords.until().getFirst().span(),
              "Make the command wait by itself."));
    }
    if (keywords.others().containsKey("only_if")) {
      return Optional.of(
          new ResidualReason(
              ReasonCode.NO_EQUIVALENT,
              "only_if is a condition of the first versions of Ansible",
              keywords.others().get("only_if").span(),
              "Write it as `when`."));
    }
    return Optional.ofNullable(keywords.others().get("async"))
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.LIVE_SYSTEM,
                    "it goes on in the background while the play runs",
                    each.span(),
                    "Make it a oneshot unit."));
  }

  /// The text of a scalar that is no template.
  static Optional<String> constant(DataTemplate value) {
    return value instanceof DataTemplate.Constant(YamlNode.Text text)
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private static boolean isTrue(DataTemplate value) {
    return value instanceof DataTemplate.Constant(YamlNode.Bool(_, boolean it)) && it;
  }

  static boolean isFalse(DataTemplate value) {
    return value instanceof DataTemplate.Constant(YamlNode.Bool(_, boolean it)) && !it;
  }
}
