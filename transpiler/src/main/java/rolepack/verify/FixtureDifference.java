package rolepack.verify;

/// One file in which the output of a fixture is not what is expected.
public sealed interface FixtureDifference {
  /// Relative to `expected/`.
  String path();

  /// It was not expected; it is now there to be looked at.
  record New(String path) implements FixtureDifference {}

  /// It is expected, and nothing makes it any more.
  record Stale(String path) implements FixtureDifference {}

  /// It is not what it was.
  ///
  /// @param diff a unified diff, each line ended by a newline
  record Changed(String path, String diff) implements FixtureDifference {}
}
