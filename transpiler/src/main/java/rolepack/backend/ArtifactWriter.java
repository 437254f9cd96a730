package rolepack.backend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rolepack.source.RepositoryFiles;

/// Writes artifacts to a fresh folder, links last, so that no file is written through one.
final class ArtifactWriter {
  private static final int BUFFER = 1 << 16;
  private static final Set<OpenOption> READ_NO_LINK =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  private static final FileAttribute<Set<PosixFilePermission>> PLAIN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
  private static final FileAttribute<Set<PosixFilePermission>> EXECUTABLE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

  private final Path folder;
  private final RepositoryFiles repository;
  private final Set<Path> made = new HashSet<>();
  private final Map<String, Path> sourceFolders = new HashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  /// @param folder exists and is empty
  ArtifactWriter(Path folder, RepositoryFiles repository) {
    this.folder = folder;
    this.repository = repository;
  }

  void write(List<Artifact> artifacts) throws IOException {
    TreeMap<String, Artifact> byPath = new TreeMap<>();
    for (Artifact artifact : artifacts) {
      if (byPath.put(artifact.path(), artifact) != null) {
        throw new IllegalStateException("written twice: " + artifact.path());
      }
    }
    for (Artifact artifact : byPath.values()) {
      requireFolders(artifact.path(), byPath.keySet());
      switch (artifact) {
        case Artifact.Text text -> writeText(text);
        case Artifact.Copy copy -> copy(copy);
        case Artifact.Link _ -> {}
      }
    }
    for (Artifact artifact : byPath.values()) {
      if (artifact instanceof Artifact.Link link) {
        Files.createSymbolicLink(place(link), pathOf(link.target()));
      }
    }
  }

  private static void requireFolders(String path, Set<String> files) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (files.contains(path.substring(0, slash))) {
        throw new IllegalStateException("written as a file and as a folder: " + path);
      }
    }
  }

  private void writeText(Artifact.Text text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.content().getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = create(text, text.executable())) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private void copy(Artifact.Copy copy) throws IOException {
    try (FileChannel from = openSource(copy.source());
        FileChannel to = create(copy, copy.executable())) {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    }
  }

  /// Opens a file of the repository. Its folder is resolved once for all files in it; a link, which
  /// may lead anywhere, is resolved for itself.
  private FileChannel openSource(String source) throws IOException {
    int slash = source.lastIndexOf('/');
    String parent = slash < 0 ? "" : source.substring(0, slash);
    Path folder = sourceFolders.get(parent);
    if (folder == null) {
      folder = repository.find(parent).orElseThrow(() -> new NoSuchFileException(source));
      folder = folder.toRealPath();
      sourceFolders.put(parent, folder);
    }
    Path file = folder.resolve(source.substring(slash + 1));
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isRegularFile()) {
      return FileChannel.open(file, READ_NO_LINK);
    }
    return FileChannel.open(
        repository
            .find(source)
            .filter(Files::isRegularFile)
            .orElseThrow(() -> new NoSuchFileException(source)),
        StandardOpenOption.READ);
  }

  private FileChannel create(Artifact artifact, boolean executable) throws IOException {
    return FileChannel.open(place(artifact), NEW_FILE, executable ? EXECUTABLE : PLAIN);
  }

  private Path place(Artifact artifact) throws IOException {
    Path place = folder.resolve(pathOf(artifact.path()));
    makeFolder(place.getParent());
    return place;
  }

  private void makeFolder(Path wanted) throws IOException {
    if (!wanted.equals(folder) && made.add(wanted)) {
      makeFolder(wanted.getParent());
      Files.createDirectory(wanted);
    }
  }

  /// A name that the machine's locale cannot write is the machine's error, not rolepack's.
  private static Path pathOf(String path) throws IOException {
    try {
      return Path.of(path);
    } catch (InvalidPathException invalid) {
      throw new IOException(
          "the name %s cannot be written in this locale; set LC_ALL=C.UTF-8".formatted(path),
          invalid);
    }
  }
}
