package rolepack.ir;

import java.util.List;
import rolepack.source.SourceSpan;

/// An entry of a task list.
public sealed interface TaskNode {
  /// From the entry's `-` to its last character that is neither white space nor a comment.
  SourceSpan span();

  Keywords keywords();

  /// Whether it is an entry with a `-`, and not one of a list in brackets.
  default boolean isBlockItem() {
    return span().file().text().charAt(span().start()) == '-';
  }

  /// `- name: …` with an action; a handler too.
  ///
  /// @param name empty where the task has none
  record Task(SourceSpan span, String name, Action action, Keywords keywords) implements TaskNode {}

  /// `- block: […]` with `rescue` and `always`.
  record Block(
      SourceSpan span,
      String name,
      List<TaskNode> body,
      List<TaskNode> rescue,
      List<TaskNode> always,
      Keywords keywords)
      implements TaskNode {
    public Block {
      body = List.copyOf(body);
      rescue = List.copyOf(rescue);
      always = List.copyOf(always);
    }
  }
}
