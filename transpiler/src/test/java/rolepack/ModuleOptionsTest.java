package rolepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import rolepack.backend.Artifact;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.ReadOptions;
import rolepack.generated.modules.ModuleCatalogue;
import rolepack.generated.modules.ModuleSpec;
import rolepack.generated.modules.Parameter;
import rolepack.plan.Outcome;
import rolepack.plan.PlanSettings;
import rolepack.plan.ResidualReason;
import rolepack.plan.Target;
import rolepack.plan.TaskOutcome;
import tools.jackson.databind.ObjectMapper;

/// No option of a module is lost: a call with it gives another package than the call without it, or
/// stays for a reason that names it, or the option is on the list of those that mean nothing in a
/// package, with why. The list is `options/modules.yml`.
class ModuleOptionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Map<?, ?> modules;

  @TempDir private Path repository;

  /// The options of calls that moved.
  private final TreeSet<String> moving = new TreeSet<>();

  @BeforeAll
  static void list() throws IOException {
    try (InputStream in = ModuleOptionsTest.class.getResourceAsStream("/options/modules.yml")) {
      modules = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    }
  }

  @BeforeEach
  void site() throws IOException {
    write("site.yml", "- hosts: all\n  become: yes\n  roles: [probe]\n");
    write("roles/probe/defaults/main.yml", "site_value: a\n");
    write("roles/probe/templates/t.j2", "  {% if true %}\n\na\n{% endif %}\n");
    write("roles/probe/templates/site.j2", "  {% if true %}\n\n{{ site_value }}\n{% endif %}\n");
    for (String each :
        List.of("a.conf", "a.tar.gz", "a.zip", "tree/x", "tree/.y", "parts/z", "go.sh")) {
      write("roles/probe/files/" + each, each + "\n");
    }
  }

  @Test
  void everyModuleThatMayMoveIsListed() {
    List<String> movable = new ArrayList<>();
    ModuleCatalogue.all().stream()
        .filter(each -> each.reason().isEmpty() && !isPartOfPlaybook(each))
        .forEach(each -> movable.add(each.name()));
    movable.add("all");
    assertThat(new TreeSet<>(movable)).isEqualTo(new TreeSet<>(modules.keySet()));
  }

  /// Includes and their like are read before any module is looked at.
  private static boolean isPartOfPlaybook(ModuleSpec spec) {
    return spec.name().matches("(include|import)_(tasks|role)|include|import_playbook");
  }

  @Test
  void everyOptionOfTheListIsOneOfItsModule() {
    modules.forEach(
        (name, module) -> {
          if (module instanceof Map<?, ?> map && !name.equals("all")) {
            ModuleSpec spec = ModuleCatalogue.find(name.toString()).orElseThrow();
            for (String part : List.of("values", "nothing", "said")) {
              assertThat(part(map, part).keySet())
                  .as("%s, %s", name, part)
                  .allSatisfy(each -> assertThat(spec.parameter(each.toString())).isPresent());
            }
          }
        });
  }

  /// And what moves is shown by a fixture, which is run on machines beside real Ansible.
  @Test
  void noOptionIsLostAndEachThatMovesIsShown() throws Exception {
    Map<String, String> lost = new TreeMap<>();
    for (ModuleSpec spec : ModuleCatalogue.all()) {
      if (modules.get(spec.name()) instanceof Map<?, ?> module) {
        lost.putAll(lost(spec, module));
      }
    }
    assertThat(lost).isEmpty();
    moving.removeAll(ShownOptions.inFixtures());
    assertThat(moving).as("options that move and that no fixture shows").isEmpty();
  }

  /// What became of calls with options that made no difference, by module and option.
  private Map<String, String> lost(ModuleSpec spec, Map<?, ?> module) throws IOException {
    Map<String, String> lost = new LinkedHashMap<>();
    List<String> seen = new ArrayList<>();
    for (Object each : (List<?>) module.get("base")) {
      Map<?, ?> base = (Map<?, ?>) each;
      Result without = convert(spec, module, base);
      assertThat(without.stays()).as("%s %s", spec.name(), base).isEmpty();
      for (Parameter parameter : spec.parameters()) {
        if (parameter.removedIn().isPresent() || isListed(parameter, module, "nothing")) {
          continue;
        }
        for (Object value : values(parameter, module)) {
          String key = "%s %s: %s".formatted(spec.name(), parameter.name(), value);
          Map<Object, Object> call = new LinkedHashMap<>(base);
          if (value.equals(call.put(parameter.name(), value)) || seen.contains(key)) {
            continue;
          }
          Result with = convert(spec, module, call);
          if (isSeen(with, without, parameter, module)) {
            seen.add(key);
            if (with.stays().isEmpty() && !isNewer(parameter, module)) {
              moving.add(ShownOptions.name(spec, parameter, value.toString()));
            }
          } else {
            lost.put(key, with.stays().map(ResidualReason::message).orElse("moves, and is lost"));
          }
        }
      }
    }
    seen.forEach(lost::remove);
    return lost;
  }

  private static boolean isSeen(
      Result with, Result without, Parameter parameter, Map<?, ?> module) {
    if (with.stays().isEmpty()) {
      return !with.text().equals(without.text());
    }
    String reason = with.stays().get().message() + " " + with.stays().get().remedy();
    Object said = part(module, "said").get(parameter.name());
    return said != null && reason.contains(said.toString())
        || Pattern.compile("\\b" + parameter.name() + "\\b").matcher(reason).find();
  }

  private static boolean isNewer(Parameter parameter, Map<?, ?> module) {
    return switch (module.get("newer")) {
      case List<?> some -> some.contains(parameter.name());
      case String _ -> true;
      case null, default -> false;
    };
  }

  private static boolean isListed(Parameter parameter, Map<?, ?> module, String list) {
    return part(module, list).containsKey(parameter.name())
        || part(modules, "all").get(list) instanceof Map<?, ?> all
            && all.containsKey(parameter.name());
  }

  /// Values that differ from what the module takes without the option: all choices, or one.
  private static List<?> values(Parameter parameter, Map<?, ?> module) {
    for (Map<?, ?> each : List.of(module, part(modules, "all"))) {
      if (part(each, "values").containsKey(parameter.name())) {
        return List.of(part(each, "values").get(parameter.name()));
      }
    }
    if (!parameter.choices().isEmpty()) {
      return parameter.choices().stream()
          .filter(each -> !parameter.defaultValue().equals(Optional.of(each)))
          .toList();
    }
    return List.of(
        switch (parameter.type()) {
          case BOOL -> !parameter.defaultValue().equals(Optional.of(true));
          case INT, FLOAT, BITS, BYTES -> 7;
          case LIST -> List.of("probe");
          case DICT -> Map.of("probe", "a");
          case PATH -> "/srv/probe";
          case STR, RAW, JSON, JSONARG -> "probe";
        });
  }

  /// @param text the packages and the playbooks
  private record Result(String text, Optional<ResidualReason> stays) {}

  private Result convert(ModuleSpec spec, Map<?, ?> module, Map<?, ?> call) throws IOException {
    List<Object> tasks = new ArrayList<>();
    if (module.get("before") instanceof List<?> before) {
      tasks.addAll(before);
    }
    tasks.add(Map.of(spec.name(), call));
    write("roles/probe/tasks/main.yml", JSON.writeValueAsString(tasks));
    boolean debian = "debian12".equals(module.get("target"));
    Conversion conversion =
        Transpiler.convert(
            new ConversionRequest(
                ReadOptions.of(repository), settings(debian ? Target.DEBIAN12 : Target.EL7)),
            new Diagnostics(),
            _ -> {});
    StringBuilder text = new StringBuilder();
    for (Artifact each : conversion.artifacts()) {
      if (each instanceof Artifact.Text(String path, String content, _)
          && (path.startsWith("packages/") || path.startsWith("residual/"))) {
        text.append(path).append('\n').append(content);
      }
    }
    TaskOutcome item = conversion.plan().roles().getFirst().items().getLast();
    return new Result(
        text.toString(),
        item.outcome() == Outcome.RESIDUAL
            ? Optional.of(item.reasons().getFirst())
            : Optional.empty());
  }

  private static PlanSettings settings(Target target) {
    PlanSettings it = PlanSettings.defaults("acme");
    return new PlanSettings(
        it.prefix(),
        it.release(),
        target,
        false,
        false,
        false,
        false,
        it.consulTemplate(),
        it.configuration());
  }

  private static Map<?, ?> part(Map<?, ?> map, String key) {
    return map.get(key) instanceof Map<?, ?> part ? part : Map.of();
  }

  private void write(String path, String text) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
