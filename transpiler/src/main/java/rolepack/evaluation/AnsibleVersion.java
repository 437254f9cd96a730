package rolepack.evaluation;

/// Whose rules an evaluation follows, where two versions of Ansible print different bytes.
///
/// Only differences that recordings of the real thing show are here; everything else is the same in
/// both, or is not known to differ. The default is [#V2_14].
public enum AnsibleVersion {
  /// Ansible 1.9 on Python 2.7 with Jinja2 2.8. The text of a variable ends without the newline
  /// that its template ends with, and `b64encode` fails on a text that is not ASCII.
  V1_9,
  /// ansible-core 2.14 on Python 3 with Jinja2 3.1.
  V2_14;

  private static final ScopedValue<AnsibleVersion> CURRENT = ScopedValue.newInstance();

  static AnsibleVersion current() {
    return CURRENT.orElse(V2_14);
  }

  /// What an evaluation gives under the rules of this version.
  public <T> T evaluate(ScopedValue.CallableOp<T, EvaluationException> evaluation) {
    return ScopedValue.where(CURRENT, this).call(evaluation);
  }
}
