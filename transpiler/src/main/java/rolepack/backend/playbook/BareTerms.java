package rolepack.backend.playbook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.Play;
import rolepack.ir.Playbook;
import rolepack.ir.Repository;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;

/// The loop terms without braces that the reader took for variables: `with_items: users`.
final class BareTerms {
  private final Set<String> terms = new HashSet<>();

  private BareTerms() {}

  static Set<String> of(Repository repository) {
    BareTerms found = new BareTerms();
    for (TaskFile file : repository.taskFiles().values()) {
      found.tasks(file.tasks());
    }
    for (Playbook playbook : repository.playbooks()) {
      for (Play play : playbook.plays()) {
        List.of(play.preTasks(), play.tasks(), play.postTasks(), play.handlers())
            .forEach(found::tasks);
      }
    }
    return Set.copyOf(found.terms);
  }

  private void tasks(List<TaskNode> nodes) {
    for (TaskNode node : nodes) {
      node.keywords().loop().map(Loop::value).ifPresent(this::value);
      if (node instanceof TaskNode.Block block) {
        tasks(block.body());
        tasks(block.rescue());
        tasks(block.always());
      }
    }
  }

  private void value(DataTemplate value) {
    switch (value) {
      case DataTemplate.Text text when isBare(text) ->
          terms.add(text.source().substring(2, text.source().length() - 2).strip());
      case DataTemplate.Sequence sequence -> sequence.items().forEach(this::value);
      case DataTemplate.Text _,
          DataTemplate.Constant _,
          DataTemplate.Broken _,
          DataTemplate.Mapping _ -> {}
    }
  }

  private static boolean isBare(DataTemplate.Text text) {
    return text.source().startsWith("{{")
        && text.source().endsWith("}}")
        && !text.span().text().contains("{{");
  }
}
