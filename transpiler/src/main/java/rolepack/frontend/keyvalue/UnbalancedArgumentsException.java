package rolepack.frontend.keyvalue;

/// Says why an argument string cannot be split; never leaves this package.
final class UnbalancedArgumentsException extends Exception {
  UnbalancedArgumentsException(String message) {
    super(message, null, false, false);
  }
}
