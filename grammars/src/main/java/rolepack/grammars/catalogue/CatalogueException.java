package rolepack.grammars.catalogue;

/// A mistake in the catalogue; its message starts with the file and the line.
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CatalogueException(String message) {
    super(message);
  }
}
