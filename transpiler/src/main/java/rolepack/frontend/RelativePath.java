package rolepack.frontend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Arithmetic of paths relative to the repository, with `/` between the names and the empty text
/// for the repository itself.
final class RelativePath {
  private RelativePath() {}

  static String join(String folder, String name) {
    return folder.isEmpty() ? name : name.isEmpty() ? folder : folder + "/" + name;
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The name's last part with its dot, as `os.path.splitext` gives it; none where the only dot is
  /// the first character.
  static String extension(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  static boolean isBelow(String path, String folder) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }

  /// `folder/path` without `.` and `..`, where it does not leave the repository. A path that starts
  /// with `/` counts from the repository.
  static Optional<String> resolve(String folder, String path) {
    String whole = path.startsWith("/") ? path : folder + "/" + path;
    Deque<String> names = new ArrayDeque<>();
    for (String each : whole.split("/")) {
      if (each.equals("..")) {
        if (names.isEmpty()) {
          return Optional.empty();
        }
        names.removeLast();
      } else if (!each.isEmpty() && !each.equals(".")) {
        names.addLast(each);
      }
    }
    return Optional.of(String.join("/", names));
  }
}
