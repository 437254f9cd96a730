package rolepack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.ExamplePlan;

class SummaryTableTest {
  @TempDir Path folder;

  @Test
  void showsRolesTotalsAndBlockers() throws IOException {
    assertThat(SummaryTable.print(ExamplePlan.in(folder), Palette.PLAIN))
        .isEqualTo(
            """
            role                               tasks  packaged  templated  folded  stay   left
            metricsd                               7         3          2       -     2   71 %  partial
            in no chosen playbook:
            a|b<c>                                 -         -          -       -     -      -  ported
            total                                  7         3          2       -     2   71 %

            2 roles: 1 ported, 1 partial
            5 of 7 tasks and handlers (71 %) have left Ansible, 2 stay.
            Templates: 1 of 1 can be said in consul-template 0.41.4 (templated 1).

            What keeps tasks in the playbook
               2  DYNAMIC_VALUE            the task needs a value that exists only while the play runs
                                           2 ×, for example its result is registered
                                           (roles/metricsd/tasks/main.yml:14)
                                           To unblock: let the service check its port itself
            """);
  }

  @Test
  void coloursDoNotChangeTheText() throws IOException {
    String plain = SummaryTable.print(ExamplePlan.in(folder), Palette.PLAIN);
    String coloured = SummaryTable.print(ExamplePlan.in(folder), Palette.ANSI);
    assertThat(coloured).isNotEqualTo(plain);
    assertThat(coloured.replaceAll("\u001B\\[\\d+m", "")).isEqualTo(plain);
    assertThat(plain.lines()).allMatch(each -> each.length() <= 100);
  }

  @Test
  void namesCannotWriteToTheTerminal() {
    assertThat(PlainText.of("a\u001B[2Jb\rc\u202Ed\u0085e")).isEqualTo("a [2Jb c d e");
    assertThat(PlainText.cut("0123456789", 5)).isEqualTo("0123…");
    assertThat(PlainText.cut("01234", 5)).isEqualTo("01234");
  }

  @Test
  void longMessagesAreWrapped() throws IOException {
    String wrapped =
        SummaryTable.print(
            ExamplePlan.withMessage(folder, "word ".repeat(16).strip()), Palette.PLAIN);
    assertThat(wrapped.lines()).allMatch(each -> each.length() <= 100);
    assertThat(wrapped)
        .contains("word word\n")
        .contains("word (roles/metricsd/tasks/main.yml:14)\n");
    String endless =
        SummaryTable.print(ExamplePlan.withMessage(folder, "x".repeat(500)), Palette.PLAIN);
    assertThat(endless.lines()).allMatch(each -> each.length() <= 100);
  }
}
