package rolepack.generated.commands;

import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.Access;
import rolepack.generated.modules.Effect;
import rolepack.generated.modules.ModuleReason;

/// What the catalogue knows about one call of a local program.
///
/// @param program its name without a folder
/// @param subcommand `enable` of `systemctl enable x`
/// @param effects what the call reads and writes; the subjects are fixed names, paths as they were
///   written, so that a relative one is relative to the folder that the program runs in
/// @param idempotent whether a second call changes nothing and does not fail
/// @param needsBooted whether it fails or does nothing where no system is booted
/// @param reason why no call of the program moves, where that is so; then nothing else is known
public record CommandSpec(
    String program,
    Optional<String> subcommand,
    List<Effect> effects,
    boolean idempotent,
    boolean needsBooted,
    Optional<ModuleReason> reason) {
  public CommandSpec {
    effects = List.copyOf(effects);
  }

  /// Whether the call only looks at files and says whether they are right.
  public boolean isCheck() {
    return idempotent
        && !needsBooted
        && reason.isEmpty()
        && effects.stream().noneMatch(each -> each.access() == Access.WRITE);
  }

  /// A program that never moves.
  static Optional<CommandSpec> staying(String program, ModuleReason reason) {
    return Optional.of(
        new CommandSpec(program, Optional.empty(), List.of(), false, false, Optional.of(reason)));
  }
}
