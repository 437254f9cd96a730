package rolepack.cli;

import java.io.PrintStream;
import rolepack.cli.Invocation.Presentation;
import rolepack.report.Palette;

/// Where a command prints: results to `out`, all else to `err`.
///
/// @param outColored results may be coloured
/// @param errColored messages may be coloured
record Console(
    PrintStream out,
    PrintStream err,
    Environment environment,
    Presentation presentation,
    boolean outColored,
    boolean errColored) {
  static Console of(
      PrintStream out, PrintStream err, Environment environment, Presentation presentation) {
    return new Console(
        out,
        err,
        environment,
        presentation,
        colored(presentation, environment, environment.outIsTerminal()),
        colored(presentation, environment, environment.errIsTerminal()));
  }

  /// `--color` says it, else the terminal does, unless the user wants no colour at all (`NO_COLOR`,
  /// `TERM=dumb`).
  private static boolean colored(
      Presentation presentation, Environment environment, boolean terminal) {
    return switch (presentation.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          terminal
              && environment.variable("NO_COLOR").isEmpty()
              && !environment.variable("TERM").equals(java.util.Optional.of("dumb"));
    };
  }

  boolean quiet() {
    return presentation.quiet();
  }

  boolean json() {
    return presentation.format() == Invocation.Format.JSON;
  }

  /// The colours of results.
  Palette outPalette() {
    return outColored ? Palette.ANSI : Palette.PLAIN;
  }

  /// The colours of messages.
  Palette errPalette() {
    return errColored ? Palette.ANSI : Palette.PLAIN;
  }

  /// Something that the user should know and that is no mistake.
  void note(Note note, Object... arguments) {
    if (!quiet()) {
      err.println("rolepack: note: " + note.sentence(arguments));
    }
  }
}
