package rolepack.verify;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.SourceFiles;
import rolepack.frontend.configuration.StrictMapping;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.Configuration.Word;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// Finds fixtures by walking a folder, and reads their `case.yml`.
public final class FixtureReader {
  /// The file that makes a folder a fixture.
  public static final String CASE_FILE = "case.yml";

  private static final List<String> KEYS =
      List.of("prefix", "role", "variables", "pinned", "options", "machine");

  private FixtureReader() {}

  /// The folders of the fixtures in a folder, which may be one itself, in the order of their names.
  public static List<Path> find(Path top) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (Files.isRegularFile(folder.resolve(CASE_FILE))) {
              found.add(folder);
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found.stream().sorted().toList();
  }

  /// Reads a fixture; what is wrong in its `case.yml` is reported, and the case is empty then.
  ///
  /// @param top where the search began
  public static Optional<FixtureCase> read(Path top, Path folder, Diagnostics diagnostics)
      throws IOException {
    String place = top.relativize(folder.resolve(CASE_FILE)).toString();
    Optional<SourceFile> source = SourceFiles.read(new RepositoryFiles(top), place, diagnostics);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String shows = source.get().lineText(1).strip();
    if (!shows.startsWith("#") || shows.length() < 3) {
      diagnostics.report(
          DiagnosticKind.UNEXPECTED_SHAPE,
          source.get().span(),
          "a comment in the first line that says what the case shows",
          "none");
    }
    Optional<FixtureCase> read =
        YamlReader.read(source.get(), diagnostics)
            .flatMap(root -> StrictMapping.of(root, "a mapping", KEYS, diagnostics))
            .map(
                keys ->
                    new FixtureCase(
                        name(top, folder),
                        folder,
                        shows.replaceFirst("^#+\\s*", ""),
                        keys.word("role").map(Word::text).orElse(fileName(folder)),
                        keys.word("prefix").map(Word::text),
                        keys.mapping("variables"),
                        keys.words("pinned"),
                        keys.words("options").stream().map(Word::text).toList()));
    return diagnostics.sorted().isEmpty() ? read : Optional.empty();
  }

  /// What a fixture is called: its folder, relative to where the search began.
  public static String name(Path top, Path folder) {
    return folder.equals(top) ? fileName(folder) : top.relativize(folder).toString();
  }

  private static String fileName(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }
}
