package rolepack;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import rolepack.plan.PlanSettings;

/// What is to be converted, and how.
///
/// @param repository the folder to read
/// @param playbooks relative to the repository; none for those at its top
/// @param inventory a file or folder; empty for the repository's own
/// @param extraVariables as on the command line: `name=value`, `{"name": value}`, `@file`
public record ConversionRequest(
    Path repository,
    List<String> playbooks,
    Optional<Path> inventory,
    List<String> extraVariables,
    PlanSettings settings) {
  public ConversionRequest {
    Objects.requireNonNull(repository);
    playbooks = List.copyOf(playbooks);
    Objects.requireNonNull(inventory);
    extraVariables = List.copyOf(extraVariables);
    Objects.requireNonNull(settings);
  }
}
