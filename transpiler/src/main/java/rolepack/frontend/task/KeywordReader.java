package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.diagnostics.Diagnostics;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.Loop;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;

/// The keys of a task, block, role reference or play that are keywords -> keywords.
public final class KeywordReader {
  /// What other components of the tree hold.
  private static final Set<String> STRUCTURE =
      Set.of(
          "name",
          "action",
          "local_action",
          "args",
          "block",
          "rescue",
          "always",
          "role",
          "hosts",
          "gather_facts",
          "roles",
          "tasks",
          "pre_tasks",
          "post_tasks",
          "handlers",
          "vars_files",
          "vars_prompt",
          "loop",
          "src",
          "scm",
          "version");

  private final Diagnostics diagnostics;
  private final ConditionReader conditions;
  private final Map<String, DataTemplate> values = new LinkedHashMap<>();
  private final Map<String, List<Condition>> tests = new LinkedHashMap<>();
  private Optional<String> register = Optional.empty();
  private List<DataTemplate> notifies = List.of();
  private List<String> listen = List.of();
  private final List<String> tags = new ArrayList<>();
  private List<VariableDefinition> vars = List.of();
  private Optional<DataTemplate> impliedBecome = Optional.empty();

  private KeywordReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.conditions = new ConditionReader(diagnostics);
  }

  /// @param names the keywords that may stand here
  /// @param scope of `vars`
  /// @param moreTags tags that were given otherwise
  /// @param moreOthers what joins the other keywords
  public static Keywords read(
      YamlNode.Mapping mapping,
      Set<String> names,
      VariableScope scope,
      Optional<Loop> loop,
      List<String> moreTags,
      Map<String, DataTemplate> moreOthers,
      Diagnostics diagnostics) {
    KeywordReader reader = new KeywordReader(diagnostics);
    for (YamlNode.Entry entry : mapping.entries()) {
      if (entry.key() instanceof YamlNode.Text key && names.contains(key.value())) {
        reader.add(key.value(), entry.value(), scope);
      }
    }
    reader.tags.addAll(moreTags);
    reader.values.putAll(moreOthers);
    return reader.keywords(loop);
  }

  private void add(String key, YamlNode value, VariableScope scope) {
    switch (key) {
      case "when", "changed_when", "failed_when", "until" -> tests.put(key, conditions.read(value));
      case "register" -> register = ScalarText.of(value).map(String::strip);
      case "notify" -> notifies = templates(value);
      case "listen" -> listen = texts(value);
      case "tags" -> tags.addAll(tags(value));
      case "vars" -> vars = VariableReader.read(value, scope, diagnostics);
      default -> {
        if (!STRUCTURE.contains(key) && !(value instanceof YamlNode.Null)) {
          values.put(key, DataTemplateReader.read(value, diagnostics));
        }
      }
    }
  }

  private Keywords keywords(Optional<Loop> loop) {
    Optional<DataTemplate> becomeUser = take("become_user", "sudo_user", "su_user");
    Optional<DataTemplate> become = become();
    Optional<DataTemplate> environment = take("environment");
    Optional<DataTemplate> delegateTo = take("delegate_to");
    Optional<DataTemplate> runOnce = take("run_once");
    Optional<DataTemplate> connection = take("connection", "transport");
    Optional<DataTemplate> ignoreErrors = take("ignore_errors");
    Optional<DataTemplate> noLog = take("no_log");
    return new Keywords(
        tests("when"),
        loop,
        register,
        notifies,
        listen,
        tags,
        vars,
        environment,
        become,
        becomeUser,
        delegateTo,
        runOnce,
        connection,
        ignoreErrors,
        noLog,
        tests("changed_when"),
        tests("failed_when"),
        tests("until"),
        values);
  }

  /// `sudo_user` and `su_user` of Ansible 1.x imply that the task becomes that user.
  private Optional<DataTemplate> become() {
    return take("become", "sudo", "su").or(() -> impliedBecome);
  }

  private List<Condition> tests(String key) {
    return tests.getOrDefault(key, List.of());
  }

  /// Takes the first of several names for one keyword.
  private Optional<DataTemplate> take(String... keys) {
    Optional<DataTemplate> taken = Optional.empty();
    for (String key : keys) {
      Optional<DataTemplate> value = Optional.ofNullable(values.remove(key));
      if (value.isPresent() && key.startsWith("su") && key.endsWith("_user")) {
        impliedBecome =
            Optional.of(new DataTemplate.Constant(new YamlNode.Bool(value.get().span(), true)));
      }
      if (taken.isEmpty()) {
        taken = value;
      }
    }
    return taken;
  }

  private List<DataTemplate> templates(YamlNode value) {
    return switch (value) {
      case YamlNode.Null _ -> List.of();
      case YamlNode.Sequence sequence -> {
        List<DataTemplate> items = new ArrayList<>();
        sequence.items().forEach(each -> items.addAll(templates(each.value())));
        yield items;
      }
      case YamlNode.Text _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Timestamp _,
          YamlNode.Vault _,
          YamlNode.Mapping _ ->
          List.of(DataTemplateReader.read(value, diagnostics));
    };
  }

  private static List<String> texts(YamlNode value) {
    if (value instanceof YamlNode.Sequence sequence) {
      List<String> items = new ArrayList<>();
      sequence.items().forEach(each -> ScalarText.of(each.value()).ifPresent(items::add));
      return items;
    }
    return ScalarText.of(value).stream().toList();
  }

  /// A text may hold several, with commas between them.
  static List<String> tags(YamlNode value) {
    List<String> tags = new ArrayList<>();
    for (String text : texts(value)) {
      for (String tag : text.split(",")) {
        if (!tag.isBlank()) {
          tags.add(tag.strip());
        }
      }
    }
    return tags;
  }
}
