package rolepack.plan;

import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.EditsCall;
import rolepack.generated.modules.ModuleCall;
import rolepack.generated.modules.SystemCall;

/// With `--drop-ins`: an edit of another program's file → a file of its own in the folder that the
/// program reads beside, where that is known to mean the same.
final class LowerDropIn {
  private LowerDropIn() {}

  /// The drop-in; empty where the file has to be edited.
  static Optional<Lowered> lower(ModuleCall call, LoweringContext context) {
    if (!context.settings().dropIns()
        || context.handler()
        || context.probed()
        || !AttributeCommands.of(call, "").isEmpty()) {
      return Optional.empty();
    }
    return switch (call) {
      case SystemCall.Sysctl sysctl -> SysctlDropIn.lower(sysctl, context);
      case SystemCall.PamLimits limits -> lay(LimitsDropIn.of(limits, context), context);
      case EditsCall edit -> lay(of(edit, context), context);
      case ModuleCall _ -> Optional.empty();
    };
  }

  private static Optional<Lowered> lay(Optional<DropIn> wanted, LoweringContext context) {
    return wanted.flatMap(context.dropIns()::lay).map(each -> each.lowered(context, List.of()));
  }

  private static Optional<DropIn> of(EditsCall edit, LoweringContext context) {
    String path = edit.argument("path").map(Object::toString).orElse("");
    if (!path.startsWith("/")
        || !edit.argument("state").orElse("present").equals("present")
        || edit instanceof EditsCall.Lineinfile line && !isPlain(line)) {
      return Optional.empty();
    }
    String clean = Paths.clean(path);
    return edit instanceof EditsCall.Lineinfile line
        ? switch (clean) {
          case SudoersDropIn.MAIN -> SudoersDropIn.of(line, context);
          case LimitsDropIn.MAIN -> LimitsDropIn.of(line, context);
          case SshDropIn.MAIN -> SshDropIn.of(line, context);
          default ->
              SystemdDropIn.of(edit, clean, context)
                  .or(() -> DebianDropIn.of(line, clean, context));
        }
        : SystemdDropIn.of(edit, clean, context);
  }

  /// Neither where a line goes nor what is in it depends on what the file holds.
  private static boolean isPlain(EditsCall.Lineinfile edit) {
    return !edit.backrefs().orElse(false)
        && edit.searchString().isEmpty()
        && edit.insertbefore().isEmpty();
  }
}
