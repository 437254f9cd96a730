package rolepack.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.frontend.RepositoryReader;
import rolepack.ir.DataTemplate;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.VariableDefinition;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.RepositoryFiles;
import rolepack.source.SecretNames;

/// No secret stands in what rolepack wrote: no private key, no encrypted text, and no value of a
/// variable whose name says that it is one. The site's own files in the residual folder are theirs.
final class SecretChecks {
  private static final List<String> MARKS = List.of("PRIVATE KEY-----", "$ANSIBLE_VAULT;");
  private static final Pattern VALUE = Pattern.compile("\"value\"\\s*:\\s*\"([A-Za-z0-9+/=]*)\"");

  /// Shorter values stand in many a text by chance.
  private static final int SHORTEST = 6;

  private SecretChecks() {}

  static void check(RepositoryFiles files, List<OutputFinding> findings) throws IOException {
    Map<String, String> names = values(files);
    for (Map.Entry<String, String> text : OutputTexts.read(files, "").entrySet()) {
      String shown = text.getKey().endsWith("kv.json") ? decoded(text.getValue()) : text.getValue();
      for (String mark : MARKS) {
        if (shown.contains(mark)) {
          findings.add(new OutputFinding(text.getKey(), "holds a private key or encrypted text"));
        }
      }
      names.forEach(
          (value, name) -> {
            if (shown.contains(value)) {
              findings.add(
                  new OutputFinding(text.getKey(), "holds the value of the secret " + name));
            }
          });
    }
  }

  /// The values of a seed as they are stored.
  private static String decoded(String seed) {
    StringBuilder out = new StringBuilder(seed);
    Matcher values = VALUE.matcher(seed);
    while (values.find()) {
      try {
        byte[] bytes = Base64.getDecoder().decode(values.group(1));
        out.append('\n').append(new String(bytes, StandardCharsets.ISO_8859_1));
      } catch (IllegalArgumentException _) {
        out.append('\n').append(values.group(1));
      }
    }
    return out.toString();
  }

  /// The values of the site's secret variables, each with its variable's name.
  private static Map<String, String> values(RepositoryFiles files) throws IOException {
    Map<String, String> values = new TreeMap<>();
    if (!files.isDirectory("residual")) {
      return values;
    }
    Repository repository =
        RepositoryReader.read(ReadOptions.of(files.root().resolve("residual")), new Diagnostics());
    Stream<VariableDefinition> roles =
        repository.roles().stream()
            .flatMap(each -> Stream.concat(each.defaults().stream(), each.vars().stream()));
    Stream<VariableDefinition> plays =
        repository.playbooks().stream()
            .flatMap(each -> each.plays().stream())
            .flatMap(each -> each.variables().stream());
    List<VariableDefinition> all =
        Stream.of(roles, plays, repository.inventory().variables().stream())
            .flatMap(each -> each)
            .toList();
    all.stream()
        .filter(each -> SecretNames.says(each.name()))
        .forEach(
            each -> {
              if (each.value() instanceof DataTemplate.Constant(YamlNode.Text text)
                  && text.value().strip().length() >= SHORTEST) {
                byte[] bytes = text.value().strip().getBytes(StandardCharsets.UTF_8);
                values.put(new String(bytes, StandardCharsets.ISO_8859_1), each.name());
              }
            });
    // `zabbix_password: zabbix`: the name of something stands everywhere, and tells nothing.
    Stream<String> names =
        Stream.of(
                repository.roles().stream().map(Role::name),
                all.stream().map(VariableDefinition::name),
                files.list("packages").stream())
            .flatMap(each -> each);
    names.forEach(each -> values.keySet().removeIf(each::contains));
    return values;
  }
}
