package rolepack.plan;

import java.util.ArrayList;
import java.util.List;

/// Arithmetic of absolute paths on the machine.
final class Paths {
  private Paths() {}

  /// Without doubled slashes, `.` and `..`, and without a slash at the end.
  static String clean(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.removeLast();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /// The folder that holds a clean path; `/` for itself.
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /// The last part of a path, empty where it ends in a slash.
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// A path below a folder.
  static String join(String folder, String name) {
    return clean(folder + "/" + name);
  }
}
