package rolepack.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import rolepack.generated.modules.EditsCall;
import rolepack.generated.modules.ModuleCall;
import rolepack.generated.modules.ModuleCalls;
import rolepack.generated.modules.ModuleCatalogue;
import rolepack.generated.modules.RepositoriesCall;
import rolepack.generated.modules.SystemCall;
import tools.jackson.databind.ObjectMapper;

/// A file and what a module does with it.
///
/// @param text what the file holds; empty where it is not there
record EditCase(String module, Map<String, Object> arguments, Optional<String> text) {
  private static final Map<String, String> PATHS =
      Map.of(
          "cron", "cron_file",
          "mount", "fstab",
          "pam_limits", "dest",
          "sysctl", "sysctl_file",
          "kernel_blacklist", "blacklist_file");

  private static final ObjectMapper JSON = new ObjectMapper();

  EditCase {
    arguments = Map.copyOf(arguments);
  }

  /// As the oracle reads it.
  String json() {
    Map<String, Object> all = new HashMap<>();
    all.put("module", module);
    all.put("args", arguments);
    all.put("text", text.orElse(null));
    return JSON.writeValueAsString(all);
  }

  /// The script for a file; empty where there is none.
  Optional<List<String>> script(Path file) {
    Map<String, Object> all = new HashMap<>(arguments);
    if (!module.endsWith("_repository")) {
      all.put(PATHS.getOrDefault(module, "path"), file.toString());
    }
    ModuleCall call =
        ModuleCalls.of(
                ModuleCatalogue.find(module).orElseThrow(),
                all,
                Optional.empty(),
                new ArrayList<>())
            .orElseThrow();
    return switch (call) {
      case EditsCall.Lineinfile edit -> LineInFile.script(edit, Optional.empty());
      case EditsCall.Replace edit -> ReplaceInFile.script(edit, Optional.empty());
      case EditsCall.Blockinfile edit -> BlockInFile.script(edit, Optional.empty());
      case EditsCall.IniFile edit -> IniFile.script(edit, Optional.empty());
      case SystemCall.Cron cron -> CronTable.script(cron);
      case SystemCall.PamLimits limits -> LimitsFile.script(limits);
      case SystemCall.KernelBlacklist blacklist -> Optional.of(KernelBlacklist.script(blacklist));
      case SystemCall.Mount mount ->
          Optional.of(
              mount.state().equals(Optional.of("present"))
                  ? FileSystemTable.set(mount, List.of())
                  : FileSystemTable.unset(mount, List.of()));
      case SystemCall.Sysctl sysctl ->
          Optional.of(
              SysctlFile.script(
                  file.toString(),
                  sysctl.name().orElse(""),
                  sysctl.state().equals(Optional.of("absent")) ? Optional.empty() : sysctl.value(),
                  List.of()));
      case RepositoriesCall.YumRepository repository -> Optional.of(yum(file, repository));
      case RepositoriesCall.AptRepository repository -> {
        String source = repository.repo().orElse("");
        List<String> sources = List.of(file.toString());
        yield Optional.of(
            repository.state().equals(Optional.of("absent"))
                ? AptSources.remove(sources, source)
                : AptSources.add(sources, file.toString(), source));
      }
      case ModuleCall other -> throw new AssertionError(other);
    };
  }

  private List<String> yum(Path file, RepositoriesCall.YumRepository repository) {
    String name = repository.name().orElse("");
    if (repository.state().equals(Optional.of("absent"))) {
      return YumSections.remove(file.toString(), name);
    }
    SequencedMap<String, String> settings = new TreeMap<>();
    arguments.forEach(
        (key, value) ->
            settings.put(
                key,
                value instanceof List<?> list
                    ? String.join("\n", list.stream().map(Object::toString).toList())
                    : value.equals(true) ? "1" : value.toString()));
    settings.put("name", settings.remove("description"));
    settings.remove("state");
    return YumSections.set(file.toString(), name, settings);
  }
}
