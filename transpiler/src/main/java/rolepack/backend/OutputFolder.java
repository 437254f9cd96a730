package rolepack.backend;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import rolepack.source.RepositoryFiles;

/// The folder that a conversion writes to: all of it or nothing, and nothing outside it.
///
/// Everything is written to a fresh folder beside it, which then takes its name. So no file that
/// stands there, and no link that somebody left there, is ever written through, and a run that
/// fails leaves the old output as it was.
public final class OutputFolder {
  /// The file that says that rolepack made a folder; without it a folder is never replaced.
  public static final String MARKER = RepositoryFiles.OUTPUT_MARKER;

  private static final String MARKER_TEXT =
      "rolepack made this folder; `convert --force` replaces it, and all that stands in it.\n";

  private final Path folder;
  private final boolean force;

  private OutputFolder(Path folder, boolean force) {
    this.folder = folder;
    this.force = force;
  }

  /// Looks whether a folder may be written, before the work begins.
  ///
  /// @param force replace the folder, where rolepack made it
  /// @throws OutputRefused where it must not
  /// @throws IOException where that cannot be found out
  public static OutputFolder at(Path wanted, boolean force, RepositoryFiles repository)
      throws OutputRefused, IOException {
    OutputFolder output = new OutputFolder(resolve(wanted), force);
    output.requireAwayFrom(repository.root());
    output.requireReplaceable();
    return output;
  }

  /// The folder, absolute, with the links of its parents resolved.
  public Path path() {
    return folder;
  }

  /// Writes the artifacts, and nothing else, to the folder.
  ///
  /// @throws IOException where a file cannot be read or written; the folder is then as it was
  /// @throws OutputRefused where somebody has made the folder since
  public void write(List<Artifact> artifacts, RepositoryFiles repository)
      throws OutputRefused, IOException {
    Path parent = folder.getParent();
    Files.createDirectories(parent);
    Path workshop = Files.createTempDirectory(parent, "." + folder.getFileName() + "-rolepack");
    try {
      Files.writeString(workshop.resolve(MARKER), MARKER_TEXT);
      Path fresh = Files.createDirectory(workshop.resolve("new"));
      ArtifactWriter writer = new ArtifactWriter(fresh, repository);
      writer.write(artifacts);
      Files.writeString(fresh.resolve(MARKER), MARKER_TEXT + ComparedTemplates.lines(artifacts));
      requireReplaceable();
      replace(fresh, workshop.resolve("old"));
    } finally {
      deleteTree(workshop);
    }
  }

  private void replace(Path fresh, Path old) throws IOException {
    boolean replacing = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    if (replacing) {
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      if (replacing) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      throw failure;
    }
  }

  /// The wanted path with the links of the parents that exist resolved, and `..` taken away.
  private static Path resolve(Path wanted) throws IOException, OutputRefused {
    Path absolute = wanted.toAbsolutePath().normalize();
    if (absolute.getFileName() == null) {
      throw new OutputRefused(wanted + " cannot be an output folder: it is the root");
    }
    Path existing = absolute.getParent();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing == null
        ? absolute
        : existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
  }

  private void requireAwayFrom(Path repository) throws OutputRefused {
    if (repository.startsWith(folder)) {
      throw new OutputRefused(
          "the output folder %s would replace the repository; name another".formatted(folder));
    }
    if (folder.startsWith(repository)
        && ("/" + repository.relativize(folder) + "/").contains("/roles/")) {
      throw new OutputRefused(
          "the output folder %s stands among the repository's roles; name another"
              .formatted(folder));
    }
  }

  private void requireReplaceable() throws OutputRefused, IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new OutputRefused(
          "the output folder %s is there and is not a folder; name another".formatted(folder));
    }
    if (isEmpty(folder)) {
      return;
    }
    if (!Files.isRegularFile(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
      throw new OutputRefused(
          "the folder %s is there and rolepack did not make it; name another".formatted(folder));
    }
    if (!force) {
      throw new OutputRefused(
          "the output folder %s is there; add --force to replace it".formatted(folder));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findFirst().isEmpty();
    }
  }

  /// Deletes a folder with all that is in it. Links are deleted, not followed.
  public static void deleteTree(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
