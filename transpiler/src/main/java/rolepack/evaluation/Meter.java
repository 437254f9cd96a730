package rolepack.evaluation;

/// Counts what an evaluation uses, and ends it where that is too much.
///
/// The meter of the running evaluation is found through a scoped value: everything from `==` to a
/// filter can make large values, and none of them should have to pass the meter on.
final class Meter {
  static final ScopedValue<Meter> CURRENT = ScopedValue.newInstance();

  /// Outside an evaluation only what one operation makes is bounded.
  private static final Limits SINGLE = Limits.DEFAULT;

  private final Limits limits;
  private long steps;
  private long size;
  private int depth;

  Meter(Limits limits) {
    this.limits = limits;
  }

  /// One more expression, statement or item is visited.
  static void step() {
    steps(1);
  }

  static void steps(long count) {
    if (CURRENT.isBound()) {
      Meter meter = CURRENT.get();
      meter.steps += count;
      if (meter.steps > meter.limits.steps()) {
        throw new EvaluationException.TooLarge(
            "more than %d steps".formatted(meter.limits.steps()));
      }
    }
  }

  /// So many characters or items are about to be made.
  static void make(long count) {
    Limits limits = SINGLE;
    long total = count;
    if (CURRENT.isBound()) {
      Meter meter = CURRENT.get();
      limits = meter.limits;
      if (count > 0 && count <= limits.size()) {
        meter.size += count;
      }
      total = Math.max(count, meter.size);
    }
    if (total > limits.size()) {
      throw new EvaluationException.TooLarge(
          "more than %d characters or items".formatted(limits.size()));
    }
  }

  /// A variable, macro, template or nested value is entered; [#leave] must follow.
  static void enter() {
    if (CURRENT.isBound()) {
      Meter meter = CURRENT.get();
      meter.depth++;
      if (meter.depth > meter.limits.depth()) {
        throw new EvaluationException.TooLarge(
            "nested more than %d levels deep, or without an end".formatted(meter.limits.depth()));
      }
    }
  }

  static void leave() {
    if (CURRENT.isBound()) {
      CURRENT.get().depth--;
    }
  }

  /// How many characters one match may look at.
  static long matching() {
    return CURRENT.isBound() ? CURRENT.get().limits.matching() : SINGLE.matching();
  }
}
