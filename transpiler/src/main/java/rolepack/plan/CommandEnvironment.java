package rolepack.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.analysis.TaskInstance;
import rolepack.ir.DataTemplate;
import rolepack.ir.Keywords;
import rolepack.ir.Play;
import rolepack.source.SecretNames;

/// What `environment` of a task, and of the blocks and includes around it, gives a command.
///
/// @param values by name, the innermost of each
/// @param pins the variables that they are made of
/// @param reason why they cannot stand in a script; empty where they can
record CommandEnvironment(
    Map<String, String> values, List<Pin> pins, Optional<ResidualReason> reason) {
  CommandEnvironment {
    values = new LinkedHashMap<>(values);
    pins = List.copyOf(pins);
  }

  static CommandEnvironment of(TaskInstance instance, BuildEvaluator evaluator) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Pin> pins = new ArrayList<>();
    for (DataTemplate each : said(instance)) {
      switch (evaluator.pinning(each)) {
        case Evaluation.Blocked<Object>(var blocker) -> {
          return stays(BlockerReasons.of(blocker, "environment"));
        }
        case Evaluation.Known<Object>(Object known, List<Pin> taken) -> {
          pins.addAll(taken);
          Optional<ResidualReason> reason = add(known, each, values);
          if (reason.isPresent()) {
            return stays(reason.get());
          }
        }
      }
    }
    return new CommandEnvironment(values, pins, Optional.empty());
  }

  /// Whether a task says anything of its environment.
  static boolean isSaid(TaskInstance instance) {
    return !said(instance).isEmpty();
  }

  /// What a play gives all commands of its roles, which a package cannot know.
  static Optional<ResidualReason> ofPlays(List<Play> plays) {
    return StayRules.keywordsOf(plays)
        .flatMap(each -> each.environment().stream())
        .findFirst()
        .map(
            each ->
                new ResidualReason(
                    ReasonCode.NO_EQUIVALENT,
                    "the play gives its commands an environment",
                    each.span(),
                    "Give it to the tasks that need it."));
  }

  /// `export A=b; `, as the beginning of a line in brackets; empty where there is none.
  String exports() {
    if (values.isEmpty()) {
      return "";
    }
    List<String> words = new ArrayList<>();
    values.forEach((name, value) -> words.add(name + "=" + Shell.quote(value)));
    return "export %s; ".formatted(String.join(" ", words));
  }

  private static List<DataTemplate> said(TaskInstance instance) {
    return Stream.concat(instance.enclosing().stream(), Stream.of(instance.keywords()))
        .map(Keywords::environment)
        .flatMap(Optional::stream)
        .toList();
  }

  /// A mapping, or a list of them; Ansible writes other values as Python does.
  private static Optional<ResidualReason> add(
      Object known, DataTemplate said, Map<String, String> values) {
    List<?> all = known instanceof List<?> list ? list : List.of(known);
    for (Object each : all) {
      if (!(each instanceof Map<?, ?> map)) {
        return Optional.of(unusable(said));
      }
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = String.valueOf(entry.getKey());
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")
            || !(entry.getValue() instanceof String
                || entry.getValue() instanceof Long
                || entry.getValue() instanceof Boolean)) {
          return Optional.of(unusable(said));
        }
        String value = python(entry.getValue());
        if (SecretNames.says(name.toLowerCase(Locale.ROOT)) && !value.startsWith("/")) {
          return Optional.of(
              new ResidualReason(
                  ReasonCode.SECRET,
                  "its environment holds %s, by its name a secret".formatted(name),
                  said.span(),
                  "Let the program read it from Vault."));
        }
        values.put(name, value);
      }
    }
    return Optional.empty();
  }

  private static String python(Object value) {
    return value instanceof Boolean yes ? yes ? "True" : "False" : value.toString();
  }

  private static ResidualReason unusable(DataTemplate said) {
    return new ResidualReason(
        ReasonCode.NO_EQUIVALENT,
        "its environment is no mapping of names to texts and whole numbers",
        said.span(),
        "Write it as a mapping.");
  }

  private static CommandEnvironment stays(ResidualReason reason) {
    return new CommandEnvironment(Map.of(), List.of(), Optional.of(reason));
  }
}
