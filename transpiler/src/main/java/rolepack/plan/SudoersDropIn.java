package rolepack.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.generated.modules.EditsCall;

/// With `--drop-ins`: a `lineinfile` on /etc/sudoers → a file of its own in /etc/sudoers.d, where
/// it means the same. That folder is read after the file, and the last setting wins.
final class SudoersDropIn {
  private static final Pattern FLAG = Pattern.compile("Defaults\\s+!?(\\w+)");
  private static final Pattern RIGHT =
      Pattern.compile("(\\S+)\\s+ALL\\s*=\\s*\\(ALL(?:\\s*:\\s*ALL)?\\)\\s*(?:[A-Z]+:\\s*)*ALL");

  /// Who an expression is about that begins with a name.
  private static final Pattern REPLACED = Pattern.compile("\\^([%\\w-]+)(?![\\w*?+{-])[^|]*$");

  private SudoersDropIn() {}

  /// Whether the user wants drop-ins and the line can be said in one.
  static boolean applies(EditsCall.Lineinfile edit, LoweringContext context) {
    return context.settings().dropIns()
        && edit.path().equals(Optional.of("/etc/sudoers"))
        && edit.state().orElse("present").equals("present")
        && !edit.backrefs().orElse(false)
        && text(edit).filter(each -> overrides(each, edit.regexp())).isPresent();
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

  static Lowered lower(EditsCall.Lineinfile edit, LoweringContext context) {
    String text = text(edit).orElseThrow();
    // sudo passes over names with a dot or a tilde.
    String path = "/etc/sudoers.d/" + context.packageName().replace('.', '-') + "-" + slug(text);
    String summary = "sets “%s” in %s".formatted(text, path);
    return new Lowered.Moves(
        List.of(
            new Part.Lays(
                new PayloadEntry.File(
                    path,
                    new FileContent.Text(text + "\n"),
                    new FileAttributes(0440, "root", "root"),
                    true,
                    context.origin()))),
        summary,
        List.of(path));
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

  private static String slug(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = words.replaceAll("^-|-$", "");
    return name.length() <= 30 ? name : name.substring(0, 30).replaceAll("-$", "");
  }
}
