package rolepack.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Filters on paths; none of them looks at a file system.
final class PathFilters {
  private PathFilters() {}

  static Optional<Filter> find(String name) {
    return switch (name) {
      case "basename" -> Optional.of((value, in) -> made(basename(only(value, name, in))));
      case "dirname" -> Optional.of((value, in) -> made(dirname(only(value, name, in))));
      case "splitext" -> Optional.of((value, in) -> pair(splitExtension(only(value, name, in))));
      case "path_join" -> Optional.of(PathFilters::join);
      case "relpath" -> Optional.of(PathFilters::relative);
      case "win_basename" ->
          Optional.of((value, in) -> made(splitWindows(only(value, name, in)).getLast()));
      case "win_dirname" ->
          Optional.of((value, in) -> made(splitWindows(only(value, name, in)).getFirst()));
      case "win_splitdrive" -> Optional.of((value, in) -> pair(splitDrive(only(value, name, in))));
      default -> Optional.empty();
    };
  }

  private static String only(Value operand, String name, Inputs inputs) {
    inputs.places(name, 0, 0);
    return path(operand);
  }

  private static String path(Value value) {
    if (value instanceof Value.Undefined undefined) {
      throw new EvaluationException.Undefined(undefined.message());
    }
    return Inputs.Bound.text(value, "a path");
  }

  private static Value made(String path) {
    return Value.of(path);
  }

  private static Value pair(List<String> parts) {
    return new Value.Tuple(List.of(Value.of(parts.getFirst()), Value.of(parts.getLast())));
  }

  static String basename(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String dirname(String path) {
    String head = path.substring(0, path.lastIndexOf('/') + 1);
    int end = head.length();
    while (end > 0 && head.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? head : head.substring(0, end);
  }

  private static List<String> splitExtension(String path) {
    int name = path.lastIndexOf('/') + 1;
    int dot = path.lastIndexOf('.');
    for (int i = name; i < dot; i++) {
      if (path.charAt(i) != '.') {
        return List.of(path.substring(0, dot), path.substring(dot));
      }
    }
    return List.of(path, "");
  }

  private static Value join(Value operand, Inputs inputs) {
    inputs.bind("path_join");
    if (operand instanceof Value.Str) {
      return Value.of(path(operand));
    }
    if (!Types.isSequence(operand)) {
      throw DictFilters.wrongType("|path_join expects string or sequence", operand);
    }
    List<Value> parts = Iteration.list(operand);
    if (parts.isEmpty()) {
      throw EvaluationException.typeError("join() missing 1 required positional argument: 'a'");
    }
    StringBuilder joined = new StringBuilder();
    for (Value each : parts) {
      String part = path(each);
      if (part.startsWith("/")) {
        joined.setLength(0);
      } else if (!joined.isEmpty() && joined.charAt(joined.length() - 1) != '/') {
        joined.append('/');
      }
      joined.append(part);
    }
    return Value.of(joined.toString());
  }

  private static Value relative(Value operand, Inputs inputs) {
    String start = inputs.bind("relpath", "start?").some(0).map(PathFilters::path).orElse(".");
    String path = path(operand);
    if (path.isEmpty()) {
      throw EvaluationException.valueError("no path specified");
    }
    if (path.startsWith("/") != start.startsWith("/")) {
      throw EvaluationException.unsupported("a path relative to the working directory");
    }
    List<String> from = segments(start);
    List<String> to = segments(path);
    int common = 0;
    while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
      common++;
    }
    List<String> steps = new ArrayList<>();
    for (int i = common; i < from.size(); i++) {
      steps.add("..");
    }
    steps.addAll(to.subList(common, to.size()));
    return Value.of(steps.isEmpty() ? "." : String.join("/", steps));
  }

  private static List<String> segments(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/")) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          } else if (!path.startsWith("/")) {
            throw EvaluationException.unsupported("a path above the working directory");
          }
        }
        default -> segments.add(segment);
      }
    }
    return List.copyOf(segments);
  }

  private static boolean isWindowsSeparator(char c) {
    return c == '/' || c == '\\';
  }

  private static List<String> splitDrive(String path) {
    String plain = path.replace('/', '\\');
    if (plain.startsWith("\\\\")) {
      int start =
          plain.length() >= 8 && plain.substring(0, 8).equalsIgnoreCase("\\\\?\\UNC\\") ? 8 : 2;
      int host = plain.indexOf('\\', start);
      int share = host < 0 ? -1 : plain.indexOf('\\', host + 1);
      return share < 0
          ? List.of(path, "")
          : List.of(path.substring(0, share), path.substring(share));
    }
    return plain.length() >= 2 && plain.charAt(1) == ':'
        ? List.of(path.substring(0, 2), path.substring(2))
        : List.of("", path);
  }

  private static List<String> splitWindows(String path) {
    List<String> drive = splitDrive(path);
    String rest = drive.getLast();
    int name = rest.length();
    while (name > 0 && !isWindowsSeparator(rest.charAt(name - 1))) {
      name--;
    }
    int head = name;
    while (head > 0 && isWindowsSeparator(rest.charAt(head - 1))) {
      head--;
    }
    String parent = head == 0 ? rest.substring(0, name) : rest.substring(0, head);
    return List.of(drive.getFirst() + parent, rest.substring(name));
  }
}
