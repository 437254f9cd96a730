package rolepack.rewrite.gotemplate;

import rolepack.analysis.Blocker;

/// A value that no consul-template can read; it ends the lowering.
public final class BlockedException extends RuntimeException {
  private final transient Blocker blocker;

  BlockedException(Blocker blocker) {
    super(null, null, false, false);
    this.blocker = blocker;
  }

  public Blocker blocker() {
    return blocker;
  }
}
