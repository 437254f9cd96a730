package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.DefinedFacts;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.analysis.PlayRoles;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.Keywords;
import rolepack.ir.Loop;
import rolepack.ir.TaskNode;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.scope.Reading;

/// A `template` task that stays for its own sake → its text leaves all the same: consul-template
/// renders it to a place of a package's own, and the task puts it where it belongs. So the site's
/// values have one home.
final class RenderBeside {
  /// What the template's name may look like: it becomes a path, and a part of a URL.
  private static final Pattern NAME = Pattern.compile("(?!\\.)[\\w.+-]+(?:/(?!\\.)[\\w.+-]+)*");

  /// What a task may say beside its action and what every task may say, without another result.
  private static final Set<String> HARMLESS =
      Set.of("become_method", "become_flags", "remote_user", "loop_control", "listen", "diff");

  private final TemplateUses uses;
  private final PlayRoles playRoles;
  private final Rendering rendering;
  private final ChangeReaders changes;
  private final Map<TaskNode.Task, Integer> places = new IdentityHashMap<>();
  private final Set<String> found = new HashSet<>();
  private final Map<String, Object> taken = new HashMap<>();

  RenderBeside(List<RoleItems> roles, TemplateUses uses, PlayRoles playRoles, Decisions decisions) {
    this.uses = uses;
    this.playRoles = playRoles;
    this.rendering = decisions.rendering();
    this.changes = decisions.changes();
    roles.stream()
        .flatMap(RoleItems::all)
        .forEach(
            each -> {
              places.merge(each.task(), 1, Integer::sum);
              found.addAll(DefinedFacts.of(each.task()).keySet());
              each.task().keywords().register().ifPresent(found::add);
            });
  }

  /// What a task leaves to consul-template; empty where it stays as it is.
  ///
  /// @param packageName names the package of an installation
  Optional<Beside> of(Item item, RoleItems role, Function<Installation, String> packageName) {
    if (!(item.task().action() instanceof Action.Module module)
        || !module.name().equals("template")
        || !canBe(item, module)) {
      return Optional.empty();
    }
    Optional<Texts> texts = texts(item, role, module);
    Guard guard = guard(item, role);
    if (texts.isEmpty()
        || !texts.get().all().stream().allMatch(each -> comesForSure(each, item, guard))) {
      return Optional.empty();
    }
    boolean hidden = isHidden(module, texts.get());
    if (hidden && !isRoots(item, role)) {
      return Optional.empty();
    }
    Installation installation =
        new Installation(
            0,
            StayRules.runsOnce(item.candidate().instance()),
            guard.conditions().stream().map(Condition::source).distinct().toList(),
            Optional.empty());
    String folder = Beside.folder(packageName.apply(installation));
    return new PutInPlace(folder, item.scope().settings().modernize())
        .of(item.task())
        .flatMap(words -> beside(item, texts.get(), installation, folder, hidden, words));
  }

  /// The text of one item of the loop, or of the task.
  ///
  /// @param name the template's, as the task names it
  private record Text(String name, TemplateUse use) {}

  /// Those of all items.
  ///
  /// @param pins what their names are made of
  private record Texts(List<Text> all, List<Pin> pins) {}

  /// Under which conditions a package is installed.
  ///
  /// @param complete whether the task runs wherever the package is
  private record Guard(List<Condition> conditions, boolean complete) {}

  private boolean canBe(Item item, Action.Module module) {
    TaskInstance instance = item.candidate().instance();
    Keywords keywords = instance.keywords();
    String role = item.scope().role().name();
    List<Keywords> around = new ArrayList<>(instance.enclosing());
    StayRules.keywordsOf(playRoles.playsOf(role)).forEach(around::add);
    return !item.isHandler()
        && !item.scope().role().failed()
        && places.get(item.task()) == 1
        && rendering.canWait(role)
        && instance.file().path().startsWith(item.scope().role().path() + "/tasks/")
        && StayRules.ofPlays(playRoles.playsOf(role)).isEmpty()
        && item.scope().userKeeps(item.task()).isEmpty()
        && instance.bound().isEmpty()
        && instance.inCase().isEmpty()
        && !module.local()
        && !StayRules.hidesWords(instance)
        && !runsOnceMaybe(instance)
        && instance.inherited(Keywords::connection).isEmpty()
        && instance.inherited(Keywords::delegateTo).isEmpty()
        && instance.inherited(Keywords::ignoreErrors).isEmpty()
        && keywords.failedWhen().isEmpty()
        && keywords.until().isEmpty()
        && HARMLESS.containsAll(keywords.others().keySet())
        && around.stream().noneMatch(each -> each.others().containsKey("module_defaults"))
        && !instance.file().source().text().contains("module_defaults")
        && changes.onlyAskWhetherItChanged(item);
  }

