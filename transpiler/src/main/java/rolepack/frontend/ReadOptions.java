package rolepack.frontend;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What is to be read.
///
/// @param folder the repository
/// @param playbooks relative to the repository; none for those at its top
/// @param inventories files or folders, wherever they are; none for the repository's own
/// @param extraVars as on the command line: `name=value …`, `{"name": value}`, `@file`
public record ReadOptions(
    Path folder, List<String> playbooks, List<Path> inventories, List<String> extraVars) {
  public ReadOptions {
    Objects.requireNonNull(folder);
    playbooks = List.copyOf(playbooks);
    inventories = List.copyOf(inventories);
    extraVars = List.copyOf(extraVars);
  }

  /// A whole folder, nothing chosen.
  public static ReadOptions of(Path folder) {
    return new ReadOptions(folder, List.of(), List.of(), List.of());
  }
}
