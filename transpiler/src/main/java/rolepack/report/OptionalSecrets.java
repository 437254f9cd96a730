package rolepack.report;

import java.util.SortedMap;
import rolepack.rewrite.scope.Absence;

/// Writes the secrets that templates can do without, and how a site says that it has none:
/// templates wait for a secret of which nothing is said, or end consul-template.
final class OptionalSecrets {
  private OptionalSecrets() {}

  static String print(SortedMap<String, Absence> absences) {
    if (absences.isEmpty()) {
      return "";
    }
    StringBuilder out =
        new StringBuilder(
            "\nSecrets that a site may lack, where it says so (docs/site-values.md):\n\n");
    absences.forEach(
        (path, absence) -> {
          String write = "vault write %s %s=False".formatted(path, absence.field());
          out.append("- ").append(Markdown.code(write));
          absence
              .key()
              .ifPresent(
                  key ->
                      out.append(", or ")
                          .append(Markdown.code(Absence.IN_CONSUL))
                          .append(" in Consul at ")
                          .append(Markdown.code(key)));
          out.append('\n');
        });
    return out.toString();
  }
}
