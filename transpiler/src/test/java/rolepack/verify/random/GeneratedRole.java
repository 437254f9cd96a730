package rolepack.verify.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of one generated role.
final class GeneratedRole {
  final String name;
  final Map<String, Object> defaults = new LinkedHashMap<>();
  final Map<String, Object> vars = new LinkedHashMap<>();
  final Map<String, Object> parameters = new LinkedHashMap<>();
  final List<String> dependencies = new ArrayList<>();
  final List<Map<String, Object>> tasks = new ArrayList<>();
  final List<Map<String, Object>> handlers = new ArrayList<>();
  final Map<String, List<Map<String, Object>>> included = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  GeneratedRole(String name) {
    this.name = name;
  }

  /// Adds a file or template: its name, which no other one has.
  String text(String folder, String content) {
    String name = (folder.equals("templates") ? "t%d.j2" : "f%d").formatted(texts.size());
    texts.put(folder + "/" + name, content);
    return name;
  }

  void write(Path folder) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.put("tasks/main.yml", YamlText.tasks(tasks));
    included.forEach((name, list) -> all.put("tasks/" + name, YamlText.tasks(list)));
    if (!handlers.isEmpty()) {
      all.put("handlers/main.yml", YamlText.tasks(handlers));
    }
    if (!defaults.isEmpty()) {
      all.put("defaults/main.yml", YamlText.mapping(defaults));
    }
    if (!vars.isEmpty()) {
      all.put("vars/main.yml", YamlText.mapping(vars));
    }
    if (!dependencies.isEmpty()) {
      all.put("meta/main.yml", YamlText.mapping(Map.of("dependencies", dependencies)));
    }
    for (Map.Entry<String, String> each : all.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
  }
}
