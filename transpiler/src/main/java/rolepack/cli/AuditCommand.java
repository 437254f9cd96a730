package rolepack.cli;

import rolepack.diagnostics.Diagnostics;

/// `audit REPO`: what can leave Ansible, what stays and why; writes no file.
final class AuditCommand {
  private AuditCommand() {}

  static ExitCode run(Invocation.Audit audit, Console console) throws UsageException {
    Diagnostics diagnostics = new Diagnostics();
    ConversionRun run =
        ConversionRun.of(
            ConversionRun.request(audit.repository(), audit.choices(), diagnostics, console),
            diagnostics,
            console);
    DiagnosticListing.print(run.diagnostics(), console);
    return run.exitCode();
  }
}
