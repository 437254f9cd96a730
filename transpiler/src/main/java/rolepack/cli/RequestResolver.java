package rolepack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rolepack.ConversionRequest;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.NearestName;
import rolepack.frontend.ReadOptions;
import rolepack.frontend.SourceFiles;
import rolepack.frontend.configuration.ConfigurationReader;
import rolepack.ir.Configuration;
import rolepack.plan.PlanSettings;
import rolepack.source.RepositoryFiles;

/// What the user wrote -> a request whose paths are there, or one sentence that says which is not.
final class RequestResolver {
  private final InputPath paths;

  RequestResolver(Environment environment) {
    this.paths = new InputPath(environment);
  }

  /// @param diagnostics takes what is wrong in `rolepack.yml`
  ConversionRequest resolve(String repository, Invocation.Choices choices, Diagnostics diagnostics)
      throws UsageException {
    Path folder = paths.folder(repository, "a repository");
    List<String> playbooks = new ArrayList<>();
    for (String playbook : choices.playbooks()) {
      playbooks.add(playbook(playbook, folder, repository));
    }
    List<Path> inventories = new ArrayList<>();
    for (String inventory : choices.inventories()) {
      inventories.add(besideOrBelow(inventory, folder));
    }
    List<String> extraVariables = new ArrayList<>();
    for (String variables : choices.extraVariables()) {
      extraVariables.add(extraVariables(variables));
    }
    List<Path> contents = new ArrayList<>();
    for (String index : choices.contents()) {
      contents.add(paths.file(index, "an index of files"));
    }
    Configuration configuration = configuration(choices, folder, diagnostics);
    PlanSettings settings =
        SettingsResolver.resolve(choices, configuration, folderName(folder), diagnostics);
    return new ConversionRequest(
        new ReadOptions(folder, playbooks, inventories, extraVariables), settings, contents);
  }

  private Configuration configuration(
      Invocation.Choices choices, Path folder, Diagnostics diagnostics) throws UsageException {
    Path file = folder.resolve("rolepack.yml");
    if (choices.configuration().isPresent()) {
      file = paths.file(choices.configuration().get(), "a file of settings");
    } else if (!Files.exists(file)) {
      return Configuration.NONE;
    }
    try {
      Path real = file.toRealPath();
      return SourceFiles.read(
              new RepositoryFiles(real.getParent()), real.getFileName().toString(), diagnostics)
          .map(source -> ConfigurationReader.read(source, diagnostics))
          .orElse(Configuration.NONE);
    } catch (IOException _) {
      throw new UsageException(Mistake.NOT_READABLE, file);
    }
  }

  /// A playbook is named from the repository, or from the current folder when that leads into the
  /// repository.
  private String playbook(String written, Path folder, String repository) throws UsageException {
    Path inside = folder.resolve(paths.path(written)).normalize();
    Path below = folder.resolve(written).normalize();
    if (Files.isRegularFile(below)) {
      return relative(folder, below, written, repository);
    }
    if (Files.isRegularFile(inside)) {
      return relative(folder, inside, written, repository);
    }
    throw NearestName.of(written, topFiles(folder))
        .map(near -> new UsageException(Mistake.NO_PLAYBOOK_NEAR, written, repository, near))
        .orElseGet(() -> new UsageException(Mistake.NO_PLAYBOOK, written, repository));
  }

  private static String relative(Path folder, Path file, String written, String repository)
      throws UsageException {
    try {
      Path top = folder.toRealPath();
      Path real = file.toRealPath();
      if (real.startsWith(top)) {
        return top.relativize(real).toString();
      }
    } catch (IOException _) {
      throw new UsageException(Mistake.NOT_READABLE, written);
    }
    throw new UsageException(Mistake.NO_PLAYBOOK, written, repository);
  }

  private static List<String> topFiles(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private Path besideOrBelow(String written, Path folder) throws UsageException {
    Path beside = paths.path(written);
    return Files.exists(beside) || !Files.exists(folder.resolve(written))
        ? paths.existing(written)
        : folder.resolve(written);
  }

  private String extraVariables(String written) throws UsageException {
    String trimmed = written.strip();
    if (trimmed.startsWith("@")) {
      return "@" + paths.file(trimmed.substring(1), "a file of variables");
    }
    if (trimmed.indexOf('=') <= 0 && !trimmed.startsWith("{")) {
      throw new UsageException(Mistake.BAD_EXTRA_VARS, written);
    }
    return written;
  }

  private static String folderName(Path folder) throws UsageException {
    try {
      Path name = folder.toRealPath().getFileName();
      return name == null ? "" : name.toString();
    } catch (IOException _) {
      throw new UsageException(Mistake.NOT_READABLE, folder);
    }
  }
}
