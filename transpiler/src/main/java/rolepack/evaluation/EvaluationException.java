package rolepack.evaluation;

import java.util.Optional;
import rolepack.source.SourceSpan;

/// Why a value could not be computed. Only [Unsupported] and [TooLarge] leave open what Ansible
/// would do; the others say that it would fail, too.
public abstract sealed class EvaluationException extends RuntimeException {
  private SourceSpan span;

  private EvaluationException(String message) {
    super(message, null, false, false);
  }

  /// The expression or statement that failed, where it is known.
  public Optional<SourceSpan> span() {
    return Optional.ofNullable(span);
  }

  /// Remembers the place, unless a narrower one is known.
  EvaluationException at(SourceSpan place) {
    if (span == null) {
      span = place;
    }
    return this;
  }

  /// A name, attribute or item is used that does not exist; Ansible fails.
  public static final class Undefined extends EvaluationException {
    public Undefined(String message) {
      super(message);
    }
  }

  /// The expression is an error in Python, Jinja2 or Ansible; Ansible fails.
  public static final class Failed extends EvaluationException {
    private final PythonError error;

    public Failed(PythonError error, String message) {
      super(message);
      this.error = error;
    }

    public PythonError error() {
      return error;
    }
  }

  /// Rolepack cannot know the value: it depends on the controller, the clock or chance, on a
  /// plug-in that is not Ansible's own, or on a corner of Python that is not modelled.
  public static final class Unsupported extends EvaluationException {
    public Unsupported(String message) {
      super(message);
    }
  }

  /// The evaluation takes more time, memory or nesting than it is given.
  public static final class TooLarge extends EvaluationException {
    public TooLarge(String message) {
      super(message);
    }
  }

  static Failed typeError(String message) {
    return new Failed(PythonError.TYPE, message);
  }

  static Failed valueError(String message) {
    return new Failed(PythonError.VALUE, message);
  }

  static Failed filterError(String message) {
    return new Failed(PythonError.ANSIBLE, message);
  }

  static Unsupported unsupported(String message) {
    return new Unsupported(message);
  }
}
