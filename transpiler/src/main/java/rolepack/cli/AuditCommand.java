package rolepack.cli;

import rolepack.ConversionRequest;
import rolepack.Transpiler;
import rolepack.diagnostics.Diagnostics;
import rolepack.plan.MigrationPlan;

/// `audit REPO`: what can leave Ansible, what stays and why; writes no file.
final class AuditCommand {
  private AuditCommand() {}

  static ExitCode run(Invocation.Audit audit, Console console) throws UsageException {
    Diagnostics diagnostics = new Diagnostics();
    ConversionRequest request =
        ConversionRun.begin(audit.repository(), audit.choices(), diagnostics, console);
    MigrationPlan plan;
    try (ProgressLine progress = ProgressLine.on(console)) {
      plan = Transpiler.plan(request, diagnostics, progress);
    }
    return ConversionRun.end(plan, diagnostics.sorted(), console);
  }
}
