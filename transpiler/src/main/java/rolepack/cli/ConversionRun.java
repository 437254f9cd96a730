package rolepack.cli;

import java.util.List;
import rolepack.Conversion;
import rolepack.ConversionRequest;
import rolepack.Transpiler;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.Severity;
import rolepack.plan.RoleStatus;

/// What `audit` and `convert` have in common: the request, the pipeline, the diagnostics, the exit
/// code.
record ConversionRun(
    ConversionRequest request, Conversion conversion, List<Diagnostic> diagnostics) {
  static ConversionRun of(ConversionRequest request, Diagnostics diagnostics, Console console) {
    Conversion conversion;
    try (ProgressLine progress = ProgressLine.on(console)) {
      conversion = Transpiler.convert(request, diagnostics, progress);
    }
    return new ConversionRun(request, conversion, diagnostics.sorted());
  }

  static ConversionRequest request(
      String repository, Invocation.Choices choices, Diagnostics diagnostics, Console console)
      throws UsageException {
    ConversionRequest request =
        new RequestResolver(console.environment()).resolve(repository, choices, diagnostics);
    List<Diagnostic> wrong = diagnostics.sorted();
    if (wrong.stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
      DiagnosticListing.print(wrong, console);
      throw new UsageException(Mistake.BAD_CONFIGURATION);
    }
    if (choices.consulTemplate().isPresent()) {
      console.note(Note.CONSUL_TEMPLATE_NOT_YET);
    }
    if (choices.modernize()) {
      console.note(Note.MODERNIZE_NOT_YET);
    }
    if (choices.dropIns()) {
      console.note(Note.DROP_INS_PARTLY);
    }
    return request;
  }

  ExitCode exitCode() {
    boolean failed =
        conversion.plan().roles().stream().anyMatch(each -> each.status() == RoleStatus.FAILED);
    boolean warned =
        request.settings().strict()
            && diagnostics.stream().anyMatch(each -> each.severity() != Severity.NOTE);
    return failed || warned ? ExitCode.DONE_WITH_FAILURES : ExitCode.DONE;
  }
}
