package rolepack.backend.playbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// Finds the tasks that take parts of other tasks by a YAML alias (`<<: *defaults`): where the
/// other task leaves, its parts have to be written out.
final class SharedParts {
  private final Map<Integer, YamlNode.Mapping> byStart = new HashMap<>();

  private SharedParts() {}

  /// Nothing is read again where the text has no anchor.
  static SharedParts of(TaskFile file) {
    SharedParts parts = new SharedParts();
    if (hasAliases(file.source().text())) {
      YamlReader.read(file.source(), new Diagnostics()).ifPresent(parts::collect);
    }
    return parts;
  }

  /// The task with its parts written out, where one of them stands in another entry of the list.
  Optional<List<String>> writtenOut(TaskNode.Task task) {
    return Optional.ofNullable(byStart.get(task.span().start()))
        .filter(each -> reachesOutside(each, task.span()))
        .map(YamlBlock::item);
  }

  /// An alias is `*name` where a value may begin, an anchor is `&name`.
  private static boolean hasAliases(String text) {
    return hasMark(text, '&') && hasMark(text, '*');
  }

  private static boolean hasMark(String text, char mark) {
    for (int at = text.indexOf(mark, 1); at > 0; at = text.indexOf(mark, at + 1)) {
      boolean begins = " \n[{,".indexOf(text.charAt(at - 1)) >= 0;
      if (begins && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))) {
        return true;
      }
    }
    return false;
  }

  private void collect(YamlNode list) {
    if (list instanceof YamlNode.Sequence sequence) {
      for (YamlNode.Item item : sequence.items()) {
        if (item.value() instanceof YamlNode.Mapping mapping) {
          byStart.put(item.span().start(), mapping);
          for (String section : List.of("block", "rescue", "always")) {
            mapping.get(section).ifPresent(this::collect);
          }
        }
      }
    }
  }

  private static boolean reachesOutside(YamlNode node, SourceSpan task) {
    SourceSpan span = node.span();
    if (span.start() < task.start() || span.end() > task.end()) {
      return true;
    }
    return switch (node) {
      case YamlNode.Sequence sequence ->
          sequence.items().stream().anyMatch(each -> reachesOutside(each.value(), task));
      case YamlNode.Mapping mapping ->
          mapping.entries().stream()
              .anyMatch(
                  each -> reachesOutside(each.key(), task) || reachesOutside(each.value(), task));
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ ->
          false;
    };
  }
}
