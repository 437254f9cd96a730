package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes the last part of a guarded package's name from its conditions, readable and unique within
/// a role.
final class GuardName {
  private static final int LONGEST = 60;
  private static final Set<String> SILENT =
      Set.of("is", "in", "ansible", "defined", "bool", "group", "names", "true", "equalto", "and");

  private static final Pattern NOT_EMPTY = Pattern.compile("!=\\s*(?:\"\"|'')");
  private static final Pattern EMPTY = Pattern.compile("([\\w.]+)\\s*==\\s*(?:\"\"|'')");

  private GuardName() {}

  /// `mesos_mode == "leader"` → `mesos-mode-leader`, `not tls|bool` → `no-tls`, `disk != ""` →
  /// `disk`.
  ///
  /// @param role the role's name, whose words are left out
  /// @param taken names in use, by the conditions they stand for; the new one is added
  static String of(String role, List<String> conditions, Map<List<String>, String> taken) {
    String known = taken.get(conditions);
    if (known != null) {
      return known;
    }
    String base = shorten(words(role, String.join(" and ", conditions)));
    String name = base;
    for (int number = 2; taken.containsValue(name); number++) {
      name = base + "-" + number;
    }
    taken.put(conditions, name);
    return name;
  }

  private static List<String> words(String role, String text) {
    List<String> known = List.of(role.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    List<String> words = new ArrayList<>();
    String lower = NOT_EMPTY.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    String plain = EMPTY.matcher(lower).replaceAll("not $1").replace("!=", " not ");
    for (String word : plain.split("[^a-z0-9]+")) {
      if (word.equals("not")) {
        words.add("no");
      } else if (!word.isEmpty()
          && !SILENT.contains(word)
          && !words.contains(word)
          && !known.contains(word)) {
        words.add(word);
      }
    }
    return words.isEmpty() ? List.of("guarded") : words;
  }

  private static String shorten(List<String> words) {
    StringBuilder name = new StringBuilder();
    for (String word : words) {
      if (name.length() + word.length() >= LONGEST) {
        break;
      }
      name.append(name.isEmpty() ? "" : "-").append(word);
    }
    return name.isEmpty()
        ? words.getFirst().substring(0, Math.min(LONGEST, words.getFirst().length()))
        : name.toString();
  }
}
