package rolepack.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import rolepack.diagnostics.Diagnostic;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.plan.MigrationPlan;
import rolepack.plan.RolePlan;
import rolepack.plan.RoleStatus;

/// Writes `report.json`; its shape is docs/report.schema.json.
public final class JsonReport {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonOutput out;

  private JsonReport(JsonOutput out) {
    this.out = out;
  }

  /// The report, the same bytes for the same plan.
  ///
  /// @param diagnostics in the order in which they are shown
  public static String print(MigrationPlan plan, List<Diagnostic> diagnostics) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      new JsonReport(new JsonOutput(generator)).writeReport(plan, diagnostics);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }

  private void writeReport(MigrationPlan plan, List<Diagnostic> diagnostics) throws IOException {
    out.startObject();
    writeSource(plan);
    writeTotals(plan);
    out.startArray("roles");
    for (RolePlan each : plan.roles()) {
      new JsonRole(out).write(each);
    }
    out.endArray();
    JsonPackages packages = new JsonPackages(out);
    packages.writeTemplates(plan.templates());
    packages.writePackages(plan.packages());
    writeDiagnostics(diagnostics);
    out.endObject();
  }

  private void writeSource(MigrationPlan plan) throws IOException {
    out.startObject("tool");
    out.text("name", Tool.NAME);
    out.text("version", Tool.VERSION);
    out.endObject();
    out.startObject("source");
    out.texts("playbooks", plan.repository().playbooks().stream().map(Playbook::path).toList());
    out.endObject();
    out.startArray("plays");
    for (Playbook playbook : plan.repository().playbooks()) {
      for (Play play : playbook.plays()) {
        out.startObject();
        out.text("playbook", play.span().file().path());
        out.number("line", play.span().startLine());
        out.text("hosts", play.hosts());
        out.texts("roles", PlayRoles.names(play));
        out.endObject();
      }
    }
    out.endArray();
  }

  private void writeTotals(MigrationPlan plan) throws IOException {
    out.startObject("totals");
    out.startObject("roles");
    for (RoleStatus status : RoleStatus.values()) {
      long count = plan.roles().stream().filter(each -> each.status() == status).count();
      out.number(status.word(), count);
    }
    out.endObject();
    out.counts("tasks", Counts.ofRoles(plan.roles()));
    out.endObject();
  }

  private void writeDiagnostics(List<Diagnostic> diagnostics) throws IOException {
    out.startArray("diagnostics");
    for (Diagnostic each : diagnostics) {
      out.startObject();
      out.text("severity", each.severity().word());
      out.text("code", each.kind().code());
      out.text("file", each.span().file().path());
      out.number("line", each.span().startLine());
      out.number("column", each.span().startColumn());
      out.text("message", each.message());
      out.endObject();
    }
    out.endArray();
  }
}
