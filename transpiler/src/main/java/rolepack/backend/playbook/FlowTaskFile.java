package rolepack.backend.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;

/// Edits a file whose tasks stand in brackets: `[{name: a, …}, {name: b, …}]`.
///
/// The tasks that stay are not changed, and each gets a `-` of its own instead of the brackets, so
/// that there is a place for the line that says why it stays.
final class FlowTaskFile {
  private FlowTaskFile() {}

  /// The new text; a file without any task too.
  static String edit(TaskFile file, Map<TaskNode.Task, String> kept, List<List<String>> first) {
    String text = file.source().text();
    if (file.tasks().isEmpty() && first.isEmpty()) {
      return text;
    }
    List<String> paragraphs = new ArrayList<>();
    first.forEach(each -> paragraphs.add(String.join("\n", each) + "\n"));
    int done = 0;
    for (TaskNode node : file.tasks()) {
      String above = done == 0 ? "" : comments(text.substring(done, node.span().start()));
      if (TaskFileEditor.stays(node, kept)) {
        TextEdits edits = new TextEdits();
        StringBuilder reasons = new StringBuilder();
        explain(node, kept, reasons);
        nested(text, node, kept, edits);
        paragraphs.add(above + reasons + "- " + edited(text, node, edits) + "\n");
      }
      done = node.span().end();
    }
    String header =
        header(
            file.tasks().isEmpty()
                ? text
                : text.substring(0, file.tasks().getFirst().span().start()));
    return paragraphs.isEmpty()
        ? EmptyTaskFile.text(header)
        : header + String.join("\n", paragraphs) + comments(text.substring(done));
  }

  /// Takes the tasks that left out of a block's bracketed list.
  static void editNested(
      String text, List<TaskNode> nodes, Map<TaskNode.Task, String> kept, TextEdits edits) {
    List<TaskNode> staying =
        nodes.stream().filter(each -> TaskFileEditor.stays(each, kept)).toList();
    if (staying.size() == nodes.size()) {
      nodes.forEach(each -> nested(text, each, kept, edits));
      return;
    }
    List<String> parts = new ArrayList<>();
    for (TaskNode node : staying) {
      TextEdits inner = new TextEdits();
      nested(text, node, kept, inner);
      parts.add(edited(text, node, inner));
    }
    edits.replace(
        nodes.getFirst().span().start(), nodes.getLast().span().end(), String.join(", ", parts));
  }

  private static void nested(
      String text, TaskNode node, Map<TaskNode.Task, String> kept, TextEdits edits) {
    if (node instanceof TaskNode.Block block
        && block.rescue().isEmpty()
        && block.always().isEmpty()) {
      editNested(text, block.body(), kept, edits);
    }
  }

  private static String edited(String text, TaskNode node, TextEdits edits) {
    String whole = edits.apply(text.substring(0, node.span().end()));
    return whole.substring(node.span().start());
  }

  private static void explain(
      TaskNode node, Map<TaskNode.Task, String> kept, StringBuilder reasons) {
    switch (node) {
      case TaskNode.Task task when kept.containsKey(task) ->
          reasons.append(TaskFileEditor.comment(kept.get(task))).append('\n');
      case TaskNode.Task _ -> {}
      case TaskNode.Block block -> {
        block.body().forEach(each -> explain(each, kept, reasons));
        block.rescue().forEach(each -> explain(each, kept, reasons));
        block.always().forEach(each -> explain(each, kept, reasons));
      }
    }
  }

  /// What stands above the list: directives, the document's start, comments.
  private static String header(String above) {
    StringBuilder out = new StringBuilder();
    boolean started = false;
    for (String line : above.split("\r\n|\n|\r")) {
      String shown = line.strip();
      boolean starts = shown.startsWith("---");
      if (starts || shown.startsWith("#") || shown.startsWith("%")) {
        out.append(starts ? "---" : shown).append('\n');
        started |= starts;
      }
    }
    return started ? out.toString() : "---\n" + out;
  }

  private static String comments(String between) {
    StringBuilder out = new StringBuilder();
    for (String line : between.split("\r\n|\n|\r")) {
      if (line.strip().startsWith("#")) {
        out.append(line.strip()).append('\n');
      }
    }
    return out.toString();
  }
}
