package rolepack.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import rolepack.source.RepositoryFiles;

/// The files that rolepack wrote, the site's own left out.
final class OutputTexts {
  private OutputTexts() {}

  /// Their texts by path; bytes that are no UTF-8 are read as Latin-1, so that none is lost.
  ///
  /// @param suffix how their names end; empty for all
  static Map<String, String> read(RepositoryFiles files, String suffix) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Path residual = files.root().resolve("residual");
    Files.walkFileTree(
        files.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(residual)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && file.toString().endsWith(suffix)) {
              texts.put(
                  files.relative(file),
                  new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return texts;
  }
}
