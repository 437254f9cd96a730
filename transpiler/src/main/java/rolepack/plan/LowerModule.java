package rolepack.plan;

import java.util.Optional;
import java.util.Set;
import rolepack.generated.modules.AccountsCall;
import rolepack.generated.modules.ClusterCall;
import rolepack.generated.modules.CommandsCall;
import rolepack.generated.modules.ControlCall;
import rolepack.generated.modules.EditsCall;
import rolepack.generated.modules.FilesCall;
import rolepack.generated.modules.ModuleCall;
import rolepack.generated.modules.ModuleFamily;
import rolepack.generated.modules.ModuleReason;
import rolepack.generated.modules.PackagesCall;
import rolepack.generated.modules.QueriesCall;
import rolepack.generated.modules.RepositoriesCall;
import rolepack.generated.modules.ServicesCall;
import rolepack.generated.modules.StorageCall;
import rolepack.generated.modules.SystemCall;

/// Chooses the lowering of a module: each family has one.
final class LowerModule {
  /// The families whose modules say how a path has to be, whatever happens to it.
  private static final Set<ModuleFamily> LASTING =
      Set.of(ModuleFamily.FILES, ModuleFamily.EDITS, ModuleFamily.SYSTEM);

  private LowerModule() {}

  static Lowered lower(ModuleCall call, LoweringContext context) {
    if (call instanceof QueriesCall.Stat
        || call instanceof QueriesCall.Slurp
        || call instanceof QueriesCall.Find) {
      // Where something that stays reads what it sees, it stays too.
      return new Lowered.Folds("looks at the machine, and nothing needs what it sees");
    }
    if (call.spec().reason().isPresent()) {
      return never(call, call.spec().reason().get(), context);
    }
    Lowered lowered = LowerDropIn.lower(call, context).orElseGet(() -> byFamily(call, context));
    Optional<String> secret =
        lowered instanceof Lowered.Moves ? WrittenSecret.of(call) : Optional.empty();
    if (secret.isPresent()) {
      return context.stays(
          ReasonCode.SECRET,
          "its argument %s holds what looks like a password".formatted(secret.get()),
          "Make it a variable whose name says so: its value is then read from Vault.",
          lowered.summary());
    }
    Optional<Object> mode = mode(call);
    if (lowered instanceof Lowered.Moves
        && mode.isPresent()
        && FileMode.forChmod(mode.get()).isEmpty()) {
      return LowerCopy.badMode(context, lowered.summary());
    }
    Optional<String> left = LeftOptions.of(call);
    if (lowered instanceof Lowered.Moves && left.isPresent()) {
      return LowerCopy.option(
          "its option %s has no counterpart in a package".formatted(left.get()),
          left.get(),
          context,
          lowered.summary());
    }
    return lowered instanceof Lowered.Moves moves && LASTING.contains(call.spec().family())
        ? moves.again()
        : lowered;
  }

  /// The mode that a module gives a file, where it is not that of its source.
  private static Optional<Object> mode(ModuleCall call) {
    boolean writes =
        call instanceof FilesCall || call instanceof EditsCall || call instanceof RepositoriesCall;
    return call.argument("mode").filter(each -> writes && !each.equals("preserve"));
  }

  private static Lowered byFamily(ModuleCall call, LoweringContext context) {
    return switch (call) {
      case PackagesCall packages -> LowerPackages.lower(packages, context);
      case FilesCall files -> files(files, context);
      case EditsCall edits -> LowerEdits.lower(edits, context);
      case AccountsCall accounts -> LowerAccounts.lower(accounts, context);
      case ServicesCall services -> LowerServices.lower(services, context);
      case SystemCall system -> LowerSystem.lower(system, context);
      case CommandsCall commands -> LowerCommands.lower(commands, context);
      case ControlCall control -> LowerControl.lower(control, context);
      case RepositoriesCall repositories -> LowerRepositories.lower(repositories, context);
      case QueriesCall _, ClusterCall _, StorageCall _ -> unknown(call, context);
    };
  }

  private static Lowered files(FilesCall call, LoweringContext context) {
    return switch (call) {
      case FilesCall.Copy copy -> LowerCopy.lower(copy, context);
      case FilesCall.File file -> LowerFile.lower(file, context);
      case FilesCall.Template template -> LowerTemplate.lower(template, context);
      case FilesCall.GetUrl get -> LowerDownload.lower(get, context);
      case FilesCall.Assemble assemble -> LowerAssemble.lower(assemble, context);
      case FilesCall.Unarchive unarchive -> LowerUnarchive.lower(unarchive, context);
      case FilesCall.Synchronize synchronize ->
          context.stays(
              ReasonCode.CONTROLLER_SIDE,
              "rsync runs on the machine that runs Ansible",
              "Use copy for files of the repository.",
              "copies %s to %s by rsync"
                  .formatted(synchronize.src().orElse(""), synchronize.dest().orElse("")));
      case FilesCall.Acl acl -> LowerPermissions.acl(acl, context);
      case FilesCall.Xattr attribute -> LowerPermissions.attribute(attribute, context);
      case FilesCall other -> unknown(other, context);
    };
  }

  private static Lowered never(ModuleCall call, ModuleReason reason, LoweringContext context) {
    return context.stays(
        ReasonCode.valueOf(reason.code()),
        "it " + reason.message(),
        KnownCommands.sentence(reason.remedy()),
        TaskSummary.phrase(call.spec()));
  }

  private static Lowered unknown(ModuleCall call, LoweringContext context) {
    return context.stays(
        ReasonCode.NO_EQUIVALENT,
        "no package does what %s does".formatted(call.spec().name()),
        "Leave it to the playbook.",
        TaskSummary.phrase(call.spec()));
  }
}
