package rolepack.report;

/// What made a report.
final class Tool {
  static final String NAME = "rolepack";
  static final String VERSION = "0.1.0";

  private Tool() {}
}
