package rolepack.analysis;

import rolepack.source.SourceSpan;

/// Why an expression has no value when the package is built.
public sealed interface Blocker {
  /// Where the expression that has no value stands.
  SourceSpan span();

  /// It reads a variable that is bound later.
  record Unbound(Binding binding, SourceSpan span) implements Blocker {}

  /// Ansible itself would fail here: a name is undefined, types do not fit, an argument is invalid.
  record Fails(String message, SourceSpan span) implements Blocker {}

  /// It uses something that only a running Ansible has: an impure lookup or filter.
  record NeedsAnsible(String message, SourceSpan span) implements Blocker {}
}
