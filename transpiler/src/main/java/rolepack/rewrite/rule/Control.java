package rolepack.rewrite.rule;

import rolepack.source.SourceSpan;

/// How certain it is that what runs now will run: a branch of an unknown condition and the body of
/// a loop over unknown items are controls of their own. Only what is made under a control is
/// changed in place under it.
final class Control {
  private final Object residualLoop;

  private Control(Object residualLoop) {
    this.residualLoop = residualLoop;
  }

  /// A loop whose body runs.
  ///
  /// @param unrolled whether each item has its own copy of the body
  record LoopPlace(SourceSpan place, boolean unrolled) {}

  /// Everything runs, and once.
  static Control certain() {
    return new Control(new Object());
  }

  /// In a branch that may not be taken.
  Control branch() {
    return new Control(residualLoop);
  }

  /// In the body of a residual loop, which may run often.
  Control loop() {
    return new Control(new Object());
  }

  /// The residual loop around, as an identity.
  Object residualLoop() {
    return residualLoop;
  }

  /// Whether no residual loop is between this and another control.
  boolean isInSameLoop(Control other) {
    return residualLoop == other.residualLoop;
  }
}
