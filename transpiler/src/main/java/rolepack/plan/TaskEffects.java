package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.EffectAnalysis;
import rolepack.analysis.Effects;
import rolepack.analysis.KnownStart;
import rolepack.analysis.Resource;
import rolepack.analysis.TaskInstance;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.DataTemplate;

/// Finds what a task reads and writes where it stands.
record TaskEffects(RoleScope scope, TaskInstance instance) {
  /// The effects of a module of the catalogue.
  Effects of(Action.Module module, ArgumentEvaluation arguments, BuildEvaluator item) {
    Optional<Effects> said = scope.userEffects(instance.task());
    if (said.isPresent()) {
      return said.get();
    }
    Effects own =
        EffectAnalysis.of(
            module.spec(),
            scope.directories().resolve(module.name(), arguments.named()),
            arguments.unknown(),
            item::prefixes);
    Effects declared =
        own.and(validation(arguments))
            .and(bootOptions(module, arguments))
            .and(homeOf(module, arguments))
            .and(sourceOf(module, arguments));
    if (makesBareFolder(module, arguments)) {
      return declared.ofFolders();
    }
    if (!module.spec().unknownEffects()) {
      return declared;
    }
    if (arguments.freeForm().isPresent()) {
      String text = arguments.freeForm().get();
      String input = arguments.known().getOrDefault("stdin", "").toString();
      return declared
          .and(KnownCommands.effects(text).orElseGet(() -> ofWords(text)))
          .and(ofWords(input))
          .and(module.name().equals("script") ? ofScript(text) : Effects.NONE);
    }
    if (arguments.known().get("cmd") instanceof String text && module.name().equals("script")) {
      return declared.and(ofWords(text)).and(ofScript(text));
    }
    String text = module.span().text();
    return declared.and(
        KnownCommands.effects(text)
            .orElseGet(() -> named(text, module.arguments(), module.freeForm(), item)));
  }

  /// A module of the kernel that is loaded at boot may be named in any file of these folders.
  private static Effects bootOptions(Action.Module module, ArgumentEvaluation arguments) {
    boolean lasting =
        module.name().equals("modprobe")
            && !arguments.known().getOrDefault("persistent", "disabled").equals("disabled");
    return lasting
        ? EffectAnalysis.ofWords(List.of("/etc/modules-load.d", "/etc/modprobe.d"), false)
        : Effects.NONE;
  }

  /// Where an account has its home only the machine knows, and so what goes or moves with it; a
  /// person's home is taken to be where people's homes are.
  private static Effects homeOf(Action.Module module, ArgumentEvaluation arguments) {
    Map<String, Object> known = arguments.known();
    boolean removes = mayBeTrue("remove", arguments) && !"present".equals(known.get("state"));
    boolean moves = mayBeTrue("move_home", arguments) && !"absent".equals(known.get("state"));
    if (!module.name().equals("user") || !removes && !moves) {
      return Effects.NONE;
    }
    String tree = moves || mayBeTrue("system", arguments) ? "/" : "/home";
    return new Effects(
        new LinkedHashSet<>(), new LinkedHashSet<>(List.of(new Resource.Path(tree, true))));
  }

  /// What is copied on the host may be a folder.
  private static Effects sourceOf(Action.Module module, ArgumentEvaluation arguments) {
    return module.name().equals("copy")
            && mayBeTrue("remote_src", arguments)
            && arguments.known().get("src") instanceof String source
            && source.startsWith("/")
        ? new Effects(
            new LinkedHashSet<>(List.of(new Resource.Path(Paths.clean(source), true))),
            new LinkedHashSet<>())
        : Effects.NONE;
  }

  private static boolean mayBeTrue(String name, ArgumentEvaluation arguments) {
    Object value = arguments.known().get(name);
    return arguments.unknown().containsKey(name)
        || value != null
            && !Set.of("false", "no", "off", "0", "n", "f")
                .contains(value.toString().toLowerCase(Locale.ROOT));
  }

  /// What a script of the repository names.
  private Effects ofScript(String text) {
    return ShellWords.split(text)
        .filter(words -> !words.isEmpty())
        .flatMap(
            words ->
                scope
                    .files()
                    .find(words.getFirst(), "files", scope.role(), instance.file().source()))
        .flatMap(scope.files()::text)
        .map(each -> ofWords(each.replaceFirst("^#!.*", "")))
        .orElse(Effects.NONE);
  }

  /// What the command reads that checks the file, and that has to be there when it runs.
  private static Effects validation(ArgumentEvaluation arguments) {
    Map<String, Object> known = arguments.known();
    Object path = known.getOrDefault("dest", known.getOrDefault("path", "/"));
    return known.get("validate") instanceof String validate
        ? Validation.effects(validate, path.toString())
        : Effects.NONE;
  }

  /// The effects of a module that is not known.
  Effects of(Action.Opaque opaque, BuildEvaluator item) {
    return scope
        .userEffects(instance.task())
        .orElseGet(() -> named(opaque.span().text(), opaque.arguments(), opaque.freeForm(), item));
  }

  /// What arguments name, as they are written and as far as they are known.
  private Effects named(
      String written,
      List<Argument> arguments,
      Optional<DataTemplate> freeForm,
      BuildEvaluator item) {
    List<DataTemplate> values = new ArrayList<>();
    arguments.forEach(each -> values.add(each.value()));
    freeForm.ifPresent(values::add);
    return Stream.concat(Stream.of(written), values.stream().flatMap(each -> starts(each, item)))
        .map(this::ofWords)
        .reduce(Effects.NONE, Effects::and);
  }

  private static Stream<String> starts(DataTemplate value, BuildEvaluator item) {
    return switch (value) {
      case DataTemplate.Text text ->
          item.prefixes(text).stream().map(KnownStart::text).filter(each -> !each.isBlank());
      case DataTemplate.Sequence(_, List<DataTemplate> items) ->
          items.stream().flatMap(each -> starts(each, item));
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream().flatMap(each -> starts(each.value(), item));
      case DataTemplate.Constant _, DataTemplate.Broken _ -> Stream.empty();
    };
  }

  private Effects ofWords(String text) {
    return EffectAnalysis.ofWords(TaskSummary.words(text), scope.settings().strict());
  }

  /// A folder that only has to be there; dpkg, unlike rpm, would leave its mode as it is.
  private boolean makesBareFolder(Action.Module module, ArgumentEvaluation arguments) {
    return module.name().equals("file")
        && "directory".equals(arguments.known().get("state"))
        && arguments.unknown().keySet().stream().allMatch("path"::equals)
        && arguments.known().keySet().stream().allMatch(Set.of("path", "state")::contains)
        && scope.settings().target().packageType().equals("rpm");
  }
}
