package rolepack.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rolepack.generated.modules.RepositoriesCall;

/// The file of apt's sources that `deb822_repository` writes: its parameters as fields, in the
/// order of their names.
public final class Deb822 {
  private static final Map<String, String> NAMED = Map.of("name", "X-Repolib-Name", "uris", "URIs");
  private static final List<String> NO_FIELDS = List.of("install_python_debian", "mode", "state");

  private Deb822() {}

  /// The path of the file.
  public static String path(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[_\\s]+", "-").replaceAll("[^a-z0-9-]+", "");
    return "/etc/apt/sources.list.d/%s.sources".formatted(plain);
  }

  /// The text of the file; empty where a field would hold what nobody can say yet: a key that is
  /// fetched.
  public static Optional<String> text(RepositoriesCall.Deb822Repository repository) {
    SortedMap<String, Object> fields = new TreeMap<>();
    repository
        .spec()
        .parameters()
        .forEach(
            each ->
                repository
                    .argument(each.name())
                    .filter(_ -> !NO_FIELDS.contains(each.name()))
                    .ifPresent(value -> fields.put(each.name(), value)));
    if (repository
        .signedBy()
        .filter(each -> each.matches("(?s)\\s*[A-Za-z][\\w+.-]*:.*"))
        .isPresent()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          String shown = lines(value(value));
          text.append(field(name)).append(':');
          text.append(shown.isEmpty() || shown.startsWith("\n") ? "" : " ").append(shown);
          text.append('\n');
        });
    return Optional.of(text.toString());
  }

  private static String value(Object value) {
    return switch (value) {
      case Boolean yes -> yes ? "yes" : "no";
      case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(" "));
      case Object other -> other.toString();
    };
  }

  /// A text of several lines begins on the next one, with a dot where one is empty.
  private static String lines(String value) {
    return value.contains("\n")
        ? "\n"
            + value
                .strip()
                .lines()
                .map(each -> each.isBlank() ? "." : each.strip())
                .map(each -> "    " + each)
                .collect(Collectors.joining("\n"))
        : value;
  }

  /// `by_hash` → `By-Hash`.
  private static String field(String name) {
    return NAMED.containsKey(name)
        ? NAMED.get(name)
        : List.of(name.split("_")).stream()
            .map(each -> Character.toUpperCase(each.charAt(0)) + each.substring(1))
            .collect(Collectors.joining("-"));
  }
}
