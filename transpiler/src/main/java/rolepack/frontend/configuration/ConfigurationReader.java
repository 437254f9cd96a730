package rolepack.frontend.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.Configuration;
import rolepack.ir.Configuration.Fact;
import rolepack.ir.Configuration.Word;
import rolepack.ir.PathOwners;
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
          "owners",
          "topology",
          "tasks");

  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

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
        owners(settings),
        TopologySettings.read(settings, diagnostics),
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

  private static PathOwners owners(StrictMapping settings) {
    Map<String, List<String>> owners = new LinkedHashMap<>();
    for (YamlNode.Entry entry : settings.entries("owners")) {
      String path = ((YamlNode.Text) entry.key()).value();
      if (!path.startsWith("/")) {
        settings.invalid(
            "owners", entry.key().span(), "has a path that does not begin at the root");
      } else if (entry.value() instanceof YamlNode.Text name
          && PACKAGE.matcher(name.value()).matches()) {
        owners.put(PathOwners.merged(path), List.of(name.value()));
      } else {
        settings.invalid("owners", entry.value().span(), "needs the name of a package");
      }
    }
    return new PathOwners(owners.keySet(), owners, Set.of(), Set.of());
  }
}
