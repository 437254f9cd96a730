package rolepack.plan;

/// Names of handlers that are no names.
final class HandlerNames {
  /// Stands for a name that is not known: any handler may be meant.
  static final String ANY = "\0any";

  private HandlerNames() {}
}
