package rolepack.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import rolepack.analysis.Binding;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.Blocker;
import rolepack.analysis.BuildEvaluator;
import rolepack.analysis.Evaluation;
import rolepack.analysis.Pin;
import rolepack.analysis.SecretParts;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.Topology;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope.Kind;
import rolepack.ir.jinja.FactMembers;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.gotemplate.Shapes;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.source.SecretNames;
import rolepack.source.SourceSpan;

/// What the names of a template stand for in one task, or for one item of its loop: values of the
/// package, keys of Consul and Vault, fact files.
///
/// Not safe for several threads.
public final class SiteScope implements TemplateScope {
  private final Site site;
  private final BuildEvaluator task;
  private final SourceSpan place;
  private final Function<String, Optional<Template>> templates;
  private final boolean templateSource;
  private final Predicate<String> booleans;
  private final Map<String, Shape> found;
  private final String foundFolder;
  private final Map<String, Source> sources = new HashMap<>();

  /// @param task what the task sees
  /// @param place the template, for messages
  /// @param templates finds the templates that includes name
  /// @param templateSource whether a template stanza reads what the template writes
  /// @param booleans whether the repository's templates use a variable as a boolean
  /// @param found the types of what the play has found out by then and writes to files, by name
  /// @param foundFolder the folder of these files
  public SiteScope(
      Site site,
      BuildEvaluator task,
      SourceSpan place,
      Function<String, Optional<Template>> templates,
      boolean templateSource,
      Predicate<String> booleans,
      Map<String, Shape> found,
      String foundFolder) {
    this.site = site;
    this.task = task;
    this.place = place;
    this.templates = templates;
    this.templateSource = templateSource;
    this.booleans = booleans;
    this.found = Map.copyOf(found);
    this.foundFolder = foundFolder;
  }

  @Override
  public boolean isBooleanElsewhere(String name) {
    return booleans.test(name);
  }

  @Override
  public String prefix() {
    return site.prefix();
  }

  @Override
  public Topology topology() {
    return site.topology();
  }

  @Override
  public boolean isTemplateSource() {
    return templateSource;
  }

  @Override
  public Optional<Template> include(String name) {
    return templates.apply(name);
  }

  @Override
  public Source source(String name) {
    Source known = sources.get(name);
    if (known == null) {
      known = find(name);
      sources.put(name, known);
    }
    return known;
  }

  private Source find(String name) {
    if (FactMembers.isOfEnvironment(name) && !SecretNames.says(name)) {
      return found(name, Shape.TEXT);
    }
    if (SecretParts.isPart(name)) {
      return part(name);
    }
    Optional<Value> item = task.bound(name);
    if (item.isPresent()) {
      return SecretParts.in(item.get()) ? secretParts(name) : new Source.Known(item.get());
    }
    Optional<DataTemplate> written = task.written(name);
    if (written.isPresent()) {
      return derived(name, written.get());
    }
    Binding binding = task.table().binding(name);
    return switch (binding.origin()) {
      case FIXED ->
          binding
              .definition()
              .map(each -> derived(name, each.value()))
              .orElseGet(Source.Undefined::new);
      case PLATFORM_FACT -> new Source.Known(Value.of(task.table().platformFact(name).orElse("")));
      case SITE, PER_HOST -> ofSite(binding);
      case HOST_FACT -> fact(binding);
      case TOPOLOGY -> topology(binding);
      case SECRET -> secret(binding);
      case UNKNOWN -> unknown(binding);
      case DYNAMIC ->
          found.containsKey(name) ? found(name, found.get(name)) : new Source.PlayOnly(binding);
      case CONTROLLER -> unbound(binding);
    };
  }

  private Source found(String name, Shape type) {
    return new Source.Found(foundFolder + "/" + name, type);
  }

  private Source derived(String name, DataTemplate definition) {
    if (reads(definition, name, new HashSet<>())) {
      return new Source.Unavailable(
          new Blocker.Fails("%s is defined by itself".formatted(name), definition.span()));
    }
    return new Source.Derived(
        task.written(name).isPresent()
            ? definition
            : task.table().withoutSecrets(name, definition));
  }

  /// A secret inside of a value that the site does not change has a path of its own in Vault; those
  /// of tasks and loops have no name that they keep.
  private Source part(String name) {
    String holder = SecretParts.holder(name);
    Map<String, DataTemplate> parts = new HashMap<>();
    if (task.written(holder).isEmpty()) {
      task.table()
          .binding(holder)
          .definition()
          .ifPresent(each -> task.table().withoutSecrets(holder, each.value(), parts::put));
    }
    return parts.containsKey(name)
        ? new Source.Secret(
            site.secretPath(name.replace('.', '/')),
            Site.SECRET_FIELD,
            type(parts.get(name)),
            Optional.empty())
        : secretParts(name);
  }

  /// What a secret's text stands for: only a list or a dict is more than a text.
  private static Shape type(DataTemplate written) {
    return switch (Shapes.of(written)) {
      case Shape.ListOf list -> list;
      case Shape.MapOf map -> map;
      case Shape.Text _, Shape.Bool _, Shape.Int _, Shape.Float _, Shape.Mixed _, Shape.Unknown _ ->
          Shape.TEXT;
    };
  }

