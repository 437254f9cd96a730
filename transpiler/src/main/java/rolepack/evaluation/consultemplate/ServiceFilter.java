package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import rolepack.evaluation.gotemplate.GoFunctionError;

/// Which statuses of a service's instances are asked for.
///
/// @param statuses empty where only those are asked for that pass every check
record ServiceFilter(List<String> statuses) {
  private static final String ANY = "any";
  private static final List<String> EARLIER =
      List.of(ANY, "unknown", "passing", "warning", "critical", "maintenance");
  private static final List<String> LATER =
      List.of(ANY, "passing", "warning", "critical", "maintenance");

  ServiceFilter {
    statuses = List.copyOf(statuses);
  }

  /// The second argument of `service`, in the versions before 0.18; spaces are allowed.
  static ServiceFilter earlier(String text) throws GoFunctionError {
    List<String> statuses = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      String status = each.strip();
      if (EARLIER.contains(status)) {
        statuses.add(status);
      } else if (!status.isEmpty()) {
        wrong.add("service filter: invalid filter " + Printing.quote(status));
      }
    }
    if (statuses.contains(ANY) && statuses.size() != 1) {
      wrong.add("service filter: cannot specify extra keys when using \"any\"");
    }
    if (!wrong.isEmpty()) {
      throw new GoFunctionError(list(wrong));
    }
    return new ServiceFilter(statuses);
  }

  private static String list(List<String> errors) {
    StringBuilder text = new StringBuilder();
    text.append(errors.size()).append(" error(s) occurred:\n");
    errors.forEach(each -> text.append("\n* ").append(each));
    return text.toString();
  }

  /// What stands after `|` in the name.
  static ServiceFilter later(String text, String whole) throws GoFunctionError {
    List<String> statuses = new ArrayList<>();
    for (String status : text.split(",", -1)) {
      if (LATER.contains(status)) {
        statuses.add(status);
      } else if (!status.isEmpty()) {
        throw new GoFunctionError(
            "health.service: invalid filter: %s in %s"
                .formatted(Printing.quote(status), Printing.quote(whole)));
      }
    }
    return text.isEmpty() ? new ServiceFilter(List.of("passing")) : new ServiceFilter(statuses);
  }

  boolean accepts(String status) {
    return statuses.contains(status) || statuses.contains(ANY);
  }
}
