package rolepack.verify;

/// A fixture cannot be used; the message is one sentence that names it and says why.
public final class FixtureProblem extends Exception {
  private static final long serialVersionUID = 1L;

  public FixtureProblem(String message) {
    super(message, null, false, false);
  }
}
