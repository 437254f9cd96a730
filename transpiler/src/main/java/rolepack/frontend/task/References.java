package rolepack.frontend.task;

import java.util.List;
import java.util.Optional;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// Finds what a task names: files and roles of the repository. What is not there is reported at the
/// span that names it, unless it is named by a fact of the target: it may be there for another.
public interface References {
  /// The path of an included task file.
  Optional<String> taskFile(ConstantText target, SourceSpan span);

  /// The path of an included variable file.
  Optional<String> variableFile(ConstantText target, SourceSpan span);

  /// The first of several files that is there, where that is certain; nothing is reported.
  ///
  /// @param paths [ConstantText#UNKNOWN] stands for parts that are not known: where a file is there
  ///   that such a path may mean, nothing is certain
  /// @param folder the folder of a role where Ansible looks first
  Optional<String> firstFound(List<String> paths, String folder);

  /// The name under which the repository has a role.
  Optional<String> role(String name, SourceSpan span);

  /// What the variable files define that an include may mean whose file is not known: all beside
  /// the one that Ansible reads by itself.
  List<VariableDefinition> possibleDefinitions();

  /// What a variable file defines, by its path.
  List<VariableDefinition> definitions(String path);
}
