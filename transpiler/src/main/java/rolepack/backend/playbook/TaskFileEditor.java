package rolepack.backend.playbook;

import java.util.List;
import java.util.Map;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.plan.Rewording;

/// Takes the tasks that left out of a task file: what stays is not changed by a byte, and gets a
/// line above it that says why it stays.
///
/// A task leaves with the comment lines that stand directly above it; all other comments stay.
final class TaskFileEditor {
  /// What the comment lines start with that an earlier conversion wrote.
  private static final List<String> OWN =
      List.of("# rolepack: stays in the playbook", "# rolepack: consul-template renders");

  private final String text;
  private final Lines lines;
  private final Map<TaskNode.Task, String> kept;
  private final Map<TaskNode.Task, List<Rewording>> reworded;
  private final TextEdits edits = new TextEdits();
  private final boolean[] dead;
  private final SharedParts shared;
  private final AddedTasks added;
  private final boolean somethingLeaves;
  private boolean anythingStays;

  private TaskFileEditor(
      TaskFile file,
      Map<TaskNode.Task, String> kept,
      AddedTasks added,
      Map<TaskNode.Task, List<Rewording>> reworded) {
    this.added = added;
    this.reworded = reworded;
    this.text = file.source().text();
    this.lines = new Lines(text);
    this.kept = kept;
    this.dead = new boolean[lines.count()];
    this.shared = SharedParts.of(file);
    this.somethingLeaves = !allStay(file.tasks(), kept);
  }

  /// The new text of the file, whose tasks stay as they are written.
  static String edit(TaskFile file, Map<TaskNode.Task, String> kept, AddedTasks added) {
    return edit(file, kept, added, Map.of());
  }

  /// The new text of the file.
  ///
  /// @param kept the tasks that stay, by identity, each with the lines of its comment
  /// @param added tasks that it gets; later ones only where its tasks are no list in brackets
  /// @param reworded the tasks among them whose words change
  static String edit(
      TaskFile file,
      Map<TaskNode.Task, String> kept,
      AddedTasks added,
      Map<TaskNode.Task, List<Rewording>> reworded) {
    if (file.tasks().isEmpty() || !file.tasks().getFirst().isBlockItem()) {
      return FlowTaskFile.edit(file, kept, added.first());
    }
    return new TaskFileEditor(file, kept, added, reworded).edit(file.tasks());
  }

  /// Whether anything of a node stays.
  static boolean stays(TaskNode node, Map<TaskNode.Task, String> kept) {
    return switch (node) {
      case TaskNode.Task task -> kept.containsKey(task);
      case TaskNode.Block block ->
          anyStays(block.body(), kept)
              || anyStays(block.rescue(), kept)
              || anyStays(block.always(), kept);
    };
  }

  private static boolean allStay(List<TaskNode> nodes, Map<TaskNode.Task, String> kept) {
    return nodes.stream()
        .allMatch(
            each ->
                switch (each) {
                  case TaskNode.Task task -> kept.containsKey(task);
                  case TaskNode.Block block ->
                      allStay(block.body(), kept)
                          && allStay(block.rescue(), kept)
                          && allStay(block.always(), kept);
                });
  }

  private static boolean anyStays(List<TaskNode> nodes, Map<TaskNode.Task, String> kept) {
    return nodes.stream().anyMatch(each -> stays(each, kept));
  }

  static String comment(String reason) {
    StringBuilder out = new StringBuilder("# ");
    reason
        .codePoints()
        .forEach(
            each ->
                out.appendCodePoint(
                    Character.isISOControl(each) || each == 0x2028 || each == 0x2029 ? ' ' : each));
    return out.toString();
  }

  private String edit(List<TaskNode> tasks) {
    int top = attachedFrom(tasks.getFirst(), -1);
    for (List<String> each : added.first()) {
      insertLines(top, indentOf(tasks.getFirst()), each);
      edits.insert(lines.textStart(top), lines.lineEnd());
    }
    visit(tasks);
    new DeadLines(lines, dead, text).deleteFrom(edits);
    String edited = edits.apply(text);
    return anythingStays || !added.first().isEmpty() ? trimEnd(edited) : EmptyTaskFile.text(edited);
  }

