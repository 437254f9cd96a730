package rolepack.diagnostics;

import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Prints a diagnostic the way compilers do: place, message, the line, a caret, a hint. What may be
/// a secret in the line is not shown.
public final class DiagnosticPrinter {
  private static final int WIDEST_LINE = 160;

  private DiagnosticPrinter() {}

  /// Several lines, each ended by a newline.
  public static String print(Diagnostic diagnostic) {
    SourceSpan span = diagnostic.span();
    StringBuilder out = new StringBuilder();
    out.append(
        "%s: %s: %s [%s]%n"
            .formatted(
                span,
                diagnostic.severity().word(),
                diagnostic.message(),
                diagnostic.kind().code()));
    printLine(span, out);
    out.append("  hint: ").append(diagnostic.hint()).append('\n');
    return out.toString();
  }

  private static void printLine(SourceSpan span, StringBuilder out) {
    SourceFile file = span.file();
    int line = span.startLine();
    int lineStart = file.lineStart(line);
    int lineLength = file.lineEnd(line) - lineStart;
    MaskedLine masked = new MaskedLine(file, line);
    String text = masked.text();
    int from = masked.start(Math.min(span.start() - lineStart, lineLength));
    int until = masked.end(Math.clamp(span.end() - lineStart, 0, lineLength));
    int shownFrom = Math.max(0, from - WIDEST_LINE / 2);
    int shownTo = Math.min(text.length(), shownFrom + WIDEST_LINE);
    int to = Math.clamp(until, Math.min(from + 1, shownTo), shownTo);
    String gutter = Integer.toString(line);
    String shown = printable(text.substring(shownFrom, shownTo));
    out.append("  ").append(gutter).append(" | ").append(shown).append('\n');
    out.append("  ").append(" ".repeat(gutter.length())).append(" | ");
    text.substring(shownFrom, from)
        .codePoints()
        .forEach(each -> out.append(each == '\t' ? '\t' : ' '));
    out.append("^".repeat(Math.max(1, text.codePointCount(Math.min(from, to), to)))).append('\n');
  }

  /// Control characters would let a file write to the user's terminal.
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            each ->
                out.appendCodePoint(
                    each == '\t' || !Character.isISOControl(each) ? each : '\uFFFD'));
    return out.toString();
  }
}
