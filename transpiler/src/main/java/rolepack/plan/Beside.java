package rolepack.plan;

import java.util.List;
import rolepack.analysis.Pin;

/// What a task that stays leaves to consul-template all the same: the text of its files, rendered
/// to places of a package's own, from where the task puts them where they belong.
///
/// @param installation when the package is installed
/// @param folder where the files lie, with a slash at its end
/// @param files what consul-template renders; their destinations are below the folder
/// @param fixed files whose text is known already, below the folder, too
/// @param words what changes in the task: a module that takes the file in place of `template`
/// @param pins the variables that the files' names are made of
record Beside(
    Installation installation,
    String folder,
    List<RenderedFile> files,
    List<PayloadEntry.File> fixed,
    List<Rewording> words,
    List<Pin> pins) {
  private static final String RENDERED = "/rendered/";

  Beside {
    files = List.copyOf(files);
    fixed = List.copyOf(fixed);
    words = List.copyOf(words);
    pins = List.copyOf(pins);
  }

  /// Where the files of a package lie.
  static String folder(String packageName) {
    return "/usr/share/" + packageName + RENDERED;
  }

  /// What a file of a package is called below its folder.
  static String name(String path) {
    return path.substring(path.indexOf(RENDERED) + RENDERED.length());
  }

  /// The comment above the task.
  String comment() {
    return files.size() == 1 && fixed.isEmpty()
        ? "rolepack: consul-template renders its template to %s; this puts it in place"
            .formatted(files.getFirst().destination())
        : "rolepack: consul-template renders its templates below %s; this puts them in place"
            .formatted(folder);
  }
}
