package rolepack.rewrite.gotemplate;

import rolepack.ir.gotemplate.GoExpr;

/// What `loop` stands for inside a loop.
final class LoopState {
  private final Sequence sequence;
  private final GoExpr index;
  private boolean indexed;

  /// @param index Go's variable of the index, from 0
  LoopState(Sequence sequence, GoExpr index) {
    this.sequence = sequence;
    this.index = index;
  }

  Sequence sequence() {
    return sequence;
  }

  /// The index from 0; the loop then has to count.
  GoExpr index() {
    indexed = true;
    return index;
  }

  boolean isIndexed() {
    return indexed;
  }
}
