package rolepack.frontend.gotemplate;

/// Go rejects the template; carries Go's message without the name and the line.
final class TemplateRejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  TemplateRejection(int line, String message) {
    super(message, null, false, false);
    this.line = line;
  }

  int line() {
    return line;
  }
}
