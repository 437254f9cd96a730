package rolepack.generated.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rolepack.generated.modules.Effect;
import rolepack.generated.modules.ModuleReason;

/// A row of the catalogue: one program, or one of its subcommands.
///
/// @param subcommand the word that picks the row
/// @param effects their subjects may have placeholders
/// @param onlyChecks whether it is no call but one that checks files and changes nothing
record CommandRow(
    String program,
    Optional<String> subcommand,
    int fewestOperands,
    int mostOperands,
    Set<String> flags,
    Set<String> values,
    List<Effect> effects,
    boolean idempotent,
    Set<String> idempotentWith,
    boolean needsBooted,
    boolean onlyChecks,
    Optional<ModuleReason> reason) {

  /// What the rows of one program say about a call.
  static Optional<CommandSpec> match(List<CommandRow> rows, List<String> words) {
    for (CommandRow row : rows) {
      if (row.subcommand.isPresent()) {
        int at = row.position(words);
        if (at >= 0) {
          List<String> rest = new ArrayList<>(words);
          rest.remove(at);
          return row.call(rest);
        }
      }
    }
    for (CommandRow row : rows) {
      if (row.subcommand.isEmpty()) {
        Optional<CommandSpec> found = row.call(words);
        if (!row.onlyChecks || found.filter(CommandSpec::isCheck).isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// Where the subcommand stands: before it there are only options.
  private int position(List<String> words) {
    String wanted = subcommand.orElse("");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(wanted)) {
        return i;
      }
      if (!word.startsWith("-") && !(i > 0 && values.contains(words.get(i - 1)))) {
        return -1;
      }
    }
    return -1;
  }

  private Optional<CommandSpec> call(List<String> words) {
    if (reason.isPresent()) {
      return Optional.of(new CommandSpec(program, subcommand, List.of(), false, false, reason));
    }
    return CommandLineParser.parse(words, flags, values)
        .filter(line -> line.operands().size() >= fewestOperands)
        .filter(line -> line.operands().size() <= mostOperands)
        .map(this::spec);
  }

  private CommandSpec spec(CommandLine line) {
    List<Effect> resolved = new ArrayList<>();
    for (Effect effect : effects) {
      for (String subject : effect.subjects(name -> Optional.of(line.values(name)))) {
        resolved.add(new Effect(effect.access(), effect.kind(), subject, effect.tree()));
      }
    }
    boolean repeatable =
        idempotent || idempotentWith.stream().anyMatch(line.options()::containsKey);
    return new CommandSpec(
        program, subcommand, resolved, repeatable, needsBooted, Optional.empty());
  }
}
