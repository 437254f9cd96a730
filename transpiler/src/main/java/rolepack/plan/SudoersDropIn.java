package rolepack.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.generated.modules.EditsCall;

/// With `--drop-ins`: a `lineinfile` on /etc/sudoers → a file of its own in /etc/sudoers.d, where
/// it means the same. That folder is read after the file, and the last setting wins.
final class SudoersDropIn {
  static final String MAIN = "/etc/sudoers";

  private static final Pattern FLAG = Pattern.compile("Defaults\\s+!?(\\w+)");
  private static final Pattern RIGHT =
      Pattern.compile("(\\S+)\\s+ALL\\s*=\\s*\\(ALL(?:\\s*:\\s*ALL)?\\)\\s*(?:[A-Z]+:\\s*)*ALL");

  /// Who an expression is about that begins with a name.
  private static final Pattern REPLACED = Pattern.compile("\\^([%\\w-]+)(?![\\w*?+{-])[^|]*$");

  private SudoersDropIn() {}

  /// The drop-in; empty where the line cannot be said in one.
  static Optional<DropIn> of(EditsCall.Lineinfile edit, LoweringContext context) {
    return text(edit)
        .filter(each -> overrides(each, edit.regexp()))
        .map(
            text ->
                new DropIn(
                    MAIN,
                    subject(text),
                    // sudo passes over names with a dot or a tilde.
                    "/etc/sudoers.d/%s-%s"
                        .formatted(context.packageName().replace('.', '-'), DropIn.slug(text)),
                    text + "\n",
                    0440,
                    "“%s”".formatted(text)));
  }

  /// Whom a right, or which switch a default is about.
  private static String subject(String text) {
    Matcher flag = FLAG.matcher(text);
    return flag.matches() ? "Defaults " + flag.group(1) : text.split("\\s", 2)[0];
  }

  /// Whether the drop-in undoes what a line said that the edit would have replaced: rights to
  /// everything of the same user or group, or a switch.
  private static boolean overrides(String text, Optional<String> regexp) {
    if (regexp.isEmpty()) {
      return true;
    }
    Matcher flag = FLAG.matcher(text);
    if (flag.matches()) {
      return regexp.get().contains(flag.group(1));
    }
    Matcher right = RIGHT.matcher(text);
    Matcher replaced = REPLACED.matcher(regexp.get());
    return right.matches() && replaced.lookingAt() && replaced.group(1).equals(right.group(1));
  }

  /// The line as a drop-in has to say it: a setting that is commented out there is undone here.
  private static Optional<String> text(EditsCall.Lineinfile edit) {
    String line = edit.line().orElse("").strip();
    if (line.matches("#\\s*Defaults\\s+requiretty")) {
      return Optional.of("Defaults !requiretty");
    }
    return line.isEmpty() || line.startsWith("#") || line.contains("\n")
        ? Optional.empty()
        : Optional.of(line);
  }
}
