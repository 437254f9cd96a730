package rolepack.ir;

import java.util.List;
import rolepack.source.SourceFile;

/// A file of tasks, or of handlers.
///
/// @param broken it could not be read; `tasks` holds what could
public record TaskFile(SourceFile source, boolean handlers, List<TaskNode> tasks, boolean broken) {
  public TaskFile {
    tasks = List.copyOf(tasks);
  }

  public String path() {
    return source.path();
  }
}
