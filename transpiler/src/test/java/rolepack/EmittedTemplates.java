package rolepack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rolepack.analysis.Binding;
import rolepack.analysis.BindingTimes;
import rolepack.analysis.Evaluation;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.TemplateRecordings;
import rolepack.evaluation.TemplateRecordings.Recording;
import rolepack.evaluation.Value;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulNode;
import rolepack.evaluation.consultemplate.ConsulTemplate;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.evaluation.consultemplate.ServiceInstance;
import rolepack.frontend.ReadOptions;
import rolepack.frontend.RepositoryReader;
import rolepack.frontend.jinja.TemplateParser;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.DataTemplate;
import rolepack.ir.Repository;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.jinja.FreeVariables;
import rolepack.plan.MigrationPlan;
import rolepack.plan.PlanSettings;
import rolepack.plan.SiteStorage;
import rolepack.plan.TemplateOutcome;
import rolepack.plan.TemplateUse;
import rolepack.rewrite.Compilation;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.Shape;
import rolepack.source.SourceFile;
import rolepack.source.TextOrigin;

/// The templates of a repository as one conversion emits them, filled in on sites with other values
/// than the conversion saw: each site's Consul, Vault and fact files are made of its values.
final class EmittedTemplates {
  private static final PlanSettings DEFAULTS = PlanSettings.defaults("acme");

  /// What templates for two engines ask Consul's catalogue for.
  private static final List<ConsulNode> NODES =
      List.of(node("control-01", "10.1.0.11"), node("worker-01", "10.1.0.21"));

  private static final Map<String, List<ServiceInstance>> SERVICES =
      Stream.of("marathon", "mesos", "chronos", "consul", "kafka", "zookeeper", "haproxy")
          .collect(Collectors.toMap(each -> each, EmittedTemplates::instances));

  private final Path folder;
  private final List<String> playbooks;
  private final PlanSettings settings;
  private final TemplateRecordings recordings;
  private final Path work;
  private final Map<String, TemplateOutcome> templates = new TreeMap<>();
  private final List<TemplateUse> uses = new ArrayList<>();
  private final Map<String, Map<String, String>> sites = new HashMap<>();

  /// Converts a repository.
  ///
  /// @param work an empty folder for the files of the sites
  EmittedTemplates(
      Path folder,
      List<String> playbooks,
      ConsulTemplateVersion version,
      TemplateRecordings recordings,
      Path work) {
    this.folder = folder;
    this.playbooks = playbooks;
    this.recordings = recordings;
    this.work = work;
    this.settings =
        new PlanSettings(
            DEFAULTS.prefix(),
            DEFAULTS.release(),
            DEFAULTS.target(),
            false,
            false,
            false,
            false,
            version,
            DEFAULTS.configuration());
    MigrationPlan plan =
        Transpiler.plan(
            new ConversionRequest(
                new ReadOptions(folder, playbooks, List.of(), List.of()), settings),
            new Diagnostics(),
            _ -> {});
    for (TemplateOutcome each : plan.templates()) {
      templates.put(each.file(), each);
      uses.addAll(each.uses());
    }
  }

  private static ConsulNode node(String name, String address) {
    return new ConsulNode(name, address);
  }

  private static List<ServiceInstance> instances(String service) {
    return NODES.stream()
        .map(
            each ->
                new ServiceInstance(
                    each.name(),
                    each.address(),
                    "",
                    8080,
                    service + "-" + each.name(),
                    List.of("tag"),
                    "passing",
                    Map.of()))
        .toList();
  }

  /// What came of one template on one site.
  sealed interface Filled {
    /// @param how in what form it is emitted: `consul-template`, `plain file`
    /// @param expected what Ansible's text gives on the machine; empty where Ansible failed
    /// @param missing variables without a definition that it reads and the site does not store
    record Printed(String how, String text, Optional<String> expected, Set<String> missing)
        implements Filled {}

    /// It fails, or waits for a value for ever.
    record Failed(String why) implements Filled {}

    /// What is emitted is not meant for the values of this site.
    record Apart(String why) implements Filled {}
  }

