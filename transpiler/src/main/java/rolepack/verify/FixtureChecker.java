package rolepack.verify;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rolepack.backend.Artifact;
import rolepack.source.RepositoryFiles;

/// Converts fixtures and compares what comes out with what is expected.
///
/// A file that is not expected yet is written and is a difference all the same, so that a new case
/// needs no step of its own and still cannot pass unseen.
public final class FixtureChecker {
  /// Files for machines: they say again what the others say, and have tests of their own.
  private static final List<String> NOT_COMPARED =
      List.of("report.json", "report.html", "report.sarif", "tasks.csv");

  private final FixtureConversion conversion;
  private final boolean accept;

  /// @param accept the output of now becomes what is expected, whatever it is
  public FixtureChecker(FixtureConversion conversion, boolean accept) {
    this.conversion = conversion;
    this.accept = accept;
  }

  /// The differences of one fixture, in the order of their paths.
  ///
  /// @throws FixtureProblem where it cannot be converted
  /// @throws IOException where a file cannot be read or written
  public List<FixtureDifference> check(FixtureCase fixture) throws FixtureProblem, IOException {
    SortedMap<String, FixtureContent> made = outputs(fixture);
    SortedMap<String, FixtureContent> expected = expected(fixture.expectedFolder());
    List<FixtureDifference> differences = new ArrayList<>();
    for (Map.Entry<String, FixtureContent> each : made.entrySet()) {
      String path = each.getKey();
      if (!expected.containsKey(path)) {
        differences.add(new FixtureDifference.New(path));
        each.getValue().write(fixture.expectedFolder().resolve(path));
      } else if (!expected.get(path).isSame(each.getValue())) {
        differences.add(
            new FixtureDifference.Changed(path, expected.get(path).diff(path, each.getValue())));
        if (accept) {
          each.getValue().write(fixture.expectedFolder().resolve(path));
        }
      }
    }
    for (String path : expected.keySet()) {
      if (!made.containsKey(path)) {
        differences.add(new FixtureDifference.Stale(path));
        if (accept) {
          delete(fixture.expectedFolder(), path);
        }
      }
    }
    return List.copyOf(differences);
  }

  private SortedMap<String, FixtureContent> outputs(FixtureCase fixture)
      throws FixtureProblem, IOException {
    SortedMap<String, FixtureContent> outputs = new TreeMap<>();
    try (FixtureInput input = FixtureInput.of(fixture)) {
      RepositoryFiles files = new RepositoryFiles(input.repository());
      for (Artifact each : conversion.convert(fixture, input.repository())) {
        if (!NOT_COMPARED.contains(each.path())) {
          outputs.put(each.path(), content(each, files));
        }
      }
    }
    if (outputs.isEmpty()) {
      throw new FixtureProblem("gives no file at all");
    }
    return outputs;
  }

  private static FixtureContent content(Artifact artifact, RepositoryFiles files)
      throws IOException {
    return switch (artifact) {
      case Artifact.Text text -> FixtureContent.text(text.content());
      case Artifact.Copy copy -> new FixtureContent(files.read(copy.source()), false);
      case Artifact.Link link -> FixtureContent.link(link.target());
    };
  }

  private static SortedMap<String, FixtureContent> expected(Path folder) throws IOException {
    SortedMap<String, FixtureContent> found = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            found.put(
                folder.relativize(file).toString().replace('\\', '/'), FixtureContent.read(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /// Deletes a file and the folders that are empty then.
  private static void delete(Path folder, String path) throws IOException {
    Path file = folder.resolve(path);
    Files.delete(file);
    for (Path parent = file.getParent(); !parent.equals(folder); parent = parent.getParent()) {
      try (var entries = Files.list(parent)) {
        if (entries.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(parent);
    }
  }
}
