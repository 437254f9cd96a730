package rolepack.cli;

/// Says that something went wrong that is nobody's fault but rolepack's.
///
/// The message of the exception is left out, since it may hold a value of the repository; who wants
/// it sets `ROLEPACK_DEBUG=1`.
final class BugReport {
  private BugReport() {}

  static String of(Throwable bug, Environment environment) {
    StringBuilder report = new StringBuilder();
    report
        .append("rolepack: this is a bug in rolepack: ")
        .append(bug.getClass().getSimpleName())
        .append(place(bug))
        .append('\n');
    if (environment.variable("ROLEPACK_DEBUG").isPresent()) {
      java.io.StringWriter trace = new java.io.StringWriter();
      bug.printStackTrace(new java.io.PrintWriter(trace));
      report.append(trace);
    } else {
      report.append("  please report it with what ROLEPACK_DEBUG=1 prints when you run it again\n");
    }
    return report.toString();
  }

  /// The first frame of our own.
  private static String place(Throwable bug) {
    for (StackTraceElement frame : bug.getStackTrace()) {
      if (frame.getClassName().startsWith("rolepack.")) {
        return " at %s.%s (%s:%d)"
            .formatted(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
      }
    }
    return "";
  }
}