  /// Whether only the play knows whether it runs on the first host alone.
  private static boolean runsOnceMaybe(TaskInstance instance) {
    return instance
        .inherited(Keywords::runOnce)
        .filter(each -> each.span().text().contains("{{") || !isBoolean(each.span().text()))
        .isPresent();
  }

  private static boolean isBoolean(String text) {
    return text.matches("(?i)[\"']?(yes|true|on|no|false|off)[\"']?");
  }

  /// What each item of the loop fills in; empty where one of them cannot be said, or has another
  /// text than another of the same name.
  private Optional<Texts> texts(Item item, RoleItems role, Action.Module module) {
    Optional<Loop> loop = item.task().keywords().loop();
    List<TemplateUse> used = uses.of(item);
    List<Pin> pins = new ArrayList<>();
    int count = 1;
    if (loop.isPresent()) {
      if (!(evaluator(item, role).items(loop.get())
          instanceof
          Evaluation.Known<List<BuildEvaluator>>(List<BuildEvaluator> all, List<Pin> taken))) {
        return Optional.empty();
      }
      count = all.size();
      pins.addAll(taken);
    }
    if (used.isEmpty() || used.size() != count) {
      return Optional.empty();
    }
    List<Text> texts = new ArrayList<>();
    for (TemplateUse use : used) {
      if (!(use.evaluator().pinning(module.argument("src").orElseThrow().value())
              instanceof Evaluation.Known<Object>(Object name, List<Pin> taken))
          || !(name instanceof String text && NAME.matcher(text).matches())
          || use.direct()
          || !canBeSaid(use.compilation())) {
        return Optional.empty();
      }
      pins.addAll(taken);
      texts.add(new Text(text, use));
    }
    boolean any =
        texts.stream().anyMatch(each -> each.use().compilation() instanceof Compilation.Compiled);
    return any ? Optional.of(new Texts(texts, pins)) : Optional.empty();
  }

  private static BuildEvaluator evaluator(Item item, RoleItems role) {
    return BuildEvaluator.of(item.scope().variables(), item.candidate().instance(), role.pinned());
  }

