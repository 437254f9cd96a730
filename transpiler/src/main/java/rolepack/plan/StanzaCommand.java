package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import rolepack.generated.functions.ConsulTemplateOptions;
import rolepack.generated.functions.ConsulTemplateVersion;

/// What consul-template runs when a file has changed: the handlers of the task, after the owner of
/// the file where no option of the stanza can say it.
///
/// Between 0.18 and 0.26 no shell reads the command, so that it is one program with its words; more
/// than that becomes a script of the package.
final class StanzaCommand {
  private final List<String> commands = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final SequencedMap<Item, String> scripts;
  private boolean plain = true;

  /// @param checked what checks the file first, where a command does
  /// @param scripts those that start services when the file is there, by the task or handler that
  ///   does it
  /// @param handlers what the handlers that the task notifies become, in the order in which they
  ///   run
  StanzaCommand(
      RenderedFile file,
      Optional<CheckedFile> checked,
      SequencedMap<Item, String> scripts,
      SequencedSet<Item> handlers,
      ConsulTemplateVersion version) {
    this.scripts = scripts;
    int before = 0;
    if (checked.isPresent()) {
      plain = false;
      lines.addAll(checked.get().lines());
      lines.addAll(file.attributes());
      before = lines.size();
    } else {
      ownership(file, version).forEach(this::command);
      if (!file.attributes().isEmpty()) {
        plain = false;
        lines.addAll(file.attributes());
      }
    }
    List<String> starts =
        scripts.entrySet().stream()
            .filter(each -> !handlers.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    starts.forEach(this::command);
    for (Item handler : handlers) {
      add(handler);
    }
    if (!starts.isEmpty() && lines.size() > before + starts.size()) {
      // Until all files are there, there may be no such unit, and consul-template ends where a
      // command fails.
      lines.add("exit 0");
    }
  }

  /// What the options of the stanza do not say: whose the file is, where a version has none for it,
  /// and set-id bits or no bits at all, which none has. The mode comes last, since a change of the
  /// owner takes the set-id bits away.
  static List<String> ownership(RenderedFile file, ConsulTemplateVersion version) {
    String path = Shell.quote(file.destination());
    List<String> lines = new ArrayList<>();
    if (!hasOwnership(file, version)) {
      owner(file.owner(), file.group(), path).ifPresent(lines::add);
    }
    if ((file.mode() & 07000) != 0 || (file.mode() & 0777) == 0) {
      lines.add("chmod %04o %s".formatted(file.mode(), path));
    }
    return lines;
  }

  /// `chown OWNER:GROUP PATH`; empty where neither is said.
  ///
  /// @param path quoted
  static Optional<String> owner(Optional<String> owner, Optional<String> group, String path) {
    String who = owner.orElse("") + group.map(each -> ":" + each).orElse("");
    return who.isEmpty()
        ? Optional.empty()
        : Optional.of("chown %s %s".formatted(Shell.quote(who), path));
  }

  /// Whether a version has the options that say whose a file is.
  static boolean hasOwnership(RenderedFile file, ConsulTemplateVersion version) {
    String option = isNumber(file.owner()) && isNumber(file.group()) ? "uid" : "user";
    return ConsulTemplateOptions.isIn(option, version);
  }

  private static boolean isNumber(Optional<String> account) {
    return account.filter(each -> !each.chars().allMatch(Character::isDigit)).isEmpty();
  }

  /// Whether a command can be all that a handler does: it runs something, and lays nothing down.
  static boolean canBe(Item handler) {
    return handler.candidate().lowered() instanceof Lowered.Moves moves && canBe(moves.parts());
  }

  private static boolean canBe(List<Part> parts) {
    boolean runs = false;
    for (Part part : parts) {
      switch (part) {
        case Part.Reacts _ -> runs = true;
        case Part.Runs(ScriptStep step) ->
            runs |= step.phases().contains(ScriptPhase.AFTER_UPGRADE);
        case Part.Needs _, Part.Excludes _, Part.Lays _, Part.Places _, Part.Renders _ -> {
          return false;
        }
      }
    }
    return runs;
  }

  /// What a command for consul-template follows does the same when a package is upgraded.
  private static boolean isReaction(List<Part> parts, int at) {
    return at + 1 < parts.size() && parts.get(at + 1) instanceof Part.Reacts;
  }

  private void add(Item handler) {
    if (!(handler.candidate().lowered() instanceof Lowered.Moves moves)) {
      return;
    }
    List<Part> parts = moves.parts();
    for (int at = 0; at < parts.size(); at++) {
      switch (parts.get(at)) {
        case Part.Reacts it -> reactions(handler, it).forEach(this::command);
        case Part.Runs(ScriptStep step) -> {
          if (!isReaction(parts, at) && step.phases().contains(ScriptPhase.AFTER_UPGRADE)) {
            plain = false;
            lines.addAll(HandlerChecks.atEnd(step));
          }
        }
        case Part.Needs _, Part.Excludes _, Part.Lays _, Part.Places _, Part.Renders _ -> {}
      }
    }
  }

  private List<String> reactions(Item handler, Part.Reacts parts) {
    return scripts.containsKey(handler)
        ? List.of(scripts.get(handler) + " " + StartScripts.NOTIFIED)
        : handler.startsWhatItRestarts() && !handler.isKept() ? parts.literal() : parts.commands();
  }

  private void command(String command) {
    if (!commands.contains(command)) {
      commands.add(command);
      lines.add(command);
    }
  }

  /// The one command that is all; empty where there is nothing to run, or more than that.
  Optional<String> single() {
    List<String> joined = joined();
    return plain && joined.size() == 1 ? Optional.of(joined.getFirst()) : Optional.empty();
  }

  /// `systemctl restart a`, `systemctl restart b` → `systemctl restart a b`.
  private List<String> joined() {
    SequencedMap<String, String> byVerb = new LinkedHashMap<>();
    String last = "";
    for (String each : commands) {
      int verb = each.indexOf(' ', each.indexOf(' ') + 1);
      String key = each.startsWith("systemctl ") && verb > 0 ? each.substring(0, verb) : each;
      if (key.equals(last) && verb > 0) {
        byVerb.merge(key, each, (old, more) -> old + more.substring(verb));
      } else if (byVerb.putIfAbsent(key, each) != null) {
        return commands;
      }
      last = key;
    }
    return List.copyOf(byVerb.values());
  }

  /// The lines of a script that runs all of it, each whatever became of the one before.
  Optional<List<String>> script() {
    return lines.isEmpty() || single().isPresent() ? Optional.empty() : Optional.of(lines);
  }
}
