package rolepack.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files below one folder, and nothing else: a path that leads out of it, by `..` or by a
/// symbolic link, is as if it were not there.
public final class RepositoryFiles {
  /// The file that marks a folder as written by a conversion: such a folder inside of another one
  /// is no part of it.
  public static final String OUTPUT_MARKER = ".rolepack";

  private final Path root;

  /// @throws IOException where the folder cannot be resolved
  public RepositoryFiles(Path folder) throws IOException {
    this.root = folder.toRealPath();
  }

  /// The folder, absolute and without symbolic links.
  public Path root() {
    return root;
  }

  /// Whether a path leads out of the folder; one that does not exist is judged by its text.
  public boolean leadsOutside(String path) {
    Path absolute = root.resolve(path).normalize();
    try {
      return !absolute.startsWith(root)
          || (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)
              && Files.exists(absolute)
              && !absolute.toRealPath().startsWith(root));
    } catch (IOException _) {
      return true;
    }
  }

  /// The real place of a file or folder, where it exists and is inside.
  public Optional<Path> find(String path) {
    if (path.indexOf('\0') >= 0 || leadsOutside(path)) {
      return Optional.empty();
    }
    Path absolute = root.resolve(path).normalize();
    return Files.exists(absolute) ? Optional.of(absolute) : Optional.empty();
  }

  public boolean isFile(String path) {
    return find(path).filter(Files::isRegularFile).isPresent();
  }

  public boolean isDirectory(String path) {
    return find(path).filter(Files::isDirectory).isPresent();
  }

  /// The bytes of a file.
  ///
  /// @throws IOException where it is not there, is no regular file (a pipe has no end) or cannot be
  ///   read
  public byte[] read(String path) throws IOException {
    Path found =
        find(path).filter(Files::isRegularFile).orElseThrow(() -> new NoSuchFileException(path));
    return Files.readAllBytes(found);
  }

  /// The names in a folder, in order; none where it is not a folder, or where a conversion wrote
  /// it.
  public List<String> list(String path) throws IOException {
    Optional<Path> found = find(path).filter(Files::isDirectory);
    if (found.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(found.get())) {
      List<String> names = entries.map(each -> each.getFileName().toString()).sorted().toList();
      return names.contains(OUTPUT_MARKER) && !found.get().equals(root) ? List.of() : names;
    }
  }

  /// The path of a place inside, relative to the folder.
  public String relative(Path absolute) {
    return root.relativize(absolute).toString();
  }
}
