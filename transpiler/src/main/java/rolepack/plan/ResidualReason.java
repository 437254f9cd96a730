package rolepack.plan;

import java.util.Objects;
import rolepack.source.SourceSpan;

/// Why a task stays, what causes it and what would unblock it.
///
/// @param message one clause in plain words: `its result is registered as ports`
/// @param span what causes it
/// @param remedy one sentence: what to do so that the task can move
public record ResidualReason(ReasonCode code, String message, SourceSpan span, String remedy) {
  public ResidualReason {
    Objects.requireNonNull(code);
    Objects.requireNonNull(span);
    if (message.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("a reason says why, and what would help");
    }
  }
}
