package rolepack.plan;

/// What a packaged file holds.
public sealed interface FileContent {
  /// A file of the repository, byte for byte.
  ///
  /// @param path relative to the repository
  record Copy(String path) implements FileContent {}

  /// A text known at build time, written as UTF-8.
  record Text(String text) implements FileContent {}
}
