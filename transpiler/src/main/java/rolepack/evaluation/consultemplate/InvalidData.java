package rolepack.evaluation.consultemplate;

/// Data for a template that does not have the form it must have; the message says where.
public final class InvalidData extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidData(String message) {
    super(message, null, false, false);
  }
}
