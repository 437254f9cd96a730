package rolepack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Turns the paths of a command line into ones that can be read, or says in a sentence why not.
final class InputPath {
  private final Environment environment;

  InputPath(Environment environment) {
    this.environment = environment;
  }

  /// A folder that can be read and holds something.
  ///
  /// @param what what it has to be, with its article: `a repository`
  Path folder(String written, String what) throws UsageException {
    Path path = existing(written);
    if (!Files.isDirectory(path)) {
      throw new UsageException(Mistake.NOT_A_FOLDER, written, what);
    }
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.findFirst().isEmpty()) {
        throw new UsageException(Mistake.EMPTY_FOLDER, written, what);
      }
    } catch (IOException _) {
      throw new UsageException(Mistake.NOT_READABLE, written);
    }
    return path;
  }

  /// A file that can be read.
  Path file(String written, String what) throws UsageException {
    Path path = existing(written);
    if (Files.isDirectory(path)) {
      throw new UsageException(Mistake.NOT_A_FILE, written, what);
    }
    return path;
  }

  /// Something that is there and can be read.
  Path existing(String written) throws UsageException {
    Path path = path(written);
    if (!Files.exists(path)) {
      throw new UsageException(Mistake.NOT_THERE, written);
    }
    if (!Files.isReadable(path)) {
      throw new UsageException(Mistake.NOT_READABLE, written);
    }
    return path;
  }

  /// A path that need not be there.
  Path path(String written) throws UsageException {
    if (written.isEmpty()) {
      throw new UsageException(Mistake.NO_PATH);
    }
    try {
      return environment.resolve(written);
    } catch (InvalidPathException _) {
      throw new UsageException(Mistake.BAD_PATH, written);
    }
  }
}
