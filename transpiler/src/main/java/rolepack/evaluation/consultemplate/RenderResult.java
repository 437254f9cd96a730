package rolepack.evaluation.consultemplate;

import java.util.List;

/// What `consul-template -once` does with a template.
public sealed interface RenderResult {
  /// It writes this text.
  record Output(String text) implements RenderResult {}

  /// It ends with an error.
  ///
  /// @param message the first line, as the version words it
  record Failed(String message) implements RenderResult {}

  /// It waits for data that is not there.
  ///
  /// @param missing what it waits for, as consul-template names it: `kv.block(app/name)`
  record Blocks(List<String> missing) implements RenderResult {
    public Blocks {
      missing = List.copyOf(missing);
    }
  }
}
