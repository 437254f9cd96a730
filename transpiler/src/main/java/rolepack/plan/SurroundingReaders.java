package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.Role;
import rolepack.ir.RoleReference;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// What reads variables beside the tasks of roles, and never leaves a playbook: definitions of
/// other variables, the tasks of plays, what plays say of themselves and of their roles.
final class SurroundingReaders {
  private record Reader(SourceSpan span, ReadNames names) {}

  private final List<Reader> readers = new ArrayList<>();

  SurroundingReaders(Repository repository) {
    repository.roles().forEach(this::role);
    repository.playbooks().stream().map(Playbook::plays).flatMap(List::stream).forEach(this::play);
    repository.looseTaskFiles().stream().map(TaskFile::tasks).forEach(this::tasks);
    definitions(repository.inventory().variables());
    definitions(repository.extraVariables());
  }

  /// The place of the first that may read a variable.
  Optional<String> of(String name) {
    return readers.stream()
        .filter(each -> each.names().contains(name))
        .map(each -> each.span().place())
        .findFirst();
  }

  private void role(Role role) {
    definitions(role.defaults());
    definitions(role.vars());
    role.dependencies().forEach(this::reference);
  }

  private void play(Play play) {
    definitions(play.variables());
    readers.add(new Reader(play.span(), ReadNames.of(play.keywords())));
    play.roles().forEach(this::reference);
    Stream.of(play.preTasks(), play.tasks(), play.postTasks(), play.handlers())
        .forEach(this::tasks);
  }

  private void reference(RoleReference reference) {
    definitions(reference.parameters());
    readers.add(new Reader(reference.span(), ReadNames.of(reference.keywords())));
  }

  private void tasks(List<TaskNode> tasks) {
    tasks.forEach(each -> readers.add(new Reader(each.span(), ReadNames.of(List.of(each)))));
  }

  private void definitions(List<VariableDefinition> definitions) {
    definitions.forEach(each -> readers.add(new Reader(each.span(), ReadNames.of(each))));
  }
}
