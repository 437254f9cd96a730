package rolepack.report;

import java.util.List;
import rolepack.site.Storage;

/// Writes which facts of other hosts templates read that no inventory has: a template that needs
/// one waits for it.
final class UnknownFacts {
  private UnknownFacts() {}

  static String print(List<Storage.HostFact> facts) {
    if (facts.isEmpty()) {
      return "";
    }
    StringBuilder out =
        new StringBuilder(
            "\nFacts of hosts that templates of other hosts read; the site stores them"
                + " (docs/site-values.md):\n\n");
    for (Storage.HostFact each : facts) {
      out.append(
          "- %s of the hosts in %s: %s%s\n"
              .formatted(
                  Markdown.code(each.name()),
                  Markdown.code(each.group()),
                  each.inEntry() ? "in their entries of " : "",
                  Markdown.code(each.place())));
    }
    return out.toString();
  }
}
