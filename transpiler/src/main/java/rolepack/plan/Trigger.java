package rolepack.plan;

import java.util.List;

/// What a package does again when another one is upgraded, which brings files that it changes.
///
/// @param owner the other package
/// @param paths the files, in the order in which they are changed
/// @param steps in the order in which they run
public record Trigger(String owner, List<String> paths, List<ScriptStep> steps) {
  public Trigger {
    paths = List.copyOf(paths);
    steps = List.copyOf(steps);
  }
}
