package rolepack.frontend.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Configuration.Place;
import rolepack.ir.Configuration.TaskDecision;
import rolepack.ir.Configuration.Touched;
import rolepack.ir.Configuration.Verdict;
import rolepack.ir.Configuration.Word;
import rolepack.ir.yaml.YamlNode;

/// Reads `tasks` of `rolepack.yml`: what the user decides about single tasks, each with a reason.
final class TaskDecisions {
  private static final List<String> WAYS = List.of("keep", "move", "touches");
  private static final List<String> SETTINGS =
      List.of("file", "line", "name", "keep", "move", "touches");
  private static final List<String> TOUCHED = List.of("reads", "writes", "because");

  private final StrictMapping task;
  private final Diagnostics diagnostics;

  private TaskDecisions(StrictMapping task, Diagnostics diagnostics) {
    this.task = task;
    this.diagnostics = diagnostics;
  }

  /// All that are right; there are errors for the others.
  static List<TaskDecision> read(StrictMapping settings, Diagnostics diagnostics) {
    List<TaskDecision> found = new ArrayList<>();
    for (YamlNode item : settings.items("tasks")) {
      StrictMapping.of(item, "a mapping such as {file, line, keep}", SETTINGS, diagnostics)
          .flatMap(each -> new TaskDecisions(each, diagnostics).read())
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<TaskDecision> read() {
    Optional<Word> file = task.word("file");
    if (task.get("file").isEmpty()) {
      task.missing("tasks", "needs the task's file");
    }
    Optional<Place> place = place();
    List<String> ways = WAYS.stream().filter(each -> task.get(each).isPresent()).toList();
    if (ways.isEmpty()) {
      task.missing(
          "tasks", "needs what to do with the task and the reason: keep: …, move: …, touches: {…}");
      return Optional.empty();
    }
    if (ways.size() > 1) {
      task.invalid("tasks", task.span(), "can have only one of " + String.join(", ", ways));
      return Optional.empty();
    }
    if (file.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    return switch (ways.getFirst()) {
      case "keep" -> decision(file.get(), place.get(), new Verdict.Keep(), task.word("keep"));
      case "move" -> decision(file.get(), place.get(), new Verdict.Move(), task.word("move"));
      case String _ -> touches(file.get(), place.get());
    };
  }

  private Optional<TaskDecision> decision(
      Word file, Place place, Verdict verdict, Optional<Word> reason) {
    return reason.map(
        each -> new TaskDecision(file.text(), place, verdict, each.text(), task.span()));
  }

  private Optional<TaskDecision> touches(Word file, Place place) {
    Optional<StrictMapping> touches =
        StrictMapping.of(
            task.get("touches").orElseThrow(),
            "a mapping such as {reads, writes, because}",
            TOUCHED,
            diagnostics);
    if (touches.isPresent() && touches.get().get("because").isEmpty()) {
      touches.get().missing("touches", "needs the reason: because: …");
    }
    return touches.flatMap(
        each ->
            decision(
                file,
                place,
                new Verdict.Touches(touched(each, "reads"), touched(each, "writes")),
                each.word("because")));
  }

  private static List<Touched> touched(StrictMapping touches, String key) {
    List<Touched> found = new ArrayList<>();
    for (Word each : touches.words(key)) {
      Optional<Touched> touched = touched(each.text());
      if (touched.isEmpty()) {
        touches.invalid(
            key,
            each.span(),
            "names things such as /var/lib/x, package x, service x or account x, not "
                + each.text());
      }
      touched.ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Touched> touched(String text) {
    if (text.startsWith("/")) {
      return Optional.of(new Touched(Touched.Kind.PATH, text));
    }
    String[] words = text.split(" +");
    if (words.length == 2) {
      for (Touched.Kind kind : Touched.Kind.values()) {
        if (kind != Touched.Kind.PATH && kind.name().toLowerCase(Locale.ROOT).equals(words[0])) {
          return Optional.of(new Touched(kind, words[1]));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Place> place() {
    boolean line = task.get("line").isPresent();
    if (line == task.get("name").isPresent()) {
      String needed = "needs either the line or the name of the task";
      if (line) {
        task.invalid("tasks", task.span(), needed);
      } else {
        task.missing("tasks", needed);
      }
      return Optional.empty();
    }
    return line ? line() : task.word("name").map(Word::text).map(Place.Name::new);
  }

  private Optional<Place> line() {
    YamlNode value = task.get("line").orElseThrow();
    if (value instanceof YamlNode.Int number
        && number.value().signum() > 0
        && number.value().bitLength() < Integer.SIZE) {
      return Optional.of(new Place.Line(number.value().intValue()));
    }
    task.invalid("line", value.span(), "has to be the number of a line");
    return Optional.empty();
  }
}
