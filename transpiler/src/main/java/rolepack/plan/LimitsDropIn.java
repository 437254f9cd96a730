package rolepack.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.generated.modules.EditsCall;
import rolepack.generated.modules.SystemCall;
import rolepack.script.LimitsFile;

/// `pam_limits`, or a line that `lineinfile` adds to /etc/security/limits.conf → a file in
/// /etc/security/limits.d.
///
/// pam_limits reads the file and then that folder in the order of the names, as if all were one;
/// the first of the folder is the end of the file.
final class LimitsDropIn {
  static final String MAIN = "/etc/security/limits.conf";

  private static final Pattern LINE =
      Pattern.compile("([^\\s#]+)\\s+(soft|hard|-)\\s+([a-z]+)\\s+(-?\\d+|unlimited|infinity)\\s*");

  private LimitsDropIn() {}

  static Optional<DropIn> of(SystemCall.PamLimits limits, LoweringContext context) {
    if (!limits.dest().map(Paths::clean).orElse(MAIN).equals(MAIN)
        || limits.useMax().orElse(false)
        || limits.useMin().orElse(false)
        || limits.comment().orElse("").contains("\n")
        || LimitsFile.script(limits).isEmpty()) {
      return Optional.empty();
    }
    return of(
        limits.domain().orElse(""),
        limits.limitType().orElse(""),
        limits.limitItem().orElse(""),
        limits.value().orElse(""),
        limits.comment().filter(each -> !each.isEmpty()).map(each -> "\t#" + each).orElse(""),
        context);
  }

  static Optional<DropIn> of(EditsCall.Lineinfile edit, LoweringContext context) {
    Matcher line = LINE.matcher(edit.line().orElse(""));
    boolean appends =
        edit.insertafter().filter(each -> !each.equals("EOF")).isEmpty()
            && !edit.create().orElse(false);
    if (!line.matches() || !appends) {
      return Optional.empty();
    }
    String entry = "%s %s %s".formatted(line.group(1), line.group(2), line.group(3));
    return edit.regexp().filter(each -> !entry(each).equals(entry)).isPresent()
        ? Optional.empty()
        : of(line.group(1), line.group(2), line.group(3), line.group(4), "", context);
  }

  /// `^\*\s+soft\s+nofile` → `* soft nofile`.
  private static String entry(String expression) {
    return expression
        .replaceFirst("^\\^", "")
        .replaceFirst("\\$$", "")
        .replaceFirst("\\.[*+]$", "")
        .replaceAll("(?:\\\\s|\\\\t| |\\[ \\\\t\\])[+*]?", " ")
        .replaceAll("\\\\([*@%_-])", "$1")
        .strip();
  }

  private static Optional<DropIn> of(
      String domain,
      String type,
      String item,
      String value,
      String comment,
      LoweringContext context) {
    if (!domain.matches("\\*|[@%]?[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
      return Optional.empty();
    }
    String whom = domain.equals("*") ? "all" : domain.replace("@", "group-").replace("%", "at-");
    String kind = type.equals("-") ? "both" : type;
    return Optional.of(
        new DropIn(
            MAIN,
            "%s %s %s".formatted(domain, type, item),
            "/etc/security/limits.d/00-%s-%s.conf"
                .formatted(
                    context.packageName(), DropIn.slug("%s-%s-%s".formatted(whom, kind, item))),
            "%s\t%s\t%s\t%s%s\n".formatted(domain, type, item, value, comment),
            0644,
            "the limit %s of %s to %s".formatted(item, domain, value)));
  }
}
