package rolepack.cli;

/// Every remark on what the user asked for that is no mistake.
enum Note {
  DIAGNOSTICS_LEFT_OUT("%s more of the kind %s; --format json shows them all"),
  DIAGNOSTICS_TOTAL("%s"),
  ACCEPTED("what came out is now what is expected; look at it before you commit it"),
  HOW_TO_ACCEPT("add --accept where the new output is right; files called new are there already"),
  WROTE("%s files in %s; start with %s"),
  BLOCKS("consul-template would wait for what is not there: %s");

  private final String format;

  Note(String format) {
    this.format = format;
  }

  /// The sentence, without a full stop.
  String sentence(Object... arguments) {
    return format.formatted(arguments);
  }
}
