package rolepack.frontend.task;

import java.util.List;
import java.util.Optional;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// Finds what a task names: files and roles of the repository. What is not there is reported at the
/// span that names it.
public interface References {
  /// The path of an included task file.
  Optional<String> taskFile(String target, SourceSpan span);

  /// The path of an included variable file.
  Optional<String> variableFile(String target, SourceSpan span);

  /// The name under which the repository has a role.
  Optional<String> role(String name, SourceSpan span);

  /// What a variable file defines, by its path.
  List<VariableDefinition> definitions(String path);
}
