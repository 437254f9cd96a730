package rolepack.evaluation.gotemplate;

/// The error that a Go function returned; the message is only the function's own.
public final class GoFunctionError extends Exception {
  private static final long serialVersionUID = 1L;

  public GoFunctionError(String message) {
    super(message, null, false, false);
  }
}
