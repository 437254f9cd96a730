package rolepack.generated.functions;

import java.util.Optional;

/// A function, option or ability of consul-template, with the versions that have it.
///
/// @param since the version it came with
/// @param removed the first version without it
public record ConsulTemplateFeature(
    String name, ConsulTemplateVersion since, Optional<ConsulTemplateVersion> removed) {
  /// Whether a version has it.
  public boolean isIn(ConsulTemplateVersion version) {
    return since.compareTo(version) <= 0
        && removed.map(first -> version.compareTo(first) < 0).orElse(true);
  }
}
