package rolepack.evaluation.gotemplate;

/// Leaves the execution of a template; becomes a [GoTemplateError].
final class ExecutionFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExecutionFailure(String message) {
    super(message, null, false, false);
  }
}
