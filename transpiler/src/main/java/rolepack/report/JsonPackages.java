package rolepack.report;

import java.io.IOException;
import java.util.List;
import rolepack.plan.Dependency;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;
import rolepack.plan.ScriptPhase;
import rolepack.plan.TemplateOutcome;

/// Writes the templates and the packages of the report.
final class JsonPackages {
  private final JsonOutput out;

  JsonPackages(JsonOutput out) {
    this.out = out;
  }

  void writeTemplates(List<TemplateOutcome> templates) throws IOException {
    out.startArray("templates");
    for (TemplateOutcome each : templates) {
      out.startObject();
      out.text("file", each.file());
      out.text("outcome", each.outcome().word());
      out.text("output", each.output());
      out.startArray("variables");
      for (TemplateOutcome.TemplateVariable variable : each.variables()) {
        out.startObject();
        out.text("name", variable.name());
        out.text("type", variable.type());
        out.text("bindingTime", variable.bindingTime().name());
        out.text("key", variable.key());
        out.endObject();
      }
      out.endArray();
      out.nothing("validation");
      JsonRole.writeReasons(out, each.reasons());
      out.endObject();
    }
    out.endArray();
  }

  void writePackages(List<PackagePlan> packages) throws IOException {
    out.startArray("packages");
    for (PackagePlan each : packages) {
      out.startObject();
      out.text("name", each.name());
      out.text("role", each.role());
      out.texts("depends", each.dependencies().stream().map(Dependency::text).toList());
      out.texts("files", each.payload().stream().map(PayloadEntry::path).toList());
      out.texts("config", configuration(each));
      out.texts("scripts", scripts(each));
      out.flag("dynamic", false);
      out.endObject();
    }
    out.endArray();
  }

  private static List<String> configuration(PackagePlan plan) {
    return plan.payload().stream()
        .filter(each -> each instanceof PayloadEntry.File file && file.configuration())
        .map(PayloadEntry::path)
        .toList();
  }

  private static List<String> scripts(PackagePlan plan) {
    return plan.steps().stream()
        .flatMap(each -> each.phases().stream())
        .sorted()
        .distinct()
        .map(ScriptPhase::key)
        .toList();
  }
}
