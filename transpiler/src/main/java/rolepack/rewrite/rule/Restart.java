package rolepack.rewrite.rule;

import rolepack.source.SourceSpan;

/// Ends an attempt that took a place for known that turned out not to be: a loop that a condition
/// leaves, a namespace that a loop over unknown items changes. The next attempt keeps the place.
final class Restart extends RuntimeException {
  private final SourceSpan place;

  Restart(SourceSpan place) {
    super(null, null, false, false);
    this.place = place;
  }

  SourceSpan place() {
    return place;
  }
}
