package rolepack.rewrite.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Binding;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.FactMembers;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// What the original template sees of a sample: its values, and the definitions of the rest.
final class SampleScope implements Scope {
  private final TemplateScope scope;
  private final Map<String, Value> values;
  private final Map<String, Value> groups;
  private final Map<String, Value> hosts;
  private final Set<String> absent;

  SampleScope(TemplateScope scope, Sample sample) {
    this(scope, sample.values(), sample.groups(), sample.hosts(), sample.absent());
  }

  SampleScope(TemplateScope scope, Map<String, Value> values) {
    this(scope, values, Map.of(), Map.of(), Set.of());
  }

  private SampleScope(
      TemplateScope scope,
      Map<String, Value> values,
      Map<String, Value> groups,
      Map<String, Value> hosts,
      Set<String> absent) {
    this.scope = scope;
    this.values = values;
    this.groups = groups;
    this.hosts = hosts;
    this.absent = absent;
  }

  @Override
  public Optional<Binding> member(String name, String key) {
    return FactMembers.ofEnvironment(name, key).flatMap(this::variable);
  }

  @Override
  public Optional<Binding> variable(String name) {
    Value value = values.get(name);
    if (value != null) {
      return known(value);
    }
    return switch (scope.source(name)) {
      case Source.Known known -> known(known.value());
      case Source.Stored stored -> stored.fallback().map(Binding.Written::new);
      case Source.Derived derived -> Optional.of(new Binding.Written(derived.definition()));
      case Source.Groups _ -> known(dict(groups));
      case Source.HostVariables _ -> known(dict(hosts));
      case Source.HostNames names -> known(groups.getOrDefault(names.group(), new Value.List()));
      case Source.Fact _ -> known(Value.of("text"));
      case Source.Found found -> known(new SampleValues(Set.of()).of(found.type(), 0));
      case Source.Secret secret ->
          absent.contains(name)
              ? Optional.empty()
              : known(new SampleValues(Set.of()).of(secret.type(), 0));
      case Source.Undefined _ -> Optional.empty();
      case Source.PlayOnly _, Source.Unavailable _ ->
          throw new EvaluationException.Unsupported(name + " has no value here");
    };
  }

  private static Value dict(Map<String, Value> entries) {
    Map<Value, Value> copy = new LinkedHashMap<>();
    entries.forEach((name, value) -> copy.put(Value.of(name), value));
    return new Value.Dict(copy);
  }

  private static Optional<Binding> known(Value value) {
    return Optional.of(new Binding.Known(value));
  }

  @Override
  public Optional<Template> template(String name) {
    return scope.include(name);
  }

  @Override
  public List<Value> lookup(String plugin, List<Value> terms, Map<String, Value> options) {
    throw new EvaluationException.Unsupported("the lookup %s is not known".formatted(plugin));
  }
}
