package rolepack.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rolepack.analysis.BindingTimes;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.Loop;
import rolepack.ir.TaskNode;
import rolepack.ir.TemplateFile;
import rolepack.ir.jinja.FreeVariables;
import rolepack.source.SourceSpan;

/// Finds the facts that tasks may read: every word of a task, of the templates that it names and of
/// all definitions of the words among these that are variables, and so on. That a word means
/// something else does no harm; what could read a fact without its name is unknown.
final class FactReaders {
  private static final Pattern ALIAS = Pattern.compile("(?<![\\w.*)\\]'\"])\\*[A-Za-z_]");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[xuU][0-9a-fA-F]{2}|\\r?\\n)");
  private static final Pattern LOOKUP =
      Pattern.compile("\\b(?:lookup|query|q)\\s*\\(\\s*(?:['\"]([\\w.]+)['\"])?");

  private static final Pattern MEMBER = Pattern.compile("(?:\\.|\\[['\"])(\\w+)");

  /// Lookups that read nothing but what they are given.
  private static final Set<String> LOOKUPS =
      Set.of(
          "items",
          "list",
          "dict",
          "nested",
          "cartesian",
          "together",
          "subelements",
          "flattened",
          "indexed_items",
          "sequence",
          "random_choice",
          "fileglob",
          "first_found",
          "file",
          "lines",
          "env",
          "pipe",
          "password",
          "ini",
          "csvfile",
          "url",
          "dig",
          "dnstxt",
          "hashi_vault");

  /// Modules that take names of variables, and those that fill in files of their own accord.
  private static final Set<String> OPEN_MODULES = Set.of("k8s", "validate_argument_spec");

  private static final Set<String> OF_EXPRESSIONS = Set.of("assert", "debug");
  private static final Set<String> OF_EXPRESSION_WORDS =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "if",
          "else",
          "defined",
          "undefined",
          "none",
          "None",
          "true",
          "false",
          "True",
          "False",
          "that",
          "msg",
          "var",
          "default",
          "int",
          "bool",
          "string",
          "length",
          "succeeded",
          "success",
          "failed",
          "changed",
          "skipped",
          "assert",
          "debug",
          "name",
          "rc",
          "stdout",
          "stderr",
          "stat",
          "exists");

  private final VariableWorld world;
  private final List<TemplateFile> templates;
  private final Set<String> facts = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<String> unknown = Optional.empty();
  private int asking;
  private boolean installing;

  FactReaders(VariableWorld world, List<TemplateFile> templates) {
    this.world = world;
    this.templates = templates;
    world.ofConnections().forEach(this::value);
  }

  FactUse result() {
    return new FactUse(facts, asking, unknown);
  }

  void unknown(String why) {
    unknown = unknown.or(() -> Optional.of(why));
  }

  /// A task of yum or dnf: the first one looks for the package manager, and the others know it.
  void installs() {
    asking += installing ? 0 : 1;
    installing = true;
  }

  /// A task, or a handler.
  void task(TaskNode.Task task) {
    text(task.span());
    keywords(task.keywords());
    switch (task.action()) {
      case Action.Module module -> module(task, module);
      case Action.Opaque opaque -> unknown("nothing is known of the module " + opaque.name());
      case Action.Include include -> {
        names(include.target());
        if (include.resolved().isEmpty()) {
          unknown("what %s brings in is not known".formatted(task.span().place()));
        }
      }
      case Action.Meta _ -> {}
    }
  }

  private void module(TaskNode.Task task, Action.Module module) {
    module.arguments().forEach(each -> names(each.value()));
    module.freeForm().ifPresent(this::names);
    if (OPEN_MODULES.contains(module.name())) {
      unknown("the module %s may read any variable".formatted(module.name()));
    }
    if (OF_EXPRESSIONS.contains(module.name())) {
      words(module.span().text())
          .filter(each -> !OF_EXPRESSION_WORDS.contains(each))
          .forEach(this::name);
    }
    if (module.name().equals("template")
        && module
            .argument("src")
            .filter(each -> each.value() instanceof DataTemplate.Constant)
            .isEmpty()) {
      templates.forEach(this::template);
    } else if (module.name().equals("template") && !namesTemplate(module.span().text())) {
      unknown("the template of %s is not among the roles' own".formatted(task.span().place()));
    }
    if (Set.of("package", "service").contains(module.name())) {
      asking += task.keywords().loop().isPresent() ? 3 : 1;
    } else if (Set.of("yum", "dnf").contains(module.name())) {
      installs();
    }
  }

  private boolean namesTemplate(String text) {
    return templates.stream().anyMatch(each -> text.contains(Paths.name(each.path())));
  }

  /// What a play, a block, a role reference or a task says beside its action.
  void keywords(Keywords keywords) {
    keywords.conditions().forEach(this::condition);
    keywords.values().forEach(this::names);
    keywords.loop().ifPresent(this::loop);
  }

  private void loop(Loop loop) {
    names(loop.value());
    if (!LOOKUPS.contains(loop.lookup())) {
      unknown("nothing is known of the lookup " + loop.lookup());
    }
  }

  private void condition(Condition condition) {
    words(condition.source()).forEach(this::word);
    BindingTimes.variables(condition).forEach(this::name);
  }

  /// A value that takes effect as it stands.
  void names(DataTemplate value) {
    BindingTimes.variables(value).forEach(this::name);
  }

  /// A name that is a variable for certain. Which of `ansible_facts` is read stands in the text.
  private void name(String name) {
    if (name.equals("ansible_facts")) {
      return;
    }
    word(name);
    if (!world.knows(name) && !FactNames.isFact(name) && !FactNames.isKnown(name)) {
      unknown("nothing says where %s comes from".formatted(name));
    }
  }

  private void value(DataTemplate value) {
    if (visited.add(value)) {
      text(value.span());
      names(value);
    }
  }

  private void template(TemplateFile file) {
    if (visited.add(file)) {
      source(file.source().text());
      file.template()
          .ifPresentOrElse(
              each -> FreeVariables.of(each).forEach(this::name),
              () -> unknown(file.path() + " cannot be read"));
    }
  }

  /// YAML text.
  void text(SourceSpan span) {
    String text = span.text();
    if (ESCAPE.matcher(text).find()) {
      unknown("%s writes characters by their numbers".formatted(span.place()));
    }
    if (ALIAS.matcher(text).find() && visited.add(span.file())) {
      source(span.file().text());
    }
    if (text.contains("!vault")) {
      unknown("%s is encrypted".formatted(span.place()));
    }
    source(text);
  }

  /// Text of any kind.
  void source(String text) {
    words(text).forEach(this::word);
    Matcher lookup = LOOKUP.matcher(text);
    while (lookup.find()) {
      if (lookup.group(1) == null || !LOOKUPS.contains(lookup.group(1))) {
        unknown("nothing is known of what a lookup reads");
      }
    }
    templates.stream()
        .filter(each -> text.contains(Paths.name(each.path())))
        .forEach(this::template);
  }

  private void word(String word) {
    if (!seen.add(word)) {
      return;
    }
    if (FactNames.isFact(word)) {
      facts.add(word);
    }
    world.values(word).forEach(this::value);
  }

  /// The identifiers of a text; `vars` where it is a keyword is none.
  private static Stream<String> words(String text) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (isPart(text.charAt(i))) {
        int start = i;
        while (i < text.length() && isPart(text.charAt(i))) {
          i++;
        }
        String word = text.substring(start, i);
        boolean keyword = word.equals("vars") && i < text.length() && text.charAt(i) == ':';
        if (!keyword) {
          found.add(word.equals("ansible_facts") ? member(text, i) : word);
        }
      }
    }
    return found.stream();
  }

  /// `ansible_os_family` for `ansible_facts.os_family` and `ansible_facts['os_family']`.
  private static String member(String text, int end) {
    Matcher member = MEMBER.matcher(text).region(end, text.length());
    if (!member.lookingAt()) {
      return "ansible_facts";
    }
    String name = member.group(1);
    return name.startsWith("ansible_") ? name : "ansible_" + name;
  }

  private static boolean isPart(char each) {
    return each == '_' || Character.isLetterOrDigit(each);
  }
}
