package rolepack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.ExamplePlan;

class TasksCsvTest {
  @TempDir Path folder;

  @Test
  void aRowForEachTask() throws IOException {
    String csv = TasksCsv.print(ExamplePlan.in(folder));
    assertThat(csv.split("\r\n")).hasSize(8);
    assertThat(csv)
        .contains(
            "metricsd,roles/metricsd/tasks/main.yml,14,17,task,is the port open already,command,"
                + "residual,,,runs `ss -ltn`,DYNAMIC_VALUE,its result is registered,"
                + "let the service check its port itself\r\n")
        .contains("\"creates the directory /usr/share/metricsd/plugins, mode 0755\"");
  }

  @Test
  void cellsAreNoFormulas() {
    assertThat(TasksCsv.cell("=1+1")).isEqualTo("'=1+1");
    assertThat(TasksCsv.cell("@a,\"b\"")).isEqualTo("\"'@a,\"\"b\"\"\"");
    assertThat(TasksCsv.cell("a\nb\t")).isEqualTo("\"a b \"");
  }
}
