package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import rolepack.generated.modules.FilesCall;

/// The folders that `copy` makes: those of a folder that it copies, and a destination that is not
/// there yet.
final class CopiedFolders {
  private final FilesCall.Copy copy;
  private final LoweringContext context;
  private final int mode;

  /// @param mode what `directory_mode` gives a new folder
  CopiedFolders(FilesCall.Copy copy, LoweringContext context, int mode) {
    this.copy = copy;
    this.context = context;
    this.mode = mode;
  }

  /// What makes them; it comes before the files.
  ///
  /// @param top the destination, where it is a folder that only has to be there
  /// @param files the files that are copied below `inside`
  /// @param inside the folder all of whose folders get the task's mode and owner
  List<Part> parts(Optional<String> top, List<String> files, String inside) {
    List<Part> parts = new ArrayList<>();
    top.filter(this::isForeign)
        .ifPresent(
            each ->
                parts.add(
                    context.always("make " + each, List.of("mkdir -p " + Shell.quote(each)))));
    if (top.filter(each -> !isForeign(each)).isPresent() && saysAttributes()) {
      for (String each : upToStandard(top.get())) {
        parts.add(new Part.Lays(directory(each), KeptAttributes.ALL));
      }
    }
    for (String folder : folders(files, inside)) {
      if (isForeign(folder)) {
        parts.add(context.always("make " + folder, commands(folder)));
      } else if (saysAttributes()) {
        parts.add(
            new Part.Lays(
                directory(folder),
                KeptAttributes.unless(copy.directoryMode(), copy.owner(), copy.group())));
      }
    }
    return parts;
  }

  /// A folder with those above it that may be new, too; they get what it gets.
  private List<String> upToStandard(String folder) {
    List<String> found = new ArrayList<>();
    for (String each = folder;
        each.length() > 1 && !KnownDirectories.isStandard(each) && !isForeign(each);
        each = Paths.parent(each)) {
      found.addFirst(each);
    }
    return found;
  }

  private boolean saysAttributes() {
    return copy.directoryMode().isPresent() || copy.owner().isPresent() || copy.group().isPresent();
  }

  private PayloadEntry.Directory directory(String path) {
    return new PayloadEntry.Directory(
        path,
        new FileAttributes(mode, copy.owner().orElse("root"), copy.group().orElse("root")),
        context.origin());
  }

  /// The folders of the files, those above before those below.
  private static List<String> folders(List<String> files, String inside) {
    TreeSet<String> folders = new TreeSet<>();
    for (String file : files) {
      String folder = Paths.parent(file);
      while (folder.startsWith(inside + "/")) {
        folders.add(folder);
        folder = Paths.parent(folder);
      }
    }
    return List.copyOf(folders);
  }

  /// Whether files in a folder are put in place by a script, which has to find it.
  private boolean isForeign(String folder) {
    return !KnownDirectories.isStandard(folder)
        && context.ownership().isForeign(Paths.join(folder, "any"));
  }

  private List<String> commands(String folder) {
    String path = Shell.quote(folder);
    List<String> lines = new ArrayList<>(List.of("mkdir -p " + path));
    if (copy.owner().isPresent() || copy.group().isPresent()) {
      String who = copy.owner().orElse("") + copy.group().map(each -> ":" + each).orElse("");
      lines.add("chown %s %s".formatted(Shell.quote(who), path));
    }
    copy.directoryMode().ifPresent(_ -> lines.add("chmod %05o %s".formatted(mode, path)));
    return lines;
  }
}
