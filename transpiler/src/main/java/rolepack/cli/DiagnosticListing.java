package rolepack.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rolepack.diagnostics.Diagnostic;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.DiagnosticPrinter;
import rolepack.diagnostics.Severity;
import rolepack.report.Palette;

/// Prints what a run reported: every error, and of each other kind as many as a person reads.
final class DiagnosticListing {
  private static final int PER_KIND = 5;

  private DiagnosticListing() {}

  static void print(List<Diagnostic> diagnostics, Console console) {
    Map<DiagnosticKind, Integer> seen = new EnumMap<>(DiagnosticKind.class);
    for (Diagnostic each : diagnostics) {
      if (each.severity() == Severity.ERROR
          || !console.quiet() && seen.merge(each.kind(), 1, Integer::sum) <= PER_KIND) {
        console.err().print(colored(each, console.errPalette()));
      }
    }
    seen.forEach(
        (kind, count) -> {
          if (count > PER_KIND) {
            console.note(Note.DIAGNOSTICS_LEFT_OUT, count - PER_KIND, kind.code());
          }
        });
    String totals = totals(diagnostics);
    if (!totals.isEmpty()) {
      console.note(Note.DIAGNOSTICS_TOTAL, totals);
    }
  }

  private static String colored(Diagnostic diagnostic, Palette palette) {
    String text = DiagnosticPrinter.print(diagnostic);
    String word = diagnostic.severity().word() + ":";
    String color =
        switch (diagnostic.severity()) {
          case ERROR -> palette.red();
          case WARNING -> palette.yellow();
          case NOTE -> palette.dim();
        };
    int start = text.indexOf(word, diagnostic.span().toString().length());
    int end = start + word.length();
    return text.substring(0, start)
        + palette.bold()
        + color
        + word
        + palette.reset()
        + text.substring(end);
  }

  /// `2 errors, 1 warning`.
  private static String totals(List<Diagnostic> diagnostics) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(each -> each.severity() == severity).count();
      if (count > 0) {
        parts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", parts);
  }
}
