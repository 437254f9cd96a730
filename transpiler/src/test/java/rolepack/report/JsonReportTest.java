package rolepack.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.ExamplePlan;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.MigrationPlan;
import rolepack.plan.ReasonCode;
import rolepack.source.SourceFile;

class JsonReportTest {
  private static final Path SCHEMA = Path.of("../docs/report.schema.json");

  @TempDir Path folder;

  private String report() throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.report(
        DiagnosticKind.DUPLICATE_KEY, new SourceFile("a.yml", "a: 1\na: 2\n").span(), "a");
    return JsonReport.print(ExamplePlan.in(folder), diagnostics.sorted());
  }

  static List<Error> errors(String json) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    return schema.validate(json, InputFormat.JSON);
  }

  @Test
  void followsItsSchema() throws IOException {
    assertThat(errors(report())).isEmpty();
  }

  @Test
  void theSchemaIsStrict() throws IOException {
    String json = report();
    assertThat(errors(json.replaceFirst("\"note\"", "\"notes\""))).isNotEmpty();
    assertThat(errors(json.replaceFirst("\"startLine\" : 2", "\"startLine\" : 0"))).isNotEmpty();
    assertThat(errors(json.replaceFirst("\"DYNAMIC_VALUE\"", "\"MAGIC\""))).isNotEmpty();
    assertThat(errors(json.replaceFirst("\"severity\" : \"warning\"", "\"severity\" : 1")))
        .isNotEmpty();
    assertThat(errors(json.replace("\"outcome\" : \"residual\"", "\"outcome\" : \"folded\"")))
        .isNotEmpty();
  }

  @Test
  void theSchemaKnowsEveryReason() throws IOException {
    String schema = Files.readString(SCHEMA);
    for (ReasonCode code : ReasonCode.values()) {
      assertThat(schema).contains("\"" + code.name() + "\"");
    }
  }

  @Test
  void saysWhatBecameOfEachTask() throws IOException {
    assertThat(report())
        .startsWith("{\n  \"tool\" : {\n    \"name\" : \"rolepack\",")
        .contains(
            """
                    {
                      "file" : "roles/metricsd/tasks/main.yml",
                      "startLine" : 14,
                      "endLine" : 17,
                      "kind" : "task",
                      "name" : "is the port open already",
                      "module" : "command",
                      "outcome" : "residual",
                      "package" : null,
                      "realization" : null,
                      "summary" : "runs `ss -ltn`",
                      "reasons" : [
                        {
                          "code" : "DYNAMIC_VALUE",
                          "message" : "its result is registered",
                          "line" : 14,
                          "remedy" : "let the service check its port itself"
                        }
                      ],
                      "wrote" : [ ]
                    },
            """)
        .contains(
            """
                "tasks" : {
                  "total" : 7,
                  "packaged" : 3,
                  "templated" : 2,
                  "folded" : 0,
                  "residual" : 2
                }
            """)
        .endsWith("}\n");
  }

  @Test
  void isTheSameForTheSamePlan() throws IOException {
    MigrationPlan plan = ExamplePlan.in(folder);
    assertThat(JsonReport.print(plan, List.of())).isEqualTo(JsonReport.print(plan, List.of()));
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains("<version>" + Tool.VERSION + "</version>");
  }
}
