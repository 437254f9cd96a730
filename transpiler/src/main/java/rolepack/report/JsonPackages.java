package rolepack.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import rolepack.plan.Dependency;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;
import rolepack.plan.ScriptPhase;
import rolepack.plan.TemplateOutcome;
import rolepack.rewrite.Compilation;

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
      writeValidation(each.validation());
      JsonRole.writeReasons(out, each.reasons());
      out.endObject();
    }
    out.endArray();
  }

  private void writeValidation(Optional<Compilation.Validation> validation) throws IOException {
    if (validation.isEmpty()) {
      out.nothing("validation");
      return;
    }
    out.startObject("validation");
    out.number("samples", validation.get().samples());
    out.number("equal", validation.get().equal());
    out.endObject();
  }

  void writePackages(List<PackagePlan> packages) throws IOException {
    out.startArray("packages");
    for (PackagePlan each : packages) {
      out.startObject();
      out.text("name", each.name());
      out.text("role", each.role());
      out.texts("depends", each.dependencies().stream().map(Dependency::text).toList());
      out.texts("files", files(each));
      out.texts("config", configuration(each));
      out.texts("scripts", scripts(each));
      out.flag("dynamic", each.dynamic());
      out.endObject();
    }
    out.endArray();
  }

  /// What it lays down, and the configuration and templates of consul-template that it brings.
  private static List<String> files(PackagePlan plan) {
    TreeSet<String> files = new TreeSet<>();
    plan.payload().forEach(each -> files.add(each.path()));
    plan.stanzas().forEach(each -> files.add(each.path()));
    if (!plan.stanzas().isEmpty()) {
      files.add(plan.configurationPath());
    }
    return List.copyOf(files);
  }

  private static List<String> configuration(PackagePlan plan) {
    return plan.payload().stream()
        .filter(each -> each instanceof PayloadEntry.File file && file.configuration())
        .map(PayloadEntry::path)
        .toList();
  }

  private static List<String> scripts(PackagePlan plan) {
    return Stream.concat(
            plan.steps().stream().flatMap(each -> each.phases().stream()),
            plan.dynamic()
                ? Stream.of(ScriptPhase.AFTER_INSTALL, ScriptPhase.AFTER_UPGRADE)
                : Stream.empty())
        .sorted()
        .distinct()
        .map(ScriptPhase::key)
        .toList();
  }
}
