package rolepack.analysis;

import java.util.List;
import java.util.function.Function;

/// The result of an evaluation at build time.
///
/// @param <T> what is evaluated
public sealed interface Evaluation<T> {
  /// It has a value.
  ///
  /// @param pins the variables that have to be build-time values for it, although they are bound
  ///   later by themselves
  record Known<T>(T value, List<Pin> pins) implements Evaluation<T> {
    public Known {
      pins = List.copyOf(pins);
    }
  }

  /// It has none.
  record Blocked<T>(Blocker blocker) implements Evaluation<T> {}

  /// The same with another value.
  default <R> Evaluation<R> map(Function<T, R> function) {
    return switch (this) {
      case Known<T>(T value, List<Pin> pins) -> new Known<>(function.apply(value), pins);
      case Blocked<T>(Blocker blocker) -> new Blocked<>(blocker);
    };
  }
}
