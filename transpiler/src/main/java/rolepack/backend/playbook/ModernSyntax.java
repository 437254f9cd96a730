package rolepack.backend.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rolepack.backend.YamlScalar;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.yaml.YamlReader;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceFile;

/// Gives task files and playbooks of Ansible 1 the syntax of Ansible 2.14, which means the same:
///
/// ```
/// sudo: yes, sudo_user: x    -> become: yes, become_user: x
/// su: yes, su_user: x        -> become: yes, become_method: su, become_user: x
/// with_items: users          -> with_items: "{{ users }}"
/// include: a.yml b=c         -> import_tasks: a.yml, vars: {b: c}   (include_tasks in a loop)
/// include: plays.yml         -> import_playbook: plays.yml
/// when: result|failed        -> when: result is failed
/// environment: proxy         -> environment: "{{ proxy }}"
/// always_run: yes            -> check_mode: no
/// ```
///
/// Everything else stays byte for byte, arguments in one line too.
final class ModernSyntax {
  private static final Map<String, String> RENAMED =
      Map.of(
          "sudo", "become",
          "su", "become",
          "sudo_user", "become_user",
          "su_user", "become_user");

  private static final Set<String> CONDITIONS =
      Set.of("when", "changed_when", "failed_when", "until");
  private static final List<String> TASK_LISTS =
      List.of("pre_tasks", "tasks", "post_tasks", "handlers");
  private static final List<String> BLOCK_PARTS = List.of("block", "rescue", "always");

  private static final Pattern TEST_AS_FILTER =
      Pattern.compile("\\s*\\|\\s*(failed|success|succeeded|changed|skipped)\\b(?!\\s*\\()");
  private static final Pattern VERSION_AS_FILTER = Pattern.compile("\\s*\\|\\s*version_compare\\(");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private final Set<String> bare;
  private final TextEdits edits = new TextEdits();
  private final String text;

  private ModernSyntax(String text, Set<String> bare) {
    this.text = text;
    this.bare = bare;
  }

  /// A task file, or one of handlers.
  ///
  /// @param bare the loop terms without braces that name variables
  static String ofTasks(String path, String text, Set<String> bare) {
    ModernSyntax syntax = new ModernSyntax(text, bare);
    read(path, text).ifPresent(syntax::tasks);
    return syntax.edits.apply(text);
  }

  /// A playbook.
  static String ofPlaybook(String path, String text, Set<String> bare) {
    ModernSyntax syntax = new ModernSyntax(text, bare);
    read(path, text).ifPresent(syntax::plays);
    return syntax.edits.apply(text);
  }

  /// Nothing where the file cannot be read, which the reader has reported.
  private static Optional<YamlNode> read(String path, String text) {
    return YamlReader.read(new SourceFile(path, text), new Diagnostics());
  }

  private void plays(YamlNode node) {
    for (YamlNode.Mapping play : mappings(node)) {
      if (play.get("hosts").isEmpty()) {
        play.entry("include").ifPresent(each -> include(play, each, "import_playbook"));
        continue;
      }
      keywords(play);
      TASK_LISTS.forEach(each -> play.get(each).ifPresent(this::tasks));
      play.get("roles").ifPresent(each -> mappings(each).forEach(this::keywords));
    }
  }

  private void tasks(YamlNode node) {
    for (YamlNode.Mapping task : mappings(node)) {
      keywords(task);
      BLOCK_PARTS.forEach(each -> task.get(each).ifPresent(this::tasks));
      task.entry("include").ifPresent(each -> include(task, each, tasksKeyword(task, each)));
    }
  }

  static List<YamlNode.Mapping> mappings(YamlNode node) {
    return node instanceof YamlNode.Sequence sequence
        ? sequence.items().stream()
            .map(YamlNode.Item::value)
            .filter(YamlNode.Mapping.class::isInstance)
            .map(YamlNode.Mapping.class::cast)
            .toList()
        : List.of();
  }

  private void keywords(YamlNode.Mapping mapping) {
    for (YamlNode.Entry entry : mapping.entries()) {
      if (entry.key() instanceof YamlNode.Text key) {
        keyword(mapping, entry, key);
      }
    }
  }

