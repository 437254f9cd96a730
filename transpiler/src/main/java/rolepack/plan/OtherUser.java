package rolepack.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Effects;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.analysis.Resource;
import rolepack.analysis.TaskInstance;
import rolepack.generated.modules.CommandsCall;
import rolepack.generated.modules.FilesCall;
import rolepack.generated.modules.ModuleCall;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.yaml.YamlNode;

/// The user whom a task becomes, where it is not root: a script, which root runs, runs its command
/// as that user, and gives files the owner that they would have had.
///
/// @param name empty where root does it
/// @param pins the variables that the name is made of
record OtherUser(Optional<String> name, List<Pin> pins) {
  private static final OtherUser ROOT = new OtherUser(Optional.empty(), List.of());

  /// Modules that do nothing but run a command, or make a file whose owner the task can say.
  private static final Set<String> MODULES =
      Set.of("command", "copy", "file", "get_url", "shell", "template");

  private static final Set<String> STATES = Set.of("absent", "directory", "file", "touch");

  OtherUser {
    pins = List.copyOf(pins);
  }

  /// Why a task stays whatever its arguments are; empty where they decide.
  static Optional<ResidualReason> reason(TaskInstance instance) {
    Optional<DataTemplate> user = said(instance);
    boolean may =
        instance.task().action() instanceof Action.Module module
            && MODULES.contains(module.name())
            && instance.keywords().register().isEmpty()
            && instance.inherited(Keywords::become).filter(OtherUser::isTrue).isPresent();
    return user.filter(_ -> !may).map(OtherUser::stays).or(() -> asWhoLogsIn(instance));
  }

  /// A task that says `become: no` is not root's, unless root logs in.
  private static Optional<ResidualReason> asWhoLogsIn(TaskInstance instance) {
    return instance
        .inherited(Keywords::become)
        .filter(StayRules::isFalse)
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.NO_EQUIVALENT,
                    "it runs as the user who logs in",
                    each.span(),
                    "Drop the keyword if root may do it, too."));
  }

  /// Why a task stays whose user only the host knows.
  static Optional<ResidualReason> unknown(TaskInstance instance) {
    return said(instance).map(OtherUser::stays);
  }

  /// Whether a task is not root's.
  static boolean isSaid(TaskInstance instance) {
    return said(instance).isPresent();
  }

  /// Whom a task becomes; empty where only the host knows.
  static Optional<OtherUser> of(TaskInstance instance, BuildEvaluator evaluator) {
    Optional<DataTemplate> user = said(instance);
    if (user.isEmpty()) {
      return Optional.of(ROOT);
    }
    return evaluator.pinning(user.get()) instanceof Evaluation.Known<Object>(Object it, var pins)
            && it instanceof String name
            && name.matches("[A-Za-z_][\\w.-]*\\$?")
        ? Optional.of(new OtherUser(Optional.of(name).filter(each -> !each.equals("root")), pins))
        : Optional.empty();
  }

  /// Why a call stays that would give something else if root did it.
  Optional<ResidualReason> reason(ModuleCall call, TaskInstance instance) {
    return name.isEmpty() || isSame(call, name.get())
        ? Optional.empty()
        : said(instance).map(OtherUser::stays);
  }

  private static boolean isSame(ModuleCall call, String user) {
    return switch (call) {
      case CommandsCall _ -> true;
      case FilesCall.File file when !STATES.contains(file.state().orElse("file")) -> false;
      case FilesCall.File file when file.state().equals(Optional.of("absent")) -> true;
      case FilesCall _ ->
          call.argument("owner").filter(user::equals).isPresent()
              && call.argument("group").isPresent();
      case ModuleCall _ -> false;
    };
  }

  /// That the account has to be there.
  Effects effects() {
    SequencedSet<Resource> reads = new LinkedHashSet<>();
    name.ifPresent(each -> reads.add(new Resource.Account(each)));
    return new Effects(reads, Effects.NONE.writes());
  }

  /// A command line as that user, with a home and a name of its own; one that root runs is as it
  /// was.
  ///
  /// @param command for a shell
  String runs(String command) {
    return name.map(each -> "runuser -s /bin/sh -c %s %s".formatted(Shell.quote(command), each))
        .orElse(command);
  }

  private static Optional<DataTemplate> said(TaskInstance instance) {
    return instance
        .inherited(Keywords::becomeUser)
        .filter(each -> !StayRules.constant(each).equals(Optional.of("root")));
  }

  private static boolean isTrue(DataTemplate value) {
    return value instanceof DataTemplate.Constant(YamlNode.Bool(_, boolean it)) && it;
  }

  private static ResidualReason stays(DataTemplate user) {
    return new ResidualReason(
        ReasonCode.NO_EQUIVALENT,
        "it runs as another user",
        user.span(),
        "Let root do it, and give the files their owner and group by `owner` and `group`.");
  }
}
