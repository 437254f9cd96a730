package rolepack.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.ir.Configuration;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.source.RepositoryFiles;
import rolepack.source.SourceFile;

/// Finds the files that tasks name by `src`, where Ansible looks for them, and knows which hold
/// secrets.
final class SiteFiles {
  private static final int ENOUGH = 4096;

  private final Repository repository;
  private final Configuration configuration;

  SiteFiles(Repository repository, Configuration configuration) {
    this.repository = repository;
    this.configuration = configuration;
  }

  /// The file or folder that `src` names for a task; one that cannot be read is as if it were not
  /// there.
  ///
  /// @param kind the role's folder that is searched first: `files` or `templates`
  /// @param taskFile the file that the task stands in
  /// @return relative to the repository
  Optional<String> find(String source, String kind, Role role, SourceFile taskFile) {
    Optional<String> inside = FileLoops.inside(source);
    if (inside.isPresent()) {
      return inside.filter(each -> repository.files().find(each).isPresent());
    }
    if (source.startsWith("/")) {
      return Optional.empty();
    }
    RepositoryFiles files = repository.files();
    return places(kind, role, taskFile)
        .map(each -> under(each, source))
        .filter(each -> files.find(each).filter(Files::isReadable).isPresent())
        .findFirst()
        .map(each -> Paths.clean("/" + each).substring(1));
  }

  /// The folders of the repository that Ansible searches for a task, in order.
  Stream<String> places(String kind, Role role, SourceFile taskFile) {
    String besideTask = Paths.parent("/" + taskFile.path()).substring(1);
    return Stream.concat(
        Stream.of(role.path() + "/" + kind, role.path(), besideTask + "/" + kind, besideTask),
        repository.playbooks().stream()
            .map(each -> Paths.parent("/" + each.path()).substring(1))
            .flatMap(each -> Stream.of(under(each, kind), each)));
  }

  /// The names of the files in a folder of the repository.
  List<String> list(String folder) throws IOException {
    RepositoryFiles files = repository.files();
    return files.list(folder).stream().filter(each -> files.isFile(under(folder, each))).toList();
  }

  private static String under(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /// Every file below a folder of the repository, relative to it, in order.
  ///
  /// @throws IOException where something in it can neither be read nor entered: a link to nowhere
  ///   or into a folder above it, a pipe
  List<String> below(String folder) throws IOException {
    List<String> found = new ArrayList<>();
    collect(folder, "", List.of(), found);
    return found;
  }

  private void collect(String folder, String prefix, List<Path> above, List<String> found)
      throws IOException {
    RepositoryFiles files = repository.files();
    Path real = files.find(folder).orElseThrow(() -> new NoSuchFileException(folder)).toRealPath();
    if (above.contains(real)) {
      throw new FileSystemLoopException(folder);
    }
    List<Path> inside = Stream.concat(above.stream(), Stream.of(real)).toList();
    for (String name : files.list(folder)) {
      String path = folder + "/" + name;
      if (files.isDirectory(path)) {
        collect(path, prefix + name + "/", inside, found);
      } else if (files
          .find(path)
          .filter(Files::isReadable)
          .filter(Files::isRegularFile)
          .isPresent()) {
        found.add(prefix + name);
      } else {
        throw new NoSuchFileException(path);
      }
    }
  }

  boolean isDirectory(String path) {
    return repository.files().isDirectory(path);
  }

  /// The text of a file of the repository; empty where it cannot be read or is not UTF-8.
  Optional<String> text(String path) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(java.nio.ByteBuffer.wrap(repository.files().read(path)))
              .toString());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The mode of a file of the repository; empty where it has none that can be told.
  Optional<Integer> mode(String path) {
    Optional<Path> found = repository.files().find(path);
    try {
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of((int) Files.getAttribute(found.get(), "unix:mode") & 07777);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether a file is encrypted.
  boolean isVaulted(String path) {
    return head(path).startsWith("$ANSIBLE_VAULT");
  }

  /// Whether a file holds a secret: its place or its text says private key, key store or vault.
  boolean isSecret(String path) {
    return configuration.isSecret(path).orElseGet(() -> looksSecret(path));
  }

  private boolean looksSecret(String path) {
    String name = Paths.name(path);
    if (path.contains("/private/")
        || name.endsWith(".key")
        || name.endsWith(".key.pem")
        || name.endsWith(".jks")
        || name.endsWith(".p12")
        || name.endsWith(".pfx")
        || name.endsWith(".keystore")
        || name.matches("id_(rsa|dsa|ecdsa|ed25519)")) {
      return true;
    }
    String head = head(path);
    return head.contains("PRIVATE KEY-----") || head.startsWith("$ANSIBLE_VAULT");
  }

  private String head(String path) {
    try {
      byte[] bytes = repository.files().read(path);
      return new String(bytes, 0, Math.min(bytes.length, ENOUGH), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
