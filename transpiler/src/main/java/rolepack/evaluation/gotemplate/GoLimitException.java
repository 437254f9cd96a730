package rolepack.evaluation.gotemplate;

/// A template or a value that is too large for this program, though perhaps not for Go.
final class GoLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GoLimitException(String message) {
    super(message, null, false, false);
  }
}
