package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.analysis.PlayRoles;
import rolepack.ir.Action;
import rolepack.ir.Condition;
import rolepack.ir.Loop;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.scope.Reading;

/// A `template` task that stays for its own sake → its text leaves all the same: consul-template
/// renders it to a place of a package's own, and the task puts it where it belongs. So the site's
/// values have one home.
final class RenderBeside {
  /// What the template's name may look like: it becomes a path, and a part of a URL.
  private static final Pattern NAME = Pattern.compile("(?!\\.)[\\w.+-]+(?:/(?!\\.)[\\w.+-]+)*");

  private final TemplateUses uses;
  private final BesideRules rules;
  private final Map<String, Object> taken = new HashMap<>();

  RenderBeside(List<RoleItems> roles, TemplateUses uses, PlayRoles playRoles, Decisions decisions) {
    this.uses = uses;
    this.rules = new BesideRules(roles, playRoles, decisions);
  }

  /// What a task leaves to consul-template; empty where it stays as it is.
  ///
  /// @param packageName names the package of an installation
  Optional<Beside> of(Item item, RoleItems role, Function<Installation, String> packageName) {
    if (!(item.task().action() instanceof Action.Module module)
        || !module.name().equals("template")
        || !rules.allow(item, module)) {
      return Optional.empty();
    }
    Optional<Texts> texts = texts(item, role, module);
    BesideRules.Guard guard = rules.guard(item, role);
    if (texts.isEmpty()
        || !texts.get().all().stream().allMatch(each -> comesForSure(each, item, guard))) {
      return Optional.empty();
    }
    boolean hidden = isHidden(module, texts.get());
    if (hidden && !rules.isRoots(item, role)) {
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

  /// What each item of the loop fills in; empty where one of them cannot be said, or has another
  /// text than another of the same name.
  private Optional<Texts> texts(Item item, RoleItems role, Action.Module module) {
    Optional<Loop> loop = item.task().keywords().loop();
    List<TemplateUse> used = uses.of(item);
    List<Pin> pins = new ArrayList<>();
    int count = 1;
    if (loop.isPresent()) {
      if (!(BesideRules.evaluator(item, role).items(loop.get())
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

  private static boolean canBeSaid(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Constant(_, List<Pin> pins) -> pins.isEmpty();
      case Compilation.Compiled compiled ->
          compiled.readings().stream().noneMatch(Reading.Found.class::isInstance);
      case Compilation.Untranslatable _, Compilation.Blocked _ -> false;
    };
  }

  /// Whether consul-template will have made the file wherever the package is: it makes none that is
  /// empty, and waits for values that nobody has.
  private static boolean comesForSure(Text text, Item item, BesideRules.Guard guard) {
    return !(text.use().compilation() instanceof Compilation.Compiled compiled)
        || compiled.readings().stream().allMatch(each -> guard.complete() || isThere(each, item))
            && file(text, "/", 0644, item, compiled).isNeverEmpty();
  }

  private static boolean isThere(Reading reading, Item item) {
    return switch (reading) {
      case Reading.Key key -> key.standard().isPresent() || isDefined(key.name(), item);
      case Reading.Secret secret -> isDefined(secret.name(), item);
      // The inventory has no facts of other hosts.
      case Reading.Hosts hosts -> hosts.own().isEmpty();
      case Reading.Fact _, Reading.Catalogued _ -> true;
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
