package rolepack.report;

import java.util.List;
import rolepack.plan.MigrationPlan;
import rolepack.plan.RolePlan;
import rolepack.plan.RoleStatus;

/// The summary that the terminal shows: each role with its outcomes, and what keeps the rest.
public final class SummaryTable {
  private static final int NAME = 34;
  private static final int WIDTH = 100;
  private static final int BLOCKERS = 6;
  private static final String INDENT = " ".repeat(31);

  private final Palette palette;
  private final StringBuilder out = new StringBuilder();

  private SummaryTable(Palette palette) {
    this.palette = palette;
  }

  /// At most 100 columns wide; the palette's texts come on top.
  public static String print(MigrationPlan plan, Palette palette) {
    SummaryTable table = new SummaryTable(palette);
    table.writeRoles(plan.roles());
    table.writeTotals(plan.roles());
    TemplateSummary.withoutFiles(plan).ifPresent(table::writeWrapped);
    table.writeBlockers(plan.roles());
    return table.out.toString();
  }

  private void writeRoles(List<RolePlan> roles) {
    if (roles.isEmpty()) {
      return;
    }
    styled(palette.bold(), row("role", "tasks", "packaged", "templated", "folded", "stay", "left"));
    out.append('\n');
    roles.stream().filter(each -> !each.hostGroups().isEmpty()).forEach(this::writeRole);
    List<RolePlan> apart = roles.stream().filter(each -> each.hostGroups().isEmpty()).toList();
    if (!apart.isEmpty()) {
      styled(palette.dim(), "in no chosen playbook:");
      out.append('\n');
      apart.forEach(this::writeRole);
    }
    styled(palette.bold(), row("total", Counts.ofRoles(roles)));
    out.append('\n');
  }

  private void writeRole(RolePlan role) {
    out.append(row(PlainText.cut(role.role().name(), NAME), Counts.of(role.items()))).append("  ");
    styled(colour(role.status()), role.status().word());
    out.append('\n');
  }

  private static String row(String name, Counts counts) {
    return row(
        name,
        number(counts.total()),
        number(counts.packaged()),
        number(counts.templated()),
        number(counts.folded()),
        number(counts.residual()),
        counts.total() == 0 ? "-" : counts.percent() + " %");
  }

  private static String number(int number) {
    return number == 0 ? "-" : Integer.toString(number);
  }

  private static String row(
      String name,
      String tasks,
      String packaged,
      String templated,
      String folded,
      String stay,
      String left) {
    String padding = " ".repeat(Math.max(0, NAME - name.codePointCount(0, name.length())));
    return name
        + padding
        + "%6s%10s%11s%8s%6s%7s".formatted(tasks, packaged, templated, folded, stay, left);
  }

  private void writeTotals(List<RolePlan> roles) {
    Counts counts = Counts.ofRoles(roles);
    out.append('\n').append(Phrases.count(roles.size(), "role")).append(':');
    String separator = " ";
    for (RoleStatus status : RoleStatus.values()) {
      long count = roles.stream().filter(each -> each.status() == status).count();
      if (count > 0) {
        out.append(separator).append(count).append(' ');
        styled(colour(status), status.word());
        separator = ", ";
      }
    }
    out.append(roles.isEmpty() ? " none\n" : "\n");
    if (counts.total() > 0) {
      out.append(
          "%d of %d tasks and handlers (%d %%) have left Ansible, %d stay.\n"
              .formatted(counts.left(), counts.total(), counts.percent(), counts.residual()));
    }
  }

  /// Writes a text on as many lines as it needs.
  private void writeWrapped(String text) {
    String rest = PlainText.of(text);
    while (rest.length() > WIDTH) {
      int end = rest.lastIndexOf(' ', WIDTH);
      end = end <= 0 ? WIDTH : end;
      out.append(rest, 0, end).append('\n');
      rest = rest.substring(end).strip();
    }
    out.append(rest).append('\n');
  }

  private void writeBlockers(List<RolePlan> roles) {
    List<Blockers> ranked = Blockers.rank(roles);
    if (ranked.isEmpty()) {
      return;
    }
    out.append('\n');
    styled(palette.bold(), "What keeps tasks in the playbook");
    out.append('\n');
    for (Blockers each : ranked.stream().limit(BLOCKERS).toList()) {
      String code = each.code().name();
      out.append("%4d  ".formatted(each.tasks()));
      styled(palette.yellow(), code);
      out.append(" ".repeat(Math.max(1, INDENT.length() - 6 - code.length())));
      out.append("the task ").append(each.code().meaning()).append('\n');
      Blockers.Cause cause = each.causes().getFirst();
      writeExample(cause, cause.message().equals("it " + each.code().meaning()));
      writeTwoLines("To unblock: " + cause.remedy());
    }
    int more = ranked.stream().skip(BLOCKERS).mapToInt(Blockers::tasks).sum();
    if (more > 0) {
      out.append(
          "%4d  for other reasons; ROADMAP.md, which convert writes, lists all\n".formatted(more));
    }
  }

  /// What happens most often, and where first.
  ///
  /// @param said whether the line above says it already
  private void writeExample(Blockers.Cause cause, boolean said) {
    int room = WIDTH - INDENT.length();
    String count =
        cause.tasks() == 1 ? "" : cause.tasks() + (cause.same() ? " × " : " ×, for example ");
    String place = "(" + PlainText.of(cause.example()) + ")";
    String last = said ? count.strip() : writeTwoLinesButTheLast(count + cause.message());
    if (last.isEmpty() || last.length() + 1 + place.length() <= room) {
      writeIndented((last + " " + place).strip());
    } else {
      writeIndented(last);
      writeIndented(PlainText.cut(place, room));
    }
  }

  private void writeTwoLines(String text) {
    writeIndented(writeTwoLinesButTheLast(text));
  }

  /// A longer text is cut.
  ///
  /// @return the last line, for the caller to write
  private String writeTwoLinesButTheLast(String text) {
    int room = WIDTH - INDENT.length();
    String plain = PlainText.of(text);
    if (plain.length() <= room) {
      return plain;
    }
    int end = plain.lastIndexOf(' ', room);
    end = end <= 0 ? room : end;
    writeIndented(plain.substring(0, end));
    return PlainText.cut(plain.substring(end).strip(), room);
  }

  private void writeIndented(String text) {
    out.append(INDENT);
    styled(palette.dim(), text);
    out.append('\n');
  }

  private String colour(RoleStatus status) {
    return switch (status) {
      case PORTED -> palette.green();
      case PARTIAL -> palette.yellow();
      case UNPORTED -> palette.dim();
      case FAILED -> palette.red();
    };
  }

  private void styled(String style, String text) {
    if (style.isEmpty()) {
      out.append(text);
    } else {
      out.append(style).append(text).append(palette.reset());
    }
  }
}
