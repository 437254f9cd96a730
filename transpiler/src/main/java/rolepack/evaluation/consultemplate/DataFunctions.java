package rolepack.evaluation.consultemplate;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions of one rendering that read its data or note something; made when one of their
/// group is first called, since most templates call few.
final class DataFunctions {
  private final ConsulTemplateVersion version;
  private final ConsulData data;
  private final Map<String, String> environment;
  private final Map<String, String> files;
  private final Brain brain;
  private final Clock clock;
  private final CatalogValues values;
  private final Map<String, GoFunction> made = new HashMap<>();
  private Optional<Scratch> scratch = Optional.empty();

  DataFunctions(
      ConsulTemplateVersion version,
      ConsulData data,
      Map<String, String> environment,
      Map<String, String> files,
      Brain brain,
      Clock clock) {
    this.version = version;
    this.data = data;
    this.environment = environment;
    this.files = files;
    this.brain = brain;
    this.clock = clock;
    this.values = new CatalogValues(StaticFunctions.of(version).types());
  }

  Optional<GoFunction> find(String name) {
    if (!made.containsKey(name)) {
      make(name);
    }
    return Optional.ofNullable(made.get(name));
  }

  private void make(String name) {
    QueryFormat format = new QueryFormat(version);
    switch (name) {
      case "key",
          "keyExists",
          "keyOrDefault",
          "key_or_default",
          "ls",
          "tree",
          "safeLs",
          "safeTree" ->
          new KvFunctions(values, data.kv(), brain, format).addTo(made);
      case "service", "services", "node", "nodes", "datacenters", "connect" ->
          new CatalogFunctions(values, data, brain, format).addTo(made);
      case "secret", "secrets", "vault" ->
          new SecretFunctions(values, data.secrets(), brain, version).addTo(made);
      case "env", "envOrDefault", "mustEnv", "file" ->
          new EnvironmentFunctions(environment, files, brain).addTo(made);
      case "timestamp" -> new TimeFunctions(clock, version).addTo(made);
      case "scratch" -> {
        scratch = Optional.of(new Scratch());
        scratch.get().addTo(made);
      }
      default -> {
        // it reads no data
      }
    }
  }

  /// A new pass begins.
  void begin() {
    scratch.ifPresent(Scratch::clear);
  }
}
