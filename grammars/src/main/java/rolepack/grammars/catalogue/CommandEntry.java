package rolepack.grammars.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A program, or one of its subcommands, as the catalogue describes it.
public record CommandEntry(
    String program,
    Optional<String> subcommand,
    int fewestOperands,
    int mostOperands,
    List<String> flags,
    List<String> values,
    List<EffectEntry> effects,
    boolean idempotent,
    List<String> idempotentWith,
    boolean needsBooted,
    boolean onlyChecks,
    Optional<ReasonEntry> reason) {
  private static final List<String> PLACEHOLDERS =
      List.of("operands", "first", "rest", "last", "init", "owner", "owner_group");

  /// The rows of one program: its subcommands', then what it only checks, then its own where it has
  /// one.
  static List<CommandEntry> read(
      String program, Entry entry, Set<String> kinds, Map<String, ReasonEntry> reasons) {
    List<String> flags = entry.texts("flags");
    List<String> values = entry.texts("values");
    List<CommandEntry> rows = new ArrayList<>();
    Optional<Entry> subcommands = entry.entry("subcommands");
    subcommands.ifPresent(
        each -> {
          for (String name : each.keys()) {
            Entry row = each.entry(name).orElseThrow();
            rows.add(row(program, Optional.of(name), false, row, flags, values, kinds, reasons));
          }
        });
    entry
        .entry("check")
        .ifPresent(
            each ->
                rows.add(
                    row(program, Optional.empty(), true, each, flags, values, kinds, reasons)));
    CommandEntry own =
        row(program, Optional.empty(), false, entry, List.of(), List.of(), kinds, reasons);
    if (rows.isEmpty() || own.reason().isPresent() || entry.keys().contains("operands")) {
      rows.add(own);
    }
    return List.copyOf(rows);
  }

  private static CommandEntry row(
      String program,
      Optional<String> subcommand,
      boolean onlyChecks,
      Entry entry,
      List<String> sharedFlags,
      List<String> sharedValues,
      Set<String> kinds,
      Map<String, ReasonEntry> reasons) {
    List<String> flags = joined(sharedFlags, entry.texts("flags"));
    List<String> values = joined(sharedValues, entry.texts("values"));
    Set<String> names = new LinkedHashSet<>(PLACEHOLDERS);
    names.addAll(values);
    List<EffectEntry> effects = new ArrayList<>();
    effects.addAll(EffectEntry.read(entry, "reads", "READ", kinds, names));
    effects.addAll(EffectEntry.read(entry, "writes", "WRITE", kinds, names));
    String operands = entry.optional("operands").orElse("0+");
    CommandEntry row =
        new CommandEntry(
            program,
            subcommand,
            bound(entry, operands, true),
            bound(entry, operands, false),
            flags,
            values,
            List.copyOf(effects),
            entry.flag("idempotent"),
            entry.texts("idempotent_with"),
            entry.flag("needs_booted"),
            onlyChecks,
            ReasonEntry.read(entry, reasons));
    entry.close();
    if (!flags.containsAll(row.idempotentWith)) {
      throw entry.problem("idempotent_with names an option that is no flag");
    }
    return row;
  }

  private static List<String> joined(List<String> left, List<String> right) {
    Set<String> all = new LinkedHashSet<>(left);
    all.addAll(right);
    return List.copyOf(all);
  }

  /// One end of `2`, `2+` or `0-1`.
  private static int bound(Entry entry, String operands, boolean fewest) {
    try {
      if (operands.endsWith("+")) {
        int least = Integer.parseInt(operands.substring(0, operands.length() - 1));
        return fewest ? least : Integer.MAX_VALUE;
      }
      String[] ends = operands.split("-", 2);
      return Integer.parseInt(fewest ? ends[0] : ends[ends.length - 1]);
    } catch (NumberFormatException _) {
      throw entry.problem("operands is a number, as 2, or a range, as 2+ or 0-1");
    }
  }
}