  private void keyword(YamlNode.Mapping mapping, YamlNode.Entry entry, YamlNode.Text key) {
    String name = key.value();
    if (RENAMED.containsKey(name) && mapping.get(RENAMED.get(name)).isEmpty()) {
      replace(key, RENAMED.get(name));
      if (name.equals("su") && mapping.get("become_method").isEmpty()) {
        addAfter(mapping, entry, "become_method: su");
      }
    } else if (name.equals("always_run") && entry.value() instanceof YamlNode.Bool always) {
      replace(key, "check_mode");
      replace(entry.value(), always.value() ? "no" : "yes");
    } else if (name.startsWith("with_")) {
      loop(entry.value());
    } else if (CONDITIONS.contains(name)) {
      condition(entry.value());
    } else if (name.equals("environment")
        && entry.value() instanceof YamlNode.Text value
        && NAME.matcher(value.value()).matches()) {
      replace(value, braces(value.value()));
    }
  }

  private void loop(YamlNode value) {
    switch (value) {
      case YamlNode.Text term when bare.contains(term.value()) ->
          replace(term, braces(term.value()));
      case YamlNode.Sequence sequence -> sequence.items().forEach(each -> loop(each.value()));
      case YamlNode.Text _,
          YamlNode.Mapping _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ -> {}
    }
  }

  private void condition(YamlNode value) {
    switch (value) {
      case YamlNode.Text term -> {
        String old = term.span().text();
        String tests = TEST_AS_FILTER.matcher(old).replaceAll(" is $1");
        String modern = VERSION_AS_FILTER.matcher(tests).replaceAll(" is version(");
        if (!modern.equals(old)) {
          edits.replace(term.span().start(), term.span().end(), modern);
        }
      }
      case YamlNode.Sequence sequence -> sequence.items().forEach(each -> condition(each.value()));
      case YamlNode.Mapping _,
          YamlNode.Bool _,
          YamlNode.Int _,
          YamlNode.Float _,
          YamlNode.Null _,
          YamlNode.Timestamp _,
          YamlNode.Vault _ -> {}
    }
  }

  /// An old include is static unless it has a loop or a file that is not known before.
  private static String tasksKeyword(YamlNode.Mapping task, YamlNode.Entry include) {
    boolean looped =
        task.entries().stream()
            .anyMatch(
                each ->
                    each.key() instanceof YamlNode.Text key
                        && (key.value().startsWith("with_") || key.value().equals("loop")));
    boolean told = task.get("static").isPresent();
    boolean file =
        include.value() instanceof YamlNode.Text value
            && IncludeArguments.of(value.value()).file().contains("{{");
    boolean dynamic =
        told
            ? task.get("static").get() instanceof YamlNode.Bool flag && !flag.value()
            : looped || file;
    return dynamic ? "include_tasks" : "import_tasks";
  }

  private void include(YamlNode.Mapping mapping, YamlNode.Entry entry, String keyword) {
    if (!(entry.value() instanceof YamlNode.Text value)) {
      return;
    }
    IncludeArguments arguments = IncludeArguments.of(value.value());
    boolean pairs = !arguments.variables().isEmpty();
    if (pairs && mapping.get("vars").isPresent()) {
      return;
    }
    replace(entry.key(), keyword);
    mapping.entry("static").ifPresent(this::delete);
    if (pairs) {
      replace(value, YamlScalar.inFlow(arguments.file()));
      addAfter(mapping, entry, "vars: {" + String.join(", ", arguments.variables()) + "}");
    }
  }

  /// Takes the line of an entry away.
  private void delete(YamlNode.Entry entry) {
    int start = text.lastIndexOf('\n', entry.span().start()) + 1;
    int end = text.indexOf('\n', entry.span().end());
    if (text.substring(start, entry.span().start()).isBlank() && end >= 0) {
      edits.delete(start, end + 1);
    }
  }

  private void addAfter(YamlNode.Mapping mapping, YamlNode.Entry entry, String added) {
    AddedEntry.after(text, mapping, entry, List.of(added), edits);
  }

  private void replace(YamlNode node, String replacement) {
    edits.replace(node.span().start(), node.span().end(), replacement);
  }

  private static String braces(String term) {
    return "'{{ %s }}'".formatted(term.replace("'", "''"));
  }
}
