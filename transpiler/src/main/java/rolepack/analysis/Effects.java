package rolepack.analysis;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/// What a task reads and writes on the machine.
public record Effects(SequencedSet<Resource> reads, SequencedSet<Resource> writes) {
  /// Nothing at all.
  public static final Effects NONE = new Effects(new LinkedHashSet<>(), new LinkedHashSet<>());

  public Effects {
    reads = new LinkedHashSet<>(reads);
    writes = new LinkedHashSet<>(writes);
  }

  /// A resource because of which two tasks, this one first, must not change places: one of them
  /// writes what the other reads or writes.
  public Optional<Resource> conflict(Effects later) {
    return meeting(writes, later.writes)
        .or(() -> meeting(writes, later.reads))
        .or(() -> meeting(reads, later.writes))
        .or(() -> serviceOf(later));
  }

  /// A folder that this makes, and in which the later one does something.
  public Optional<Resource> folderFor(Effects later) {
    return writes.stream()
        .filter(
            each ->
                switch (each) {
                  case Resource.Folder(String folder) -> writesBelow(folder, later);
                  case Resource.Path(String path, _) -> writesBelow(path, later);
                  case Resource.Package _,
                      Resource.Account _,
                      Resource.Service _,
                      Resource.Word _,
                      Resource.Everything _ ->
                      false;
                })
        .findFirst();
  }

  private static boolean writesBelow(String folder, Effects later) {
    return later.writes.stream()
        .anyMatch(
            each -> each instanceof Resource.Path(String path, _) && path.startsWith(folder + "/"));
  }

  /// A service that the later task acts on, and whose unit or configuration this one may write: it
  /// is not to be started without them. The other way round nothing is lost.
  private Optional<Resource> serviceOf(Effects later) {
    return later.writes.stream()
        .filter(
            each ->
                each instanceof Resource.Service(String name)
                    && writes.stream()
                        .anyMatch(
                            it ->
                                it instanceof Resource.Path(String path, _)
                                        && PackageNames.concerns(name, path)
                                    || it instanceof Resource.Folder(String folder)
                                        && PackageNames.concerns(name, folder)))
        .findFirst();
  }

  /// Both effects together.
  public Effects and(Effects other) {
    SequencedSet<Resource> allReads = new LinkedHashSet<>(reads);
    allReads.addAll(other.reads);
    SequencedSet<Resource> allWrites = new LinkedHashSet<>(writes);
    allWrites.addAll(other.writes);
    return new Effects(allReads, allWrites);
  }

  /// The same, of a task that only makes folders where they are not there.
  public Effects ofFolders() {
    SequencedSet<Resource> folders = new LinkedHashSet<>();
    for (Resource each : writes) {
      folders.add(
          each instanceof Resource.Path(String path, boolean tree) && !tree
              ? new Resource.Folder(path)
              : each);
    }
    return new Effects(reads, folders);
  }

  private static Optional<Resource> meeting(
      SequencedSet<Resource> first, SequencedSet<Resource> second) {
    return first.stream().filter(one -> second.stream().anyMatch(one::meets)).findFirst();
  }
}
