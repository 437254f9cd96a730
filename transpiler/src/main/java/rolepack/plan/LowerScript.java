package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.CommandsCall;

/// `script` with `creates` or `removes` → the script in the package, and a line that runs it.
final class LowerScript {
  private LowerScript() {}

  static Lowered lower(CommandsCall.Script script, LoweringContext context) {
    String text = LowerCommands.text(script);
    String summary = "runs the script `%s`".formatted(TaskSummary.shorten(text));
    List<String> words = ShellWords.split(text).orElse(List.of());
    Optional<CommandPlace> place =
        isPlain(script.creates()) && isPlain(script.removes())
            ? CommandPlace.of(script, false)
            : Optional.empty();
    boolean named =
        !words.isEmpty()
            && text.startsWith(words.getFirst())
            && script.executable().filter(each -> !each.matches("[\\w./ -]+")).isEmpty();
    if (!named || place.isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "its paths or words hold a variable or a pattern, or begin at no known folder",
          "Write them from the root on.",
          summary);
    }
    Optional<String> found =
        context
            .files()
            .find(words.getFirst(), "files", context.role(), context.instance().file().source());
    if (found.isEmpty()) {
      return context.missing(words.getFirst(), summary);
    }
    CommandEnvironment environment = CommandEnvironment.of(context.instance(), context.evaluator());
    if (environment.reason().isPresent()) {
      return new Lowered.Stays(environment.reason().get(), summary);
    }
    if (place.get().tests().isEmpty() && !context.probed() && !context.moved()) {
      return context.stays(
          ReasonCode.UNKNOWN_COMMAND,
          "it runs a script of the repository, whose effects are unknown",
          "Say with `creates` when it has to run, say what it does with modules, or say in"
              + " rolepack.yml that it may move.",
          summary);
    }
    if (context.files().isSecret(found.get())) {
      return context.stays(
          ReasonCode.SECRET,
          "it copies %s, a secret file".formatted(found.get()),
          "Bring the file to the host by a secret store.",
          summary);
    }
    String path = path(found.get(), context);
    String line =
        script.executable().map(each -> each.strip() + " ").orElse("")
            + Shell.quote(path)
            + text.substring(words.getFirst().length());
    List<String> program = new ArrayList<>(words);
    program.set(0, path);
    Lowered runs =
        KnownCommands.lower(
            program,
            line,
            true,
            Optional.empty(),
            place.get(),
            OtherUser.of(context.instance(), context.evaluator()).orElseThrow(),
            environment.exports(),
            context,
            summary);
    if (!(runs instanceof Lowered.Moves moves)) {
      return runs;
    }
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Lays(
            new PayloadEntry.File(
                path,
                new FileContent.Copy(found.get()),
                new FileAttributes(0755, "root", "root"),
                false,
                context.origin()),
            KeptAttributes.NONE,
            true));
    parts.addAll(moves.parts());
    return new Lowered.Moves(parts, summary, moves.wrote());
  }

  /// Ansible asks for a path as it is written, whatever folder the script runs in.
  private static boolean isPlain(Optional<String> path) {
    return path.filter(each -> !each.matches("/[^*?\\[]*")).isEmpty();
  }

  private static String path(String found, LoweringContext context) {
    String files = context.role().path() + "/files/";
    String name = found.startsWith(files) ? found.substring(files.length()) : found;
    return "/usr/share/%s/scripts/%s".formatted(context.packageName(), name);
  }
}
