package rolepack.verify;

/// A fixture cannot be used; the message says why, as the rest of a sentence that starts with its
/// name.
public final class FixtureProblem extends Exception {
  private static final long serialVersionUID = 1L;

  public FixtureProblem(String message) {
    super(message, null, false, false);
  }
}
