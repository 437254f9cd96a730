package rolepack.frontend.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.Configuration;
import rolepack.ir.Configuration.Fact;
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
        TaskDecisions.read(settings, diagnostics));
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
}
