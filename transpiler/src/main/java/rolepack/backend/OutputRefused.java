package rolepack.backend;

/// The output folder cannot be written where the user wants it; the message says why and what to
/// do.
public final class OutputRefused extends Exception {
  public OutputRefused(String message) {
    super(message);
  }
}
