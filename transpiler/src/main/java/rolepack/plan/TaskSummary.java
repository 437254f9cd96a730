package rolepack.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rolepack.generated.modules.ModuleSpec;
import rolepack.ir.Action;
import rolepack.ir.DataTemplate;
import rolepack.ir.TaskNode;

/// Says what a task does where its lowering does not say it better.
final class TaskSummary {
  private static final int LONGEST = 80;

  private TaskSummary() {}

  static String of(TaskNode.Task task) {
    return switch (task.action()) {
      case Action.Include include -> "includes " + shorten(target(include));
      case Action.Meta meta -> "runs meta " + meta.action();
      case Action.Module module ->
          task.name().isEmpty()
              ? phrase(module.spec())
              : "does “%s”".formatted(shorten(task.name()));
      case Action.Opaque opaque ->
          task.name().isEmpty() ? opaque(opaque) : "does “%s”".formatted(shorten(task.name()));
    };
  }

  /// What a module does, as the rest of "the task …".
  static String phrase(ModuleSpec spec) {
    String sentence = spec.summary();
    int end = sentence.endsWith(".") ? sentence.length() - 1 : sentence.length();
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, end);
  }

  static String opaque(Action.Opaque action) {
    return "runs the module " + action.name();
  }

  /// A text's words, without quotes and shell operators.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[\\s'\"|&;<>(){}=,]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  static String shorten(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /// What an include names, or the file that this means.
  private static String target(Action.Include include) {
    return include.target() instanceof DataTemplate.Text text
        ? include.resolved().orElseGet(text::source)
        : include.target().span().text();
  }
}
