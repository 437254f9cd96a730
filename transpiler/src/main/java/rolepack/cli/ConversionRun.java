package rolepack.cli;

import java.util.Comparator;
import java.util.List;
import rolepack.ConversionRequest;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.Severity;
import rolepack.plan.MigrationPlan;
import rolepack.plan.RoleStatus;
import rolepack.report.JsonReport;
import rolepack.report.SummaryTable;

/// What `audit` and `convert` have in common: how they begin and how they end.
final class ConversionRun {
  private ConversionRun() {}

  /// The request; what is wrong with the repository's settings is printed, and ends the run.
  static ConversionRequest begin(
      String repository, Invocation.Choices choices, Diagnostics diagnostics, Console console)
      throws UsageException {
    ConversionRequest request =
        new RequestResolver(console.environment()).resolve(repository, choices, diagnostics);
    List<Diagnostic> wrong = diagnostics.sorted();
    if (wrong.stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
      DiagnosticListing.print(wrong, console);
      throw new UsageException(Mistake.BAD_CONFIGURATION);
    }
    return request;
  }

  /// Prints the diagnostics and then the result, so that it is what a person sees last.
  static ExitCode end(MigrationPlan plan, List<Diagnostic> diagnostics, Console console) {
    DiagnosticListing.print(diagnostics, console);
    console.err().flush();
    console
        .out()
        .print(
            console.json()
                ? JsonReport.print(plan, diagnostics)
                : SummaryTable.print(plan, console.outPalette()));
    return exitCode(plan, diagnostics);
  }

  /// An error outside of roles, such as a playbook that cannot be read, counts as a failed role.
  private static ExitCode exitCode(MigrationPlan plan, List<Diagnostic> diagnostics) {
    Severity worst =
        diagnostics.stream()
            .map(Diagnostic::severity)
            .min(Comparator.naturalOrder())
            .orElse(Severity.NOTE);
    boolean failed = plan.roles().stream().anyMatch(each -> each.status() == RoleStatus.FAILED);
    boolean counts =
        switch (worst) {
          case ERROR -> true;
          case WARNING -> plan.settings().strict();
          case NOTE -> false;
        };
    return failed || counts ? ExitCode.DONE_WITH_FAILURES : ExitCode.DONE;
  }
}
