package rolepack.verify;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import rolepack.backend.OutputFolder;
import rolepack.source.SourceSpan;

/// The repository that a fixture is about: its own, or its role in a fresh folder with a play that
/// runs it.
///
/// @param repository what is converted
/// @param temporary whether the folder goes when the case is done
record FixtureInput(Path repository, boolean temporary) implements AutoCloseable {
  static FixtureInput of(FixtureCase fixture) throws FixtureProblem, IOException {
    boolean role = Files.isDirectory(fixture.roleFolder());
    boolean whole = Files.isDirectory(fixture.repositoryFolder());
    if (role == whole) {
      throw new FixtureProblem("has to hold either role/ or repo/");
    }
    if (whole) {
      if (fixture.variables().isPresent()) {
        throw new FixtureProblem("has variables for a play, and its repo/ has plays of its own");
      }
      return new FixtureInput(fixture.repositoryFolder().toAbsolutePath(), false);
    }
    FixtureInput input = new FixtureInput(Files.createTempDirectory("rolepack-fixture"), true);
    try {
      Path roles = Files.createDirectory(input.repository.resolve("roles"));
      copy(fixture.roleFolder(), roles.resolve(fixture.role()));
      Files.writeString(input.repository.resolve("site.yml"), play(fixture));
      return input;
    } catch (IOException | RuntimeException problem) {
      input.close();
      throw problem;
    }
  }

  private static String play(FixtureCase fixture) {
    String variables =
        fixture.variables().map(each -> "  vars:\n" + indented(each) + "\n").orElse("");
    return "---\n- hosts: all\n" + variables + "  roles:\n    - " + fixture.role() + "\n";
  }

  /// The text of a mapping, moved to the fourth column.
  private static String indented(SourceSpan mapping) {
    int columns = mapping.startColumn() - 1;
    StringBuilder moved = new StringBuilder();
    for (String line : mapping.text().split("\n", -1)) {
      boolean first = moved.isEmpty();
      int blanks = 0;
      while (!first && blanks < columns && blanks < line.length() && line.charAt(blanks) == ' ') {
        blanks++;
      }
      boolean blank = blanks == line.length();
      moved.append(first ? "" : "\n").append(blank ? "" : "    ");
      moved.append(line, blanks, line.length());
    }
    return moved.toString();
  }

  /// Copies a tree; links stay links.
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      OutputFolder.deleteTree(repository);
    }
  }
}
