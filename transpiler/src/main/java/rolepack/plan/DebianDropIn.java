package rolepack.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.generated.modules.EditsCall;

/// `lineinfile` on files that only Debian reads together with a folder → a file in that folder.
///
/// /etc/modules is /etc/modules-load.d/modules.conf, and the order of what is loaded stays.
/// /etc/profile reads profile.d at its end, so that its last file is the last of the profile;
/// CentOS reads that folder for shells that are no login, too.
final class DebianDropIn {
  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern EXPORT =
      Pattern.compile(
          "export ([A-Za-z_][A-Za-z0-9_]*)=([A-Za-z0-9_@%+:,./-]*|'[^']*'|\"[^\"$`\\\\!]*\")");

  private DebianDropIn() {}

  static Optional<DropIn> of(EditsCall.Lineinfile edit, String path, LoweringContext context) {
    String line = edit.line().orElse("").strip();
    boolean plain =
        context.settings().target().osFamily().equals("Debian")
            && edit.insertafter().filter(each -> !each.equals("EOF")).isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    return switch (path) {
      case "/etc/modules" -> module(edit, line, context);
      case "/etc/profile" -> variable(edit, line, context);
      default -> Optional.empty();
    };
  }

  private static Optional<DropIn> module(
      EditsCall.Lineinfile edit, String name, LoweringContext context) {
    boolean same =
        edit.regexp()
            .filter(each -> !each.matches("\\^?" + Pattern.quote(name) + "\\$?"))
            .isEmpty();
    return MODULE.matcher(name).matches() && same
        ? Optional.of(
            new DropIn(
                "/etc/modules",
                name,
                "/etc/modules-load.d/modules.conf-%s-%s.conf"
                    .formatted(context.packageName(), DropIn.slug(name)),
                name + "\n",
                0644,
                "the kernel module %s to be loaded".formatted(name)))
        : Optional.empty();
  }

  /// A variable that the file does not know, with a value that means itself.
  private static Optional<DropIn> variable(
      EditsCall.Lineinfile edit, String line, LoweringContext context) {
    Matcher export = EXPORT.matcher(line);
    if (!export.matches()
        || edit.create().orElse(false)
        || export.group(1).matches("PATH|PS1|IFS|ENV|BASH.*|LC_.*|LANG.*|POSIXLY_CORRECT")) {
      return Optional.empty();
    }
    String name = export.group(1);
    boolean same =
        edit.regexp()
            .filter(each -> !SettingExpression.covers(each, "export " + name, true))
            .isEmpty();
    return same
        ? Optional.of(
            new DropIn(
                "/etc/profile",
                name,
                "/etc/profile.d/zz-%s-%s.sh".formatted(context.packageName(), DropIn.slug(name)),
                line + "\n",
                0644,
                "“%s”".formatted(line)))
        : Optional.empty();
  }
}
