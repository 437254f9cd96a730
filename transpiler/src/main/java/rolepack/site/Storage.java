package rolepack.site;

import java.util.List;

/// What has to be stored for the templates of a site.
///
/// @param seeds values that differ from what the templates say themselves, in key order
/// @param secretPaths where in Vault the secrets have to be, in order
public record Storage(List<Seed> seeds, List<String> secretPaths) {
  /// Nothing.
  public static final Storage NONE = new Storage(List.of(), List.of());

  public Storage {
    seeds = List.copyOf(seeds);
    secretPaths = List.copyOf(secretPaths);
  }
}
