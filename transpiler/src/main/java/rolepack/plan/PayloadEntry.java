package rolepack.plan;

import java.util.Optional;
import rolepack.source.SourceSpan;

/// One path that a package lays down.
public sealed interface PayloadEntry {
  /// The absolute path on the machine, without a slash at its end.
  String path();

  /// The task that wants it.
  SourceSpan origin();

  /// A file.
  ///
  /// @param configuration an administrator may edit it, and an upgrade must keep the edit
  record File(
      String path,
      FileContent content,
      FileAttributes attributes,
      boolean configuration,
      SourceSpan origin)
      implements PayloadEntry {}

  /// An empty folder.
  record Directory(String path, FileAttributes attributes, SourceSpan origin)
      implements PayloadEntry {}

  /// A symbolic link.
  record Link(String path, String target, SourceSpan origin) implements PayloadEntry {}

  /// A file that is fetched when the package is built.
  record Download(
      String path,
      String url,
      Optional<Checksum> checksum,
      FileAttributes attributes,
      SourceSpan origin)
      implements PayloadEntry {}

  /// What a download must hash to.
  ///
  /// @param algorithm `md5`, `sha1`, `sha256`, `sha512`
  record Checksum(String algorithm, String hex) {}
}