  private static boolean canBeSaid(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Constant(_, List<Pin> pins) -> pins.isEmpty();
      case Compilation.Compiled compiled ->
          compiled.readings().stream().noneMatch(Reading.Found.class::isInstance);
      case Compilation.Untranslatable _, Compilation.Blocked _ -> false;
    };
  }

  /// The conditions that the role's beginning knows, as far as no other stands before them.
  private Guard guard(Item item, RoleItems role) {
    Optional<String> variable = item.task().keywords().loop().map(Loop::variable);
    BuildEvaluator evaluator = evaluator(item, role);
    List<Condition> guard = new ArrayList<>();
    for (Condition each : item.candidate().instance().conditions()) {
      Set<String> names = BindingTimes.variables(each);
      if (evaluator.holds(each) instanceof Evaluation.Known<Boolean>(Boolean holds, _) && holds) {
        continue;
      }
      boolean early =
          item.candidate().guard().contains(each)
              && names.stream().noneMatch(found::contains)
              && variable.filter(names::contains).isEmpty();
      if (!early) {
        return new Guard(guard, false);
      }
      guard.add(each);
    }
    return new Guard(guard, true);
  }

  /// Whether consul-template will have made the file wherever the package is: it makes none that is
  /// empty, and waits for values that nobody has.
  private static boolean comesForSure(Text text, Item item, Guard guard) {
    return !(text.use().compilation() instanceof Compilation.Compiled compiled)
        || compiled.readings().stream().allMatch(each -> guard.complete() || isThere(each, item))
            && file(text, "/", 0644, item, compiled).isNeverEmpty();
  }

  private static boolean isThere(Reading reading, Item item) {
    return switch (reading) {
      case Reading.Key key -> key.standard().isPresent() || isDefined(key.name(), item);
      case Reading.Secret secret -> isDefined(secret.name(), item);
      case Reading.Fact _, Reading.Hosts _, Reading.Catalogued _ -> true;
      case Reading.Found _ -> false;
    };
  }

  private static boolean isDefined(String name, Item item) {
    return item.scope().variables().binding(name).definition().isPresent();
  }

  /// Whether not everybody may read the file.
  private static boolean isHidden(Action.Module module, Texts texts) {
    boolean secret =
        texts.all().stream()
            .anyMatch(
                each ->
                    each.use().compilation() instanceof Compilation.Compiled compiled
                        && compiled.readings().stream().anyMatch(Reading.Secret.class::isInstance));
    return secret
        || module
            .argument("mode")
            .filter(
                each ->
                    texts.all().stream()
                        .anyMatch(
                            text ->
                                !(text.use().evaluator().pinning(each.value())
                                        instanceof Evaluation.Known<Object>(Object mode, _))
                                    || mode == null
                                    || FileMode.parse(mode, 0644, false)
                                        .filter(bits -> (bits & 004) != 0)
                                        .isEmpty()))
            .isPresent();
  }

  /// Whether root does the task, as far as the playbook says who does what.
  private boolean isRoots(Item item, RoleItems role) {
    TaskInstance instance = item.candidate().instance();
    boolean other =
        instance
            .inherited(Keywords::becomeUser)
            .filter(each -> !StayRules.constant(each).equals(Optional.of("root")))
            .isPresent();
    return !other
        && (instance.inherited(Keywords::become).isPresent()
            || StayRules.keywordsOf(playRoles.playsOf(role.scope().role().name()))
                .anyMatch(each -> each.become().isPresent())
            || role.tasks().stream()
                .allMatch(
                    each -> each.candidate().instance().inherited(Keywords::become).isEmpty()));
  }

  private Optional<Beside> beside(
      Item item,
      Texts texts,
      Installation installation,
      String folder,
      boolean hidden,
      List<Rewording> words) {
    Map<String, RenderedFile> files = new java.util.LinkedHashMap<>();
    Map<String, PayloadEntry.File> fixed = new java.util.LinkedHashMap<>();
    Map<String, Object> contents = new HashMap<>();
    for (Text text : texts.all()) {
      String path = folder + text.name();
      List<Object> content = new ArrayList<>(List.of(hidden));
      switch (text.use().compilation()) {
        case Compilation.Compiled compiled -> {
          RenderedFile file = file(text, path, hidden ? 0600 : 0644, item, compiled);
          files.put(path, file);
          content.add(file.text());
        }
        case Compilation.Constant(String known, _) -> {
          fixed.put(
              path,
              new PayloadEntry.File(
                  path,
                  new FileContent.Text(known),
                  new FileAttributes(hidden ? 0600 : 0644, "root", "root"),
                  false,
                  item.task().span()));
          content.add(Optional.of(known));
        }
        case Compilation.Untranslatable _, Compilation.Blocked _ -> {
          return Optional.empty();
        }
      }
      Object other = contents.getOrDefault(path, taken.get(path));
      if (other != null && !other.equals(content)) {
        return Optional.empty();
      }
      contents.put(path, content);
    }
    taken.putAll(contents);
    return Optional.of(
        new Beside(
            installation,
            folder,
            List.copyOf(files.values()),
            List.copyOf(fixed.values()),
            words,
            texts.pins()));
  }

  private static RenderedFile file(
      Text text, String path, int mode, Item item, Compilation.Compiled compiled) {
    return new RenderedFile(
        text.use().template(),
        Paths.name(text.name()).replaceFirst("\\.(j2|jinja2?|ctmpl)$", ""),
        compiled.text(),
        path,
        false,
        mode,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        compiled.readings(),
        compiled.validation(),
        item.task().span());
  }
}
