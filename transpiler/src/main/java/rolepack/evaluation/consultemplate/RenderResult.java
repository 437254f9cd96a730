package rolepack.evaluation.consultemplate;

/// What `consul-template -once` does with a template.
public sealed interface RenderResult {
  /// It writes this text.
  record Output(String text) implements RenderResult {}

  /// It ends with an error.
  ///
  /// @param message the first line, as the version words it
  record Failed(String message) implements RenderResult {}

  /// It waits for data that is not there, such as a missing key.
  record Blocks() implements RenderResult {}
}
