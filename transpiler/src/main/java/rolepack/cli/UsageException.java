package rolepack.cli;

/// Ends a command that cannot be carried out because of what the user wrote: one sentence, exit 2.
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(Mistake mistake, Object... arguments) {
    super(mistake.sentence(arguments), null, false, false);
  }
}
