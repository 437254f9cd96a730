package rolepack.evaluation.gotemplate;

/// A template cannot be rendered; the message is Go's own, with the place.
public final class GoTemplateError extends Exception {
  private static final long serialVersionUID = 1L;

  public GoTemplateError(String message) {
    super(message, null, false, false);
  }
}