  /// Fills in a template with the values of a recording, for each use of it.
  ///
  /// @param printed what Ansible printed; empty where it failed
  List<Filled> fill(Recording recording, Optional<String> printed) throws IOException {
    TemplateOutcome template = templates.get(recording.template());
    List<Filled> filled = new ArrayList<>();
    for (TemplateUse use : template.uses()) {
      filled.add(fill(use, recording, printed));
    }
    return filled;
  }

  private Filled fill(TemplateUse use, Recording recording, Optional<String> printed)
      throws IOException {
    Scope scope = recordings.scope(recording);
    Optional<String> fixed = fixed(use, recording, scope);
    if (fixed.isPresent()) {
      return new Filled.Apart(fixed.get());
    }
    return switch (use.compilation()) {
      case Compilation.Constant(String text, _) when !use.direct() ->
          new Filled.Printed("plain file", text, printed, Set.of());
      case Compilation.Constant(String text, _) ->
          rendered(text, recording, Map.of(), secondStage(recording, printed), Set.of());
      case Compilation.Compiled compiled ->
          rendered(
              compiled.text(),
              recording,
              facts(compiled.readings(), scope),
              use.direct() ? secondStage(recording, printed) : printed,
              missing(compiled.readings(), use, recording));
      case Compilation.Untranslatable why -> new Filled.Apart("not emitted: " + why.construct());
      case Compilation.Blocked(var blocker) ->
          new Filled.Apart(
              "not emitted: "
                  + (blocker instanceof rolepack.analysis.Blocker.Unbound(Binding binding, _)
                      ? "reads " + binding.name()
                      : blocker.toString()));
    };
  }

  private Filled rendered(
      String template,
      Recording recording,
      Map<String, String> files,
      Optional<String> expected,
      Set<String> missing)
      throws IOException {
    return switch (ConsulTemplate.parse(template, settings.consulTemplate())
        .render(site(recording), Map.of(), files)) {
      case RenderResult.Output(String text) ->
          new Filled.Printed("consul-template", text, expected, missing);
      case RenderResult.Failed(String message) -> new Filled.Failed(message);
      case RenderResult.Blocks blocks ->
          new Filled.Failed("waits for " + String.join(", ", blocks.missing()));
    };
  }

  private Set<String> missing(List<Reading> readings, TemplateUse use, Recording recording)
      throws IOException {
    Set<String> stored = site(recording).kv().keySet();
    Set<String> missing = new TreeSet<>();
    for (Reading each : readings) {
      if (each instanceof Reading.Key key
          && use.evaluator().table().definitions(key.name()).isEmpty()
          && !stored.contains(settings.prefix() + "/" + key.name())) {
        missing.add(key.name());
      }
    }
    return missing;
  }

  /// What consul-template makes of what Ansible printed.
  private Optional<String> secondStage(Recording recording, Optional<String> printed)
      throws IOException {
    return printed.isPresent()
            && rendered(printed.get(), recording, Map.of(), printed, Set.of())
                instanceof Filled.Printed(_, String text, _, _)
        ? Optional.of(text)
        : Optional.empty();
  }

  /// A variable that has another value on the site than the package was built with.
  private Optional<String> fixed(TemplateUse use, Recording recording, Scope scope)
      throws IOException {
    for (String name : reads(use, recording)) {
      if (isSetOtherwise(name, use, scope)) {
        return Optional.of("recorded with another value than the tasks set: " + name);
      }
      Optional<Value> built = built(name, use);
      Optional<Value> now = built.isEmpty() ? Optional.empty() : value(name, scope);
      if (now.isPresent() && !StoredText.of(now.get()).equals(StoredText.of(built.get()))) {
        return Optional.of(
            "%s is %s"
                .formatted(
                    use.evaluator().isPinned(name) ? "pinned: " + name : "known: " + name,
                    StoredText.of(built.get()).orElse("None")));
      }
    }
    return Optional.empty();
  }

  /// Whether a fact that tasks set was recorded with a value that they would not give it.
  private static boolean isSetOtherwise(String name, TemplateUse use, Scope scope) {
    Optional<VariableDefinition> definition = use.evaluator().table().binding(name).definition();
    if (definition.isEmpty() || definition.get().scope().kind() != VariableScope.Kind.SET_FACT) {
      return false;
    }
    Optional<String> set;
    try {
      set = StoredText.of(Evaluator.evaluate(definition.get().value(), scope));
    } catch (EvaluationException _) {
      set = Optional.empty();
    }
    return !set.equals(value(name, scope).flatMap(StoredText::of));
  }

