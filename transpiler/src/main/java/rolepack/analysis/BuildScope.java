package rolepack.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Binding.Origin;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.source.SourceSpan;

/// What an expression of a role sees when the package is built: a variable that is bound later ends
/// the evaluation, and the scope remembers which.
///
/// Not safe for several threads; made anew for every evaluation.
final class BuildScope implements Scope {
  private final VariableTable table;
  private final Map<String, DataTemplate> locals;
  private final Map<String, Value> values;
  private final SourceSpan place;
  private final boolean pins;
  private final Set<String> pinned;
  private final Map<String, Binding> pinnedHere = new HashMap<>();
  private Optional<Blocker> blocker = Optional.empty();

  /// @param locals what the task and its loop bind, as it is written; `item.key` stands for a
  ///   member of the item
  /// @param values what a loop binds, computed
  /// @param place what is evaluated, for messages
  /// @param pins whether a variable that the site may change is taken with its present value
  /// @param pinned the variables that other places pin
  BuildScope(
      VariableTable table,
      Map<String, DataTemplate> locals,
      Map<String, Value> values,
      SourceSpan place,
      boolean pins,
      Set<String> pinned) {
    this.table = table;
    this.locals = locals;
    this.values = values;
    this.place = place;
    this.pins = pins;
    this.pinned = new HashSet<>(pinned);
  }

  /// Why the evaluation ended, where a variable is the cause.
  Optional<Blocker> blocker() {
    return blocker;
  }

  /// The variables that were taken although they are bound later.
  List<Binding> pinnedHere() {
    return new ArrayList<>(pinnedHere.values());
  }

  @Override
  public Optional<rolepack.evaluation.Binding> variable(String name) {
    if (values.containsKey(name)) {
      return Optional.of(new rolepack.evaluation.Binding.Known(values.get(name)));
    }
    if (locals.containsKey(name) && !SecretParts.isPart(name)) {
      return Optional.of(new rolepack.evaluation.Binding.Written(locals.get(name)));
    }
    if (SecretParts.isPart(name)) {
      throw unbound(new Binding(name, Origin.SECRET, Optional.empty(), Optional.empty()));
    }
    Binding binding = table.binding(name);
    return switch (binding.origin()) {
      case FIXED -> written(binding);
      case PLATFORM_FACT ->
          table
              .platformFact(name)
              .map(each -> new rolepack.evaluation.Binding.Known(Value.of(each)));
      case SITE -> {
        if (pins) {
          pinnedHere.put(name, binding);
        } else if (!pinned.contains(name)) {
          throw unbound(binding);
        }
        yield written(binding);
      }
      case UNKNOWN -> {
        if (!Evaluator.isGlobal(name)) {
          throw unbound(binding);
        }
        yield Optional.empty();
      }
      case PER_HOST, HOST_FACT, TOPOLOGY, SECRET, DYNAMIC, CONTROLLER -> throw unbound(binding);
    };
  }

  @Override
  public Optional<rolepack.evaluation.Binding> member(String name, String key) {
    if (values.containsKey(name)) {
      return Optional.empty();
    }
    if (locals.containsKey(name)) {
      return Optional.ofNullable(locals.get(name + "." + key))
          .map(rolepack.evaluation.Binding.Written::new);
    }
    return besideSecrets(name, key);
  }

  /// What a dict holds beside its secrets is known by itself.
  private Optional<rolepack.evaluation.Binding> besideSecrets(String name, String key) {
    Optional<DataTemplate> data =
        table.binding(name).definition().map(VariableDefinition::value).filter(SecretParts::in);
    if (data.isPresent()
        && variable(name).orElse(null)
            instanceof
            rolepack.evaluation.Binding.Written(
                DataTemplate.Mapping(var _, List<DataTemplate.Entry> entries))) {
      for (DataTemplate.Entry entry : entries) {
        if (entry.key() instanceof DataTemplate.Constant constant
            && Values.of(constant.node()).equals(Value.of(key))) {
          return Optional.of(new rolepack.evaluation.Binding.Written(entry.value()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Value> lookup(String plugin, List<Value> terms, Map<String, Value> options) {
    String message = "the lookup " + plugin + " runs on the controller";
    blocker = Optional.of(new Blocker.NeedsAnsible(message, place));
    throw new EvaluationException.Unsupported(message);
  }

  private Optional<rolepack.evaluation.Binding> written(Binding binding) {
    return binding
        .definition()
        .map(each -> table.withoutSecrets(binding.name(), each.value()))
        .map(rolepack.evaluation.Binding.Written::new);
  }

  private EvaluationException unbound(Binding binding) {
    blocker = Optional.of(new Blocker.Unbound(binding, place));
    return new EvaluationException.Unsupported(binding.name() + " is bound later");
  }
}
