package rolepack.backend;

import java.util.Objects;

/// One file of the output folder.
///
/// Paths are relative to the folder, with `/` between their parts; a part is never empty, `.` or
/// `..`, so that an artifact cannot stand outside whatever the input was.
public sealed interface Artifact {
  /// Where it stands in the output folder.
  String path();

  /// A file that rolepack made.
  ///
  /// @param content written as UTF-8
  record Text(String path, String content, boolean executable) implements Artifact {
    public Text {
      requireInside(path);
      Objects.requireNonNull(content);
    }

    /// A file that nobody runs.
    public Text(String path, String content) {
      this(path, content, false);
    }
  }

  /// A file of the repository, byte for byte.
  ///
  /// @param source relative to the repository
  record Copy(String path, String source, boolean executable) implements Artifact {
    public Copy {
      requireInside(path);
      Objects.requireNonNull(source);
    }
  }

  /// A symbolic link.
  ///
  /// @param target as the link says it; nothing is ever written through it
  record Link(String path, String target) implements Artifact {
    public Link {
      requireInside(path);
      if (target.isEmpty() || target.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("not the target of a link: " + target);
      }
    }
  }

  private static void requireInside(String path) {
    if (path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a path: " + path);
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException("not a path inside the output folder: " + path);
      }
    }
  }
}
