package rolepack.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `systemctl` does, in a script: enabling needs no booted system, starting does.
///
/// @param verb in systemctl's words
/// @param units none for `daemon-reload` and `daemon-reexec`
record SystemctlCommand(String verb, List<String> units) {
  private static final Set<String> OFFLINE = Set.of("enable", "disable", "mask", "unmask");

  private static final Set<String> LIVE =
      Set.of(
          "start",
          "stop",
          "restart",
          "reload",
          "try-restart",
          "reload-or-restart",
          "daemon-reload",
          "daemon-reexec",
          "reset-failed");

  /// What brings a unit up.
  private static final Set<String> STARTING =
      Set.of("enable", "start", "restart", "unmask", "daemon-reload");

  SystemctlCommand {
    units = List.copyOf(units);
  }

  /// Reads `systemctl restart a b`; empty where it is anything else, or only asks.
  static Optional<SystemctlCommand> parse(List<String> words) {
    List<String> plain =
        words.stream().filter(each -> !each.equals("--now") && !each.equals("--system")).toList();
    boolean now = words.contains("--now");
    if (plain.size() < 2
        || now
        || !Paths.name(plain.getFirst()).equals("systemctl")
        || plain.stream().anyMatch(each -> each.startsWith("-"))) {
      return Optional.empty();
    }
    String verb = plain.get(1);
    List<String> units = plain.subList(2, plain.size());
    boolean known = OFFLINE.contains(verb) || LIVE.contains(verb);
    return known && (verb.startsWith("daemon-") || !units.isEmpty())
        ? Optional.of(new SystemctlCommand(verb, units))
        : Optional.empty();
  }

  /// What a task, or a handler, says in words.
  String summary() {
    return switch (verb) {
      case "daemon-reload" -> "makes systemd read its units again";
      case "daemon-reexec" -> "makes systemd run itself again";
      default -> "%s %s".formatted(thirdPerson(), String.join(", ", units));
    };
  }

  private String thirdPerson() {
    return switch (verb) {
      case "try-restart", "reload-or-restart" -> verb + "s";
      case "mask", "unmask", "enable", "disable", "restart", "reload", "start", "stop" ->
          verb.equals("stop") ? "stops" : verb + "s";
      default -> "runs systemctl " + verb + " for";
    };
  }

  /// The step of a task: once, when the package is first installed; or when the files are there
  /// that the unit needs.
  static List<Part> once(List<SystemctlCommand> commands, LoweringContext context, String summary) {
    List<String> lines = commands.stream().map(each -> each.line(each.verb)).toList();
    Part step = context.step(List.of(ScriptPhase.AFTER_INSTALL), summary, lines);
    return List.of(step, new Part.Reacts(commands, false));
  }

  /// The steps of a handler: on every change of the package, but an upgrade starts nothing that was
  /// stopped.
  static List<Part> onChange(
      List<SystemctlCommand> commands, LoweringContext context, String summary) {
    List<String> lines = commands.stream().map(each -> each.line(each.verb)).toList();
    List<String> gentle = commands.stream().map(each -> each.line(each.gentleVerb())).toList();
    Part reaction = new Part.Reacts(commands, true);
    return lines.equals(gentle)
        ? List.of(context.always(summary, lines), reaction)
        : List.of(
            context.step(List.of(ScriptPhase.AFTER_INSTALL), summary, lines),
            context.step(List.of(ScriptPhase.AFTER_UPGRADE), summary, gentle),
            reaction);
  }

  /// What runs when consul-template has changed a file; a service that was stopped stays so, unless
  /// the handler only starts it.
  String gentle() {
    return words(verb.equals("start") ? verb : gentleVerb());
  }

  /// Whether it starts what does not run, though it is said of what does.
  boolean startsAnew() {
    return verb.equals("restart") || verb.equals("reload-or-restart");
  }

  /// Whether it is part of bringing a unit up.
  boolean bringsUp() {
    return STARTING.contains(verb);
  }

  /// Whether units may run afterwards that did not before.
  boolean starts() {
    return verb.equals("start") || startsAnew();
  }

  /// What it comes to where the service does not run.
  String starting() {
    return words(startsAnew() ? "start" : verb);
  }

  String words() {
    return words(verb);
  }

  private String words(String with) {
    String names = String.join("", units.stream().map(each -> " " + Shell.quote(each)).toList());
    return "systemctl " + with + names;
  }

  private String gentleVerb() {
    return switch (verb) {
      case "restart", "start" -> "try-restart";
      case "reload", "reload-or-restart" -> "reload-or-try-restart";
      default -> verb;
    };
  }

  /// The line of a script.
  String line() {
    return line(verb);
  }

  private String line(String with) {
    String command = words(with);
    return OFFLINE.contains(with)
        ? command + " >/dev/null 2>&1 || :"
        : LowerServices.booted(command);
  }
}
