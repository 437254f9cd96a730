package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Blocker;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.DataTemplate;

/// The arguments of a module, evaluated at build time. A place that only a build-time value can
/// fill (a path, a name, a mode) pins the variables it reads; a content does not.
///
/// @param known the arguments that have a value, by canonical name, `_` for the free form
/// @param unknown the others
/// @param reason why the first of those has none
/// @param pins what the known ones pin
record ArgumentEvaluation(
    Map<String, Object> known,
    Map<String, DataTemplate> unknown,
    Optional<ResidualReason> reason,
    List<Pin> pins) {
  /// The arguments whose value is a content that a template could give, by module; `_` is the free
  /// form. What a script writes into a file is none: a script is made when the package is built.
  private static final Map<String, Set<String>> CONTENT =
      Map.of(
          "copy", Set.of("content"),
          "debug", Set.of("msg", "var"),
          "user", Set.of("comment", "password"));

  /// Evaluates every argument.
  static ArgumentEvaluation of(Action.Module module, BuildEvaluator evaluator) {
    Map<String, Object> known = new HashMap<>();
    Map<String, DataTemplate> unknown = new HashMap<>();
    List<Pin> pins = new ArrayList<>();
    List<ResidualReason> reasons = new ArrayList<>();
    boolean control = isControl(module);
    Set<String> contents = CONTENT.getOrDefault(module.name(), Set.of());
    for (Argument argument : module.arguments()) {
      if (evaluator.isOmitted(argument.value())) {
        continue;
      }
      boolean content = contents.contains(argument.name());
      add(argument.name(), argument.value(), content, evaluator, known, unknown, pins, reasons);
    }
    module
        .freeForm()
        .ifPresent(each -> add("_", each, control, evaluator, known, unknown, pins, reasons));
    return new ArgumentEvaluation(known, unknown, reasons.stream().findFirst(), pins);
  }

  private static boolean isControl(Action.Module module) {
    return switch (module.spec().family()) {
      case CONTROL -> true;
      case COMMANDS,
          PACKAGES,
          REPOSITORIES,
          FILES,
          EDITS,
          ACCOUNTS,
          SERVICES,
          SYSTEM,
          QUERIES,
          CLUSTER,
          STORAGE ->
          false;
    };
  }

  private static void add(
      String name,
      DataTemplate value,
      boolean content,
      BuildEvaluator evaluator,
      Map<String, Object> known,
      Map<String, DataTemplate> unknown,
      List<Pin> pins,
      List<ResidualReason> reasons) {
    Evaluation<Object> result = content ? evaluator.known(value) : evaluator.pinning(value);
    switch (result) {
      case Evaluation.Known<Object>(Object it, List<Pin> taken) -> {
        known.put(name, content && name.equals("content") ? written(it, value, evaluator) : it);
        pins.addAll(taken);
      }
      case Evaluation.Blocked<Object>(Blocker blocker) -> {
        unknown.put(name, value);
        String what = name.equals("_") ? "command" : "argument " + name;
        reasons.add(content ? ContentReasons.of(blocker, what) : BlockerReasons.of(blocker, what));
      }
    }
  }

  /// A content as it gets into its file.
  private static Object written(Object content, DataTemplate data, BuildEvaluator evaluator) {
    return content instanceof List || content instanceof Map
        ? ContentData.named(data, evaluator).render(ContentData.json(data))
                instanceof Evaluation.Known<String>(String json, List<Pin> _)
            ? json
            : content
        : content;
  }

  /// The free form, where it has a value.
  Optional<String> freeForm() {
    return Optional.ofNullable(known.get("_")).map(Object::toString);
  }

  /// The named arguments that have a value.
  Map<String, Object> named() {
    Map<String, Object> named = new HashMap<>(known);
    named.remove("_");
    return named;
  }
}
