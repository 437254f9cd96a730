package rolepack.cli;

/// Says that something went wrong that is nobody's fault but rolepack's.
///
/// The message of the exception is left out, since it may hold a value of the repository; who wants
/// it sets `ROLEPACK_DEBUG=1`.
final class BugReport {
  private BugReport() {}

  static String of(Throwable bug, Environment environment) {
    Throwable root = root(bug);
    StringBuilder report = new StringBuilder();
    report
        .append("rolepack: this is a bug in rolepack: ")
        .append(root.getClass().getSimpleName())
        .append(place(root))
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

  /// What caused it first: a thread that waits for others only hands on what they met.
  private static Throwable root(Throwable bug) {
    Throwable root = bug;
    for (int depth = 0; depth < 100 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
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
