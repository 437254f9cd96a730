package rolepack.backend;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.Action;
import rolepack.ir.Keywords;
import rolepack.ir.TaskFile;
import rolepack.ir.TaskNode;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;
import rolepack.source.SourceSpan;

/// Makes task files of texts for the back ends' tests: names and places are right, what the tasks
/// do is not looked at.
public final class TaskTexts {
  private static final Set<String> KEYWORDS =
      Set.of("name", "when", "notify", "register", "changed_when", "tags", "sudo", "become");

  private TaskTexts() {}

  public static TaskFile parse(String path, String text) {
    SourceFile file = new SourceFile(path, text);
    YamlNode root =
        YamlReader.read(file, new Diagnostics()).orElseThrow(() -> new AssertionError(text));
    List<TaskNode> tasks = root instanceof YamlNode.Sequence sequence ? nodes(sequence) : List.of();
    return new TaskFile(file, path.contains("/handlers/"), tasks, false);
  }

  private static List<TaskNode> nodes(YamlNode list) {
    List<TaskNode> nodes = new ArrayList<>();
    for (YamlNode.Item item : ((YamlNode.Sequence) list).items()) {
      if (item.value() instanceof YamlNode.Mapping mapping) {
        nodes.add(node(item.span(), mapping));
      }
    }
    return nodes;
  }

  private static TaskNode node(SourceSpan span, YamlNode.Mapping mapping) {
    String name = mapping.get("name").map(TaskTexts::value).map(String::valueOf).orElse("");
    if (mapping.get("block").isEmpty()) {
      Action action = new Action.Opaque(span, module(mapping), List.of(), Optional.empty(), false);
      return new TaskNode.Task(span, name, action, Keywords.NONE);
    }
    return new TaskNode.Block(
        span,
        name,
        section(mapping, "block"),
        section(mapping, "rescue"),
        section(mapping, "always"),
        Keywords.NONE);
  }

  private static String module(YamlNode.Mapping mapping) {
    return mapping.entries().stream()
        .map(each -> String.valueOf(value(each.key())))
        .filter(each -> !KEYWORDS.contains(each) && !each.startsWith("with_"))
        .findFirst()
        .orElse("");
  }

  private static List<TaskNode> section(YamlNode.Mapping mapping, String key) {
    Optional<YamlNode> list = mapping.get(key);
    return list.filter(YamlNode.Sequence.class::isInstance).map(TaskTexts::nodes).orElse(List.of());
  }

  /// Every task of a file, those in blocks too, in order.
  public static List<TaskNode.Task> flatten(List<TaskNode> nodes) {
    List<TaskNode.Task> tasks = new ArrayList<>();
    for (TaskNode node : nodes) {
      switch (node) {
        case TaskNode.Task task -> tasks.add(task);
        case TaskNode.Block block -> {
          tasks.addAll(flatten(block.body()));
          tasks.addAll(flatten(block.rescue()));
          tasks.addAll(flatten(block.always()));
        }
      }
    }
    return tasks;
  }

  /// The value of a YAML text without its places.
  public static Object value(String text) {
    return YamlReader.read(new SourceFile("text.yml", text), new Diagnostics())
        .map(TaskTexts::value)
        .orElseThrow(() -> new AssertionError("not valid YAML:\n" + text));
  }

  static Object value(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> text.value();
      case YamlNode.Bool bool -> bool.value();
      case YamlNode.Int number -> number.value();
      case YamlNode.Float number -> number.value();
      case YamlNode.Null _ -> BigInteger.class;
      case YamlNode.Timestamp timestamp -> List.of("timestamp", timestamp.text());
      case YamlNode.Vault vault -> List.of("vault", vault.span().text());
      case YamlNode.Sequence sequence ->
          sequence.items().stream().map(each -> value(each.value())).toList();
      case YamlNode.Mapping mapping -> {
        Map<Object, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach(each -> values.put(value(each.key()), value(each.value())));
        yield values;
      }
    };
  }
}
