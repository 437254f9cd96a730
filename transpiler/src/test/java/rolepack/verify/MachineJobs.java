package rolepack.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rolepack.backend.Artifact;
import rolepack.backend.OutputFolder;
import rolepack.cli.FixturePipeline;
import rolepack.source.RepositoryFiles;

/// Converts fixtures and says what the machines need to know of each.
///
/// @param work a folder for the repositories and what is made of them
public record MachineJobs(Path work) {
  /// A job for `machine.py`, by its keys; its `name` is that of the fixture and its target.
  ///
  /// @param timed whether the deployment may be timed, too
  public Map<String, Object> job(FixtureCase fixture, String target, boolean timed)
      throws Exception {
    Path folder = work.resolve(target + "-" + fixture.name().replace('/', '-'));
    Files.createDirectory(folder);
    Path repository = folder.resolve("repository");
    Path output = folder.resolve("output");
    List<String> options = new ArrayList<>(fixture.options());
    if (!options.contains("--target")) {
      options.addAll(List.of("--target", target));
    }
    try (FixtureInput input = FixtureInput.of(fixture)) {
      FixtureCase chosen =
          new FixtureCase(
              fixture.name(),
              fixture.folder(),
              fixture.shows(),
              fixture.role(),
              fixture.prefix(),
              fixture.variables(),
              fixture.pinned(),
              options);
      List<Artifact> artifacts = new FixturePipeline().convert(chosen, input.repository());
      RepositoryFiles files = new RepositoryFiles(input.repository());
      OutputFolder.at(output, false, files).write(artifacts, files);
      copy(input.repository(), repository);
    }
    return Map.of(
        "name", fixture.name() + " " + target,
        "case", fixture.folder().resolve(FixtureReader.CASE_FILE).toAbsolutePath().toString(),
        "prefix", fixture.prefix().orElse("acme"),
        "target", target,
        "repository", repository.toString(),
        "output", output.toString(),
        "timed", timed,
        "consulTemplate", version(fixture.options()));
  }

  /// `--consul-template VERSION`, where the case says one.
  private static List<String> version(List<String> options) {
    int at = options.indexOf("--consul-template");
    return at < 0 ? List.of() : options.subList(at, at + 2);
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
    if (copy.waitFor() != 0) {
      throw new IOException("cannot copy " + from);
    }
  }
}
