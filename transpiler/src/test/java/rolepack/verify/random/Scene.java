package rolepack.verify.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.verify.random.KnownMachine.KnownFile;

/// Where the next task of a role stands: what it may rely on, and what nobody may rely on.
final class Scene {
  /// What a task that surely ran has registered.
  ///
  /// @param says what is known of it
  record Register(String name, Says says) {}

  /// What of a registered result conditions and texts may use.
  enum Says {
    /// whether it changed something, which is true in a first run at most
    CHANGED,
    /// what a command printed
    OUTPUT,
    /// that a path is there: `stat`, or a command's status
    EXISTS,
    SUCCEEDED
  }

  final Dice dice;
  final Site site;
  final GeneratedRole role;
  KnownMachine machine;
  List<Register> registers = new ArrayList<>();
  List<String> facts = new ArrayList<>();

  /// Whether the next task may not run, or in the first run only: nothing may rely on it.
  boolean leaf;

  /// Whether the task that was made last surely changes something in a first run: a task of a
  /// package that changes nothing would notify its handlers all the same.
  boolean changes;

  private int numbers;

  Scene(Dice dice, Site site, GeneratedRole role, KnownMachine machine) {
    this.dice = dice;
    this.site = site;
    this.role = role;
    this.machine = machine;
  }

  /// A number that this role has not used.
  int next() {
    return ++numbers;
  }

  String name(String what) {
    return role.name + "_" + what;
  }

  /// A path that the role may write all of.
  Optional<KnownFile> writable() {
    List<String> folders = List.copyOf(machine.folders);
    // Few paths, so that tasks meet.
    int shared = dice.below(4);
    boolean alone = leaf || dice.percent(25);
    String folder = alone ? dice.any(folders) : folders.get(shared);
    String name = alone ? "n" + next() : List.of("a", "b", "c", "d").get(shared);
    String ending = leaf || shared < 3 ? ".conf" : ".ini";
    KnownFile file = machine.file(folder + "/" + role.name + "-" + name + ending, role.name);
    return file.frozen() ? Optional.empty() : Optional.of(file);
  }

  /// A file that is there, and that the role may set lines of.
  Optional<KnownFile> editable(boolean ini) {
    List<KnownFile> found =
        machine.files(
            each ->
                each.there()
                    && !each.frozen()
                    && each.isIni() == ini
                    && (each.owner().isEmpty() || each.owner().equals(role.name)));
    return found.isEmpty() || leaf ? Optional.empty() : Optional.of(dice.any(found));
  }

  /// A file whose content is known to be the same in each run, and that some task reads.
  Optional<KnownFile> readable() {
    List<KnownFile> found = machine.files(each -> each.there());
    if (found.isEmpty() || leaf) {
      return Optional.empty();
    }
    KnownFile file = dice.any(found);
    machine.put(file.read());
    return Optional.of(file);
  }

  /// A path as the task says it, in place of whose folder a variable may stand.
  String spelled(String path) {
    Object folder = site.value(name("folder"));
    return folder != null && path.startsWith(folder + "/") && dice.percent(30)
        ? "{{ " + name("folder") + " }}" + path.substring(folder.toString().length())
        : path;
  }

  /// A text for a file: without, or with, values of the site; some only the play knows.
  String text() {
    if (dice.percent(20)) {
      return "noon is {{ lookup('pipe', 'echo noon') }} " + next();
    }
    List<String> texts =
        new ArrayList<>(
            List.of(
                "plain " + next(),
                "two " + next() + "\nlines",
                "colour {{ " + name("colour") + " }} " + next(),
                "size {{ " + name("size") + " }} " + next(),
                next() + " {{ " + name("lamps") + " | join(',') }}",
                next() + " {{ " + name("colour") + " | upper }} of {{ ansible_hostname }}"));
    for (Register each : registers) {
      if (each.says() == Says.OUTPUT && dice.percent(30)) {
        texts.add(next() + " answer {{ " + each.name() + ".stdout }}");
      }
    }
    facts.forEach(each -> texts.add(next() + " fact {{ " + each + " }}"));
    return dice.any(texts);
  }

  /// A value without braces that needs no quotes.
  String word() {
    return dice.any(List.of("red", "bright", "7", "low tide", "/srv/lamp", "yes"));
  }

  static Map<String, Object> task(String module, Map<String, Object> arguments) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put(module, arguments);
    return task;
  }

  static Map<String, Object> task(String module, String words) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put(module, words);
    return task;
  }

  /// Arguments in the order in which they are given: names and values in turn.
  static Map<String, Object> with(Object... namesAndValues) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      arguments.put(namesAndValues[at].toString(), namesAndValues[at + 1]);
    }
    return arguments;
  }
}
