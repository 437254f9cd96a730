package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command that checks a new text before it takes the old one's place.
final class Validation {
  private Validation() {}

  /// `visudo -cf %s` → `visudo -cf "$t"`: Ansible runs it without a shell, on the new text. Empty
  /// where no `%s` stands for the text.
  static Optional<String> command(String validate) {
    return ShellWords.split(validate)
        .filter(each -> each.size() > 1 && validate.contains("%s"))
        .map(words -> String.join(" ", words.stream().map(Validation::word).toList()));
  }

  private static String word(String word) {
    List<String> parts = new ArrayList<>();
    for (String each : word.split("%s", -1)) {
      parts.add(each.isEmpty() ? "" : Shell.quote(each.replace("%%", "%")));
    }
    return word.isEmpty() ? "''" : String.join("\"$t\"", parts);
  }

  /// What a script asks before it changes a file: a broken sudoers file locks everybody out.
  static Optional<String> check(String path, Optional<String> validate) {
    boolean sudoers = path.equals("/etc/sudoers") || path.startsWith("/etc/sudoers.d/");
    return validate
        .flatMap(Validation::command)
        .or(() -> Optional.of("visudo -cf \"$t\"").filter(_ -> sudoers))
        .map(each -> each + " >/dev/null");
  }
}