  /// Whether a definition reads a variable, through the definitions of others too.
  private boolean reads(DataTemplate definition, String name, Set<String> seen) {
    for (String each : BindingTimes.variables(definition)) {
      if (each.equals(name)) {
        return true;
      }
      if (seen.add(each)) {
        Optional<DataTemplate> inner =
            task.written(each)
                .or(() -> task.table().binding(each).definition().map(VariableDefinition::value));
        if (inner.isPresent() && reads(inner.get(), name, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private Source ofSite(Binding binding) {
    String name = binding.name();
    VariableDefinition winner = binding.definition().orElseThrow();
    List<VariableDefinition> all =
        task.table().definitions(name).stream().filter(SiteScope::isStored).toList();
    boolean perHost = binding.origin() == Binding.Origin.PER_HOST;
    boolean secrets = all.stream().anyMatch(each -> holdsSecrets(name, each));
    if (task.isPinned(name) && secrets) {
      return derived(name, winner.value());
    }
    if (task.isPinned(name)
        && !perHost
        && task.value(winner.value())
            instanceof Evaluation.Known<Value>(Value value, List<Pin> _)) {
      return new Source.Known(
          value, List.of(new Pin(binding, winner.value().span().text(), place)));
    }
    if (perHost && winner.scope().kind().compareTo(Kind.HOST_VARS) > 0) {
      return unbound(binding);
    }
    if (secrets) {
      return perHost ? secretParts(name) : inVault(name, all).orElseGet(() -> secretParts(name));
    }
    if (all.stream().anyMatch(each -> reads(each.value(), name, new HashSet<>()))) {
      return derived(name, winner.value());
    }
    Optional<VariableDefinition> fallback = SiteValues.fallback(name, task.table());
    // What cannot be computed now cannot be put into the store either.
    for (VariableDefinition each : all) {
      if (fallback.filter(it -> it == each).isEmpty()
          && StorageCollector.text(each, task).isEmpty()) {
        return perHost ? unbound(binding) : derived(name, winner.value());
      }
    }
    List<Layer> layers =
        perHost ? site.layers().of(name, all) : List.of(new Layer.Site(site.prefix() + "/" + name));
    return new Source.Stored(
        layers,
        fallback.map(VariableDefinition::value),
        all.stream().map(VariableDefinition::value).toList());
  }

  private boolean holdsSecrets(String name, VariableDefinition definition) {
    return task.table().withoutSecrets(name, definition.value()) != definition.value();
  }

  private static boolean isStored(VariableDefinition definition) {
    return Layers.isOfSite(definition)
        || Layers.isOfHost(definition.scope().kind())
        || definition.scope().kind() == Kind.GROUP_VARS
        || definition.scope().kind() == Kind.INVENTORY_GROUP;
  }

  private Source fact(Binding binding) {
    return HostFacts.shape(binding.name())
        .<Source>map(shape -> new Source.Fact(site.factPath(binding.name()), shape))
        .orElseGet(() -> unbound(binding));
  }

  private Source unknown(Binding binding) {
    String name = binding.name();
    if (Evaluator.isGlobal(name)) {
      return new Source.Undefined();
    }
    Optional<Shape> fact = HostFacts.shape(name);
    if (fact.isPresent()) {
      return new Source.Fact(site.factPath(name), fact.get());
    }
    return new Source.Stored(site.prefix() + "/" + name, Optional.empty());
  }

  private Source topology(Binding binding) {
    return switch (binding.name()) {
      case "groups" -> new Source.Groups(site.topologyPath());
      case "hostvars" -> new Source.HostVariables(site.topologyPath());
      default ->
          site.hostGroup()
              .<Source>map(each -> new Source.HostNames(site.topologyPath(), each))
              .orElseGet(() -> unbound(binding));
    };
  }

  /// Vault holds a text as it is, a list or a dict as JSON.
  private Source secret(Binding binding) {
    return inVault(binding.name(), task.table().definitions(binding.name()))
        .orElseGet(() -> unbound(binding));
  }

  /// Empty where the definitions are of several types.
  private Optional<Source> inVault(String name, List<VariableDefinition> definitions) {
    Shape type = Shape.UNKNOWN;
    for (VariableDefinition each : definitions) {
      type = Shapes.join(type, type(each.value()));
    }
    return type instanceof Shape.Mixed
        ? Optional.empty()
        : Optional.of(
            new Source.Secret(
                site.secretPath(name),
                Site.SECRET_FIELD,
                type,
                definitions.isEmpty() ? Optional.of(site.absence(name)) : Optional.empty()));
  }

  private Source secretParts(String name) {
    return new Source.Unavailable(
        new Blocker.Unbound(
            new Binding(name, Binding.Origin.SECRET, Optional.empty(), Optional.empty()), place));
  }

  private Source unbound(Binding binding) {
    return new Source.Unavailable(new Blocker.Unbound(binding, place));
  }
}
