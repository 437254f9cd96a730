package rolepack.report;

import java.util.List;
import java.util.stream.Collectors;
import rolepack.plan.MigrationPlan;
import rolepack.plan.ResidualReason;
import rolepack.plan.RolePlan;
import rolepack.plan.TaskOutcome;

/// Writes `tasks.csv` (RFC 4180): one row for each task and handler, for a spreadsheet.
public final class TasksCsv {
  private static final List<String> HEADER =
      List.of(
          "role",
          "file",
          "start_line",
          "end_line",
          "kind",
          "name",
          "module",
          "outcome",
          "package",
          "realization",
          "summary",
          "reasons",
          "message",
          "remedy");

  private TasksCsv() {}

  public static String print(MigrationPlan plan) {
    StringBuilder out = new StringBuilder();
    row(HEADER, out);
    for (RolePlan role : plan.roles()) {
      role.items().forEach(each -> row(cells(role, each), out));
    }
    return out.toString();
  }

  private static List<String> cells(RolePlan role, TaskOutcome item) {
    List<ResidualReason> reasons = item.reasons();
    return List.of(
        role.role().name(),
        item.file(),
        Integer.toString(item.task().span().startLine()),
        Integer.toString(item.task().span().endLine()),
        item.handler() ? "handler" : "task",
        item.task().name(),
        item.task().action().name(),
        item.outcome().word(),
        item.packageName().orElse(""),
        item.realization().orElse(""),
        item.summary(),
        joined(reasons.stream().map(each -> each.code().name()).distinct().toList()),
        joined(reasons.stream().map(ResidualReason::message).distinct().toList()),
        joined(reasons.stream().map(ResidualReason::remedy).distinct().toList()));
  }

  private static String joined(List<String> texts) {
    return texts.stream().collect(Collectors.joining("; "));
  }

  private static void row(List<String> cells, StringBuilder out) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    out.append("\r\n");
  }

  /// A spreadsheet runs a cell that starts like a formula; an apostrophe makes it a text.
  static String cell(String text) {
    String plain = PlainText.of(text);
    String shown = !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    boolean quoted =
        shown.indexOf(',') >= 0 || shown.indexOf('"') >= 0 || !shown.equals(shown.strip());
    return quoted ? "\"" + shown.replace("\"", "\"\"") + "\"" : shown;
  }
}