  private void visit(List<TaskNode> nodes) {
    int previousEnd = -1;
    for (TaskNode node : nodes) {
      if (!stays(node, kept)) {
        kill(node, previousEnd);
      } else {
        anythingStays = true;
        switch (node) {
          case TaskNode.Task task -> {
            explain(task, kept.get(task));
            writeOut(task);
            reworded
                .getOrDefault(task, List.of())
                .forEach(each -> edits.replace(each.start(), each.end(), each.text()));
          }
          case TaskNode.Block block -> visitBlock(block);
        }
      }
      previousEnd = lines.at(node.span().end() - 1);
      for (List<String> each : added.behind(node)) {
        int behind = lastOf(node) + 1;
        edits.insert(lines.textStart(behind), lines.lineEnd());
        insertLines(behind, indentOf(node), each);
      }
    }
  }

  /// Only where something leaves that the task may need.
  private void writeOut(TaskNode.Task task) {
    if (somethingLeaves) {
      shared
          .writtenOut(task)
          .ifPresent(
              each ->
                  edits.replace(
                      task.span().start(),
                      task.span().end(),
                      String.join(lines.lineEnd() + indentOf(task), each)));
    }
  }

  /// A block that recovers stays whole: what its tasks do when one of them fails is one thing.
  private void visitBlock(TaskNode.Block block) {
    if (!block.rescue().isEmpty() || !block.always().isEmpty()) {
      explainAll(block, block.body());
      explainAll(block, block.rescue());
      explainAll(block, block.always());
    } else if (block.body().getFirst().isBlockItem()) {
      visit(block.body());
    } else {
      FlowTaskFile.editNested(text, block.body(), kept, edits);
      explainAll(block, block.body());
    }
  }

  /// Explains the tasks of a block that stay; those in a flow list above the block.
  private void explainAll(TaskNode above, List<TaskNode> nodes) {
    for (TaskNode node : nodes) {
      TaskNode place = node.isBlockItem() ? node : above;
      switch (node) {
        case TaskNode.Task task when kept.containsKey(task) -> explain(place, kept.get(task));
        case TaskNode.Task _ -> {}
        case TaskNode.Block block -> {
          explainAll(place, block.body());
          explainAll(place, block.rescue());
          explainAll(place, block.always());
        }
      }
    }
  }

  private void explain(TaskNode node, String reason) {
    int line = lines.at(node.span().start());
    for (int above = line - 1; above >= 0 && isOwnComment(above); above--) {
      dead[above] = true;
    }
    insertLines(line, indentOf(node), reason.lines().map(TaskFileEditor::comment).toList());
  }

  private boolean isOwnComment(int line) {
    return OWN.stream().anyMatch(lines.text(line).strip()::startsWith);
  }

  private void insertLines(int line, String indent, List<String> inserted) {
    StringBuilder out = new StringBuilder();
    inserted.forEach(each -> out.append(indent).append(each).append(lines.lineEnd()));
    edits.insert(lines.textStart(line), out.toString());
  }

  private String indentOf(TaskNode node) {
    int start = lines.textStart(lines.at(node.span().start()));
    String before = text.substring(start, node.span().start());
    return before.isBlank() ? before : "";
  }

  private void kill(TaskNode node, int previousEnd) {
    int last = lastOf(node);
    for (int line = attachedFrom(node, previousEnd); line <= last; line++) {
      dead[line] = true;
    }
  }

  /// The last line of a node: comments that are indented deeper belong to it.
  private int lastOf(TaskNode node) {
    int last = lines.at(node.span().end() - 1);
    int indent = indentOf(node).length();
    while (last + 1 < lines.count()
        && lines.isComment(last + 1)
        && lines.indent(last + 1) > indent) {
      last++;
    }
    return last;
  }

  /// The first of the comment lines that stand directly above a node; its own line where none does.
  /// A comment that is indented deeper than the node belongs to the one before.
  private int attachedFrom(TaskNode node, int previousEnd) {
    int first = lines.at(node.span().start());
    int indent = indentOf(node).length();
    while (first - 1 > previousEnd
        && lines.isComment(first - 1)
        && (previousEnd < 0 || lines.indent(first - 1) <= indent)) {
      first--;
    }
    return first;
  }

  /// Takes away the empty lines that stood before the tasks at the end, if those left.
  private String trimEnd(String edited) {
    if (DeadLines.keepsLineEnds(edited)) {
      return edited;
    }
    Lines shown = new Lines(edited);
    int last = lastThatIsNotBlank(shown);
    int blanks = lines.count() - 1 - lastThatIsNotBlank(lines);
    return edited.substring(0, shown.start(last + 1)) + lines.lineEnd().repeat(blanks);
  }

  private static int lastThatIsNotBlank(Lines lines) {
    int line = lines.count() - 1;
    while (line > 0 && lines.isBlank(line)) {
      line--;
    }
    return line;
  }
}
