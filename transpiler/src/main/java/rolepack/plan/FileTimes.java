package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;

/// The times that `file` gives a path: `modification_time`, `access_time`.
final class FileTimes {
  private static final String FORMAT = "%Y%m%d%H%M.%S";
  private static final String KEEP = "preserve";

  private FileTimes() {}

  /// The first of the two that `touch -t` does not take, or the format that another one is written
  /// in, or that everything in a folder gets.
  static Optional<String> unknown(FilesCall.File file) {
    if (file.recurse().orElse(false) && !of(file, "").isEmpty()) {
      return Optional.of("recurse");
    }
    if (!isKnown(file.modificationTime(), file.modificationTimeFormat())) {
      return Optional.of("modification_time");
    }
    return isKnown(file.accessTime(), file.accessTimeFormat())
        ? Optional.empty()
        : Optional.of("access_time");
  }

  private static boolean isKnown(Optional<String> time, Optional<String> format) {
    String written = time.orElse(KEEP);
    return written.equals(KEEP)
        || written.equals("now")
        || format.orElse(FORMAT).equals(FORMAT) && written.matches("\\d{12}\\.\\d{2}");
  }

  /// Makes a file that is not there, and gives it the times of now where it is told no others.
  static List<String> touch(FilesCall.File file, String path) {
    String now = "now";
    if (file.modificationTime().orElse(now).equals(now)
        && file.accessTime().orElse(now).equals(now)) {
      return List.of("touch " + path);
    }
    List<String> lines = new ArrayList<>();
    lines.add("[ -e %1$s ] || : > %1$s".formatted(path));
    lines.addAll(set(file.modificationTime().orElse(now), file.accessTime().orElse(now), path));
    return lines;
  }

  /// What gives a path that is there its times; the others stay as they are.
  static List<String> of(FilesCall.File file, String path) {
    return set(file.modificationTime().orElse(KEEP), file.accessTime().orElse(KEEP), path);
  }

  private static List<String> set(String modification, String access, String path) {
    List<String> lines = new ArrayList<>();
    one("-m", modification, path).ifPresent(lines::add);
    one("-a", access, path).ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> one(String which, String time, String path) {
    return switch (time) {
      case KEEP -> Optional.empty();
      case "now" -> Optional.of("touch -c %s %s".formatted(which, path));
      case String said -> Optional.of("touch -c %s -t %s %s".formatted(which, said, path));
    };
  }
}