  /// The value that a name has in the package; empty where the site decides.
  private static Optional<Value> built(String name, TemplateUse use) {
    Optional<Value> item = use.evaluator().bound(name);
    if (item.isPresent()) {
      return item;
    }
    Optional<DataTemplate> written = use.evaluator().written(name);
    Binding binding = use.evaluator().table().binding(name);
    if (written.isEmpty() && binding.origin() == Binding.Origin.PLATFORM_FACT) {
      return use.evaluator().table().platformFact(name).map(Value::of);
    }
    boolean known =
        written.isPresent()
            || binding.origin() == Binding.Origin.FIXED
            || binding.origin() == Binding.Origin.SITE && use.evaluator().isPinned(name);
    return known
        ? written
            .or(() -> binding.definition().map(VariableDefinition::value))
            .flatMap(
                each ->
                    use.evaluator().value(each) instanceof Evaluation.Known<Value>(Value value, _)
                        ? Optional.of(value)
                        : Optional.empty())
        : Optional.empty();
  }

  /// Every name that a template reads, through definitions too.
  private TreeSet<String> reads(TemplateUse use, Recording recording) throws IOException {
    TreeSet<String> seen = new TreeSet<>();
    TreeSet<String> open =
        new TreeSet<>(
            FreeVariables.of(
                TemplateParser.parseFile(recordings.source(recording), new Diagnostics())
                    .orElseThrow()));
    while (!open.isEmpty()) {
      String name = open.pollFirst();
      if (seen.add(name)) {
        use.evaluator()
            .written(name)
            .or(
                () ->
                    use.evaluator()
                        .table()
                        .binding(name)
                        .definition()
                        .map(VariableDefinition::value))
            .ifPresent(each -> open.addAll(BindingTimes.variables(each)));
      }
    }
    return seen;
  }

  static Optional<Value> value(String name, Scope scope) {
    SourceFile file = new SourceFile("name", name);
    try {
      Value value =
          Evaluator.evaluate(
              TemplateParser.parseExpression(name, TextOrigin.of(file), new Diagnostics())
                  .orElseThrow(),
              scope);
      return value instanceof Value.Undefined ? Optional.empty() : Optional.of(value);
    } catch (EvaluationException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> facts(List<Reading> readings, Scope scope) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Reading each : readings) {
      if (each instanceof Reading.Fact fact) {
        value(fact.name(), scope)
            .flatMap(StoredText::of)
            .ifPresent(text -> files.put(fact.path(), text));
      } else if (each instanceof Reading.Found found) {
        // As the playbook writes it.
        String written =
            found.name() + (found.type() instanceof Shape.Text ? "|string|to_json" : "|to_json");
        value(written, scope)
            .flatMap(StoredText::of)
            .ifPresent(text -> files.put(found.path(), text));
      }
    }
    return files;
  }

  /// What Consul and Vault hold on a site: a secret may be a default of the template's role.
  private ConsulData site(Recording recording) throws IOException {
    String key = recordings.valuesOf(recording);
    if (!sites.containsKey(key)) {
      sites.put(key, stored(recording));
    }
    Map<String, String> kv = new TreeMap<>(sites.get(key));
    var secrets = SiteSecrets.of(uses, recordings.scope(recording), kv);
    return new ConsulData(kv, SERVICES, NODES, secrets);
  }

  /// What the seeds put into Consul.
  private Map<String, String> stored(Recording recording) throws IOException {
    Path inventory = Files.createTempDirectory(work, "site");
    String extra = recordings.writeSite(recording, inventory);
    Repository site =
        RepositoryReader.read(
            new ReadOptions(folder, playbooks, List.of(inventory), List.of(extra)),
            new Diagnostics());
    Map<String, String> kv = new TreeMap<>();
    SiteStorage.of(uses, site, settings).seeds().forEach(each -> kv.put(each.key(), each.value()));
    return kv;
  }
}
