package rolepack.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a task, block, role reference or play says beside its action.
///
/// @param register the variable that takes the result
/// @param notifies the handlers' names, one template each
/// @param listen the topics that a handler listens to
/// @param become `become`, or `sudo` of Ansible 1.x
/// @param others every other keyword under its own name (`check_mode`, `retries`, `async`, …), and
///   of an include what it takes beside its target (`apply`, `public`, …), in the order of the file
public record Keywords(
    List<Condition> when,
    Optional<Loop> loop,
    Optional<String> register,
    List<DataTemplate> notifies,
    List<String> listen,
    List<String> tags,
    List<VariableDefinition> vars,
    Optional<DataTemplate> environment,
    Optional<DataTemplate> become,
    Optional<DataTemplate> becomeUser,
    Optional<DataTemplate> delegateTo,
    Optional<DataTemplate> runOnce,
    Optional<DataTemplate> connection,
    Optional<DataTemplate> ignoreErrors,
    Optional<DataTemplate> noLog,
    List<Condition> changedWhen,
    List<Condition> failedWhen,
    List<Condition> until,
    Map<String, DataTemplate> others) {
  /// Nothing said.
  public static final Keywords NONE =
      new Keywords(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Map.of());

  public Keywords {
    when = List.copyOf(when);
    notifies = List.copyOf(notifies);
    listen = List.copyOf(listen);
    tags = List.copyOf(tags);
    vars = List.copyOf(vars);
    changedWhen = List.copyOf(changedWhen);
    failedWhen = List.copyOf(failedWhen);
    until = List.copyOf(until);
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /// Every condition that Ansible tests.
  public Stream<Condition> conditions() {
    return Stream.of(when, changedWhen, failedWhen, until).flatMap(List::stream);
  }

  /// Every value that Ansible evaluates, less those of the loop and of the variables.
  public Stream<DataTemplate> values() {
    Stream<DataTemplate> own =
        Stream.of(
                environment,
                become,
                becomeUser,
                delegateTo,
                runOnce,
                connection,
                ignoreErrors,
                noLog)
            .flatMap(Optional::stream);
    return Stream.of(own, notifies.stream(), others.values().stream()).flatMap(each -> each);
  }

  /// The same with more conditions, which are tested first.
  public Keywords withWhen(List<Condition> conditions) {
    return new Keywords(
        Stream.concat(conditions.stream(), when.stream()).toList(),
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
        changedWhen,
        failedWhen,
        until,
        others);
  }
}
