package rolepack.frontend.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.Configuration;
import rolepack.ir.Configuration.Fact;
import rolepack.ir.Configuration.KeptTask;
import rolepack.ir.Configuration.Place;
import rolepack.ir.Configuration.Word;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// `rolepack.yml` -> what it says. It is read strictly: a setting that is misspelled would
/// otherwise silently have no effect.
public final class ConfigurationReader {
  private static final List<String> SETTINGS =
      List.of(
          "prefix",
          "release",
          "target",
          "consul-template",
          "pin",
          "secrets",
          "public",
          "facts",
          "tasks");
  private static final List<String> TASK_SETTINGS = List.of("file", "line", "name", "keep");

  private ConfigurationReader() {}

  /// What a file says; where it is wrong there are errors, and the result is what is right in it.
  public static Configuration read(SourceFile file, Diagnostics diagnostics) {
    return YamlReader.read(file, diagnostics)
        .flatMap(root -> StrictMapping.of(root, "a mapping of settings", SETTINGS, diagnostics))
        .map(settings -> configuration(settings, diagnostics))
        .orElse(Configuration.NONE);
  }

  private static Configuration configuration(StrictMapping settings, Diagnostics diagnostics) {
    List<Word> secrets = settings.words("secrets");
    List<Word> notSecrets = settings.words("public");
    for (Word each : notSecrets) {
      if (secrets.stream().anyMatch(secret -> secret.text().equals(each.text()))) {
        settings.invalid("public", each.span(), "holds a name that stands in secrets too");
      }
    }
    return new Configuration(
        settings.word("prefix"),
        settings.word("release"),
        settings.word("target"),
        settings.word("consul-template"),
        settings.words("pin"),
        secrets,
        notSecrets,
        facts(settings),
        keptTasks(settings, diagnostics));
  }

  private static Map<String, Fact> facts(StrictMapping settings) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    for (YamlNode.Entry entry : settings.entries("facts")) {
      switch (entry) {
        case YamlNode.Entry(YamlNode.Text name, YamlNode.Vault value) ->
            settings.invalid("facts", value.span(), "cannot hold an encrypted value");
        case YamlNode.Entry(YamlNode.Text name, YamlNode value) ->
            facts.put(name.value(), new Fact(name.value(), value, entry.span()));
        case YamlNode.Entry _ -> {}
      }
    }
    return facts;
  }

  private static List<KeptTask> keptTasks(StrictMapping settings, Diagnostics diagnostics) {
    List<KeptTask> kept = new ArrayList<>();
    for (YamlNode item : settings.items("tasks")) {
      StrictMapping.of(item, "a mapping such as {file, line, keep}", TASK_SETTINGS, diagnostics)
          .flatMap(ConfigurationReader::keptTask)
          .ifPresent(kept::add);
    }
    return kept;
  }

  private static Optional<KeptTask> keptTask(StrictMapping task) {
    Optional<Word> file = task.word("file");
    Optional<Word> reason = task.word("keep");
    if (task.get("file").isEmpty()) {
      task.invalid("tasks", task.span(), "needs the task's file");
    }
    if (task.get("keep").isEmpty()) {
      task.invalid("tasks", task.span(), "needs the reason to keep the task: keep: …");
    }
    if (task.get("line").isPresent() == task.get("name").isPresent()) {
      task.invalid("tasks", task.span(), "needs either the line or the name of the task");
      return Optional.empty();
    }
    Optional<Place> place =
        task.get("line").isPresent()
            ? line(task)
            : task.word("name").map(Word::text).map(Place.Name::new);
    return file.isPresent() && reason.isPresent() && place.isPresent()
        ? Optional.of(
            new KeptTask(file.get().text(), place.get(), reason.get().text(), task.span()))
        : Optional.empty();
  }

  private static Optional<Place> line(StrictMapping task) {
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
