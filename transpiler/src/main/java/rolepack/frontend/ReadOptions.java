package rolepack.frontend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is to be read.
///
/// @param folder the repository
/// @param playbooks relative to the repository; none for those at its top
/// @param inventories files or folders, wherever they are; none for the repository's own
/// @param facts the facts that the target of a conversion decides, by name
/// @param extraVars as on the command line: `name=value …`, `{"name": value}`, `@file`
public record ReadOptions(
    Path folder,
    List<String> playbooks,
    List<Path> inventories,
    List<String> extraVars,
    Map<String, String> facts) {
  public ReadOptions {
    Objects.requireNonNull(folder);
    playbooks = List.copyOf(playbooks);
    inventories = List.copyOf(inventories);
    extraVars = List.copyOf(extraVars);
    facts = Map.copyOf(facts);
  }

  /// Of no target in particular.
  public ReadOptions(
      Path folder, List<String> playbooks, List<Path> inventories, List<String> extraVars) {
    this(folder, playbooks, inventories, extraVars, Map.of());
  }

  /// The same for a target.
  public ReadOptions with(Map<String, String> targetFacts) {
    return new ReadOptions(folder, playbooks, inventories, extraVars, targetFacts);
  }

  /// A whole folder, nothing chosen.
  public static ReadOptions of(Path folder) {
    return new ReadOptions(folder, List.of(), List.of(), List.of());
  }
}
