package rolepack.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import rolepack.plan.PackagePlan;
import rolepack.plan.ResidualReason;
import rolepack.plan.RolePlan;
import rolepack.plan.TaskOutcome;

/// Writes one role of the report, with its tasks.
final class JsonRole {
  private final JsonOutput out;

  JsonRole(JsonOutput out) {
    this.out = out;
  }

  void write(RolePlan plan) throws IOException {
    List<String> packages = plan.packages().stream().map(PackagePlan::name).toList();
    out.startObject();
    out.text("name", plan.role().name());
    out.text("path", plan.role().path());
    out.text("package", packages.stream().findFirst());
    out.texts("packages", packages);
    out.text("status", plan.status().word());
    out.text("description", plan.role().description());
    out.text("note", plan.note());
    out.counts("tasks", Counts.of(plan.items()));
    out.texts("dependsOn", plan.dependsOn());
    out.texts("requiredBy", plan.requiredBy());
    out.texts("systemPackages", plan.systemPackages());
    out.texts("secrets", plan.secrets());
    out.startArray("items");
    for (TaskOutcome each : plan.items()) {
      writeItem(each);
    }
    out.endArray();
    out.endObject();
  }

  private void writeItem(TaskOutcome item) throws IOException {
    out.startObject();
    out.text("file", item.file());
    out.number("startLine", item.task().span().startLine());
    out.number("endLine", item.task().span().endLine());
    out.text("kind", item.handler() ? "handler" : "task");
    out.text("name", item.task().name());
    out.text("module", item.task().action().name());
    out.text("outcome", item.outcome().word());
    out.text("package", item.packageName());
    out.text("realization", item.realization());
    out.text("summary", item.summary());
    writeReasons(out, item.reasons());
    out.texts("wrote", item.wrote());
    out.endObject();
  }

  static void writeReasons(JsonOutput out, List<ResidualReason> reasons) throws IOException {
    out.startArray("reasons");
    for (ResidualReason each : reasons) {
      out.startObject();
      out.text("code", each.code().name());
      out.text("message", each.message());
      out.number("line", each.span().startLine());
      out.text("remedy", Optional.of(each.remedy()));
      out.endObject();
    }
    out.endArray();
  }
}
