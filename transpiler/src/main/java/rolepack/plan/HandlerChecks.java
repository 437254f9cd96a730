package rolepack.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What a failing check means to the handlers behind it: Ansible ends the play, so that a wrong
/// configuration is not read. A script goes on, since a package that is half installed helps
/// nobody, but leaves those handlers out.
final class HandlerChecks {
  private HandlerChecks() {}

  /// The steps of handlers, in order; those behind a check ask whether it failed.
  static List<ScriptStep> apply(Collection<ScriptStep> steps) {
    List<ScriptStep> all = new ArrayList<>();
    boolean checked = false;
    for (ScriptStep each : steps) {
      List<String> lines = new ArrayList<>();
      if (each.check().isPresent()) {
        if (!checked) {
          lines.add("failed=");
        }
        lines.add(each.check().get() + " || failed=yes");
      } else {
        lines.addAll(each.lines());
      }
      all.add(checked ? each.with(unlessFailed(lines)) : each.with(lines));
      checked |= each.check().isPresent();
    }
    return all;
  }

  private static List<String> unlessFailed(List<String> lines) {
    List<String> wrapped = new ArrayList<>();
    wrapped.add("if [ -z \"$failed\" ]; then");
    lines.forEach(each -> wrapped.add("  " + each));
    wrapped.add("fi");
    return wrapped;
  }

  /// The lines of a handler in a script that does nothing behind the handlers.
  static List<String> atEnd(ScriptStep step) {
    return step.check().map(each -> List.of(each + " || exit 0")).orElse(step.lines());
  }
}
