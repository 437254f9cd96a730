package rolepack.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import rolepack.analysis.Binding.Origin;
import rolepack.ir.Configuration;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SecretNames;
import rolepack.source.SourceSpan;

/// The variables that a role's tasks see, each with what is known of it.
///
/// Precedence is Ansible's; among role defaults the role's own win, then those of the roles that
/// run later. Where definitions that apply to different hosts or plays differ, the value is per
/// host.
public final class VariableTable {
  private static final String KEY = "PRIVATE KEY-----";

  private final String role;
  private final Map<String, List<VariableDefinition>> definitions;
  private final Map<String, SourceSpan> dynamic;
  private final Set<String> partial;
  private final Map<String, String> platformFacts;
  private final Configuration configuration;
  private final boolean bakes;
  private final Map<String, Binding> bindings = new HashMap<>();
  private final Map<Case, VariableTable> inCases = new HashMap<>();

  /// @param partial what the role gets in some places only: parameters, and variables of plays
  VariableTable(
      String role,
      Map<String, List<VariableDefinition>> definitions,
      Map<String, SourceSpan> dynamic,
      Set<String> partial,
      Map<String, String> platformFacts,
      Configuration configuration,
      boolean bakes) {
    this.role = role;
    this.definitions = definitions;
    this.dynamic = dynamic;
    this.partial = partial;
    this.platformFacts = platformFacts;
    this.configuration = configuration;
    this.bakes = bakes;
  }

  /// Says what the tasks see for one value of a variable: what the plays give that pass it.
  void add(Case value, VariableTable table) {
    inCases.put(value, table);
  }

  /// What the tasks see for one value of a variable.
  VariableTable in(Case value) {
    return inCases.getOrDefault(value, this);
  }

  /// What is known of a name; never absent, since an undefined name is the site's own.
  public Binding binding(String name) {
    Binding known = bindings.get(name);
    if (known == null) {
      known = decide(name);
      bindings.put(name, known);
    }
    return known;
  }

  /// The value that the target gives a platform fact.
  public Optional<String> platformFact(String name) {
    return Optional.ofNullable(platformFacts.get(name));
  }

  /// A value with a name in the place of each secret that it holds; see [SecretParts].
  public DataTemplate withoutSecrets(String name, DataTemplate data) {
    return withoutSecrets(name, data, (_, _) -> {});
  }

  /// @param found takes each name and what is written in its place
  public DataTemplate withoutSecrets(
      String name, DataTemplate data, BiConsumer<String, DataTemplate> found) {
    return SecretParts.apart(
        name, data, each -> configuration.isSecret(each).orElse(true).equals(false), found);
  }

  /// Every definition of a name that may take effect in the role, in no particular order.
  public List<VariableDefinition> definitions(String name) {
    return List.copyOf(definitions.getOrDefault(name, List.of()));
  }

  /// The definition that wins among some of a name.
  public Optional<VariableDefinition> winner(String name, Predicate<VariableScope.Kind> kinds) {
    return winner(
        definitions.getOrDefault(name, List.of()).stream()
            .filter(each -> kinds.test(each.scope().kind()))
            .toList());
  }

  private Binding decide(String name) {
    if (dynamic.containsKey(name)) {
      return new Binding(name, Origin.DYNAMIC, Optional.empty(), Optional.of(dynamic.get(name)));
    }
    List<VariableDefinition> all = definitions.getOrDefault(name, List.of());
    Optional<VariableDefinition> winner = winner(all);
    Optional<SourceSpan> cause = winner.map(VariableDefinition::span);
    if (isSecret(name)
        || all.stream().anyMatch(each -> isVaulted(each.value()))
        || configuration.isSecret(name).isEmpty()
            && all.stream().anyMatch(each -> holdsKey(each.value()))) {
      return new Binding(name, Origin.SECRET, winner, cause);
    }
    Optional<Origin> magic = MagicVariables.origin(name, platformFacts);
    if (magic.isPresent() && (winner.isEmpty() || magic.get() == Origin.PLATFORM_FACT)) {
      return new Binding(name, magic.get(), Optional.empty(), Optional.empty());
    }
    if (winner.isEmpty()) {
      return new Binding(name, Origin.UNKNOWN, Optional.empty(), Optional.empty());
    }
    return new Binding(name, origin(winner.get(), all), winner, cause);
  }

  /// Whether a variable of this name holds a secret, as its name or rolepack.yml says.
  public boolean isSecret(String name) {
    return configuration.isSecret(name).orElseGet(() -> SecretNames.says(name));
  }

  /// Whether a private key stands in a value.
  private static boolean holdsKey(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant(YamlNode.Text text) -> text.value().contains(KEY);
      case DataTemplate.Text text -> text.source().contains(KEY);
      case DataTemplate.Constant _, DataTemplate.Broken _ -> false;
      case DataTemplate.Sequence sequence ->
          sequence.items().stream().anyMatch(VariableTable::holdsKey);
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream().anyMatch(each -> holdsKey(each.value()));
    };
  }

  private static boolean isVaulted(DataTemplate value) {
    return switch (value) {
      case DataTemplate.Constant constant -> constant.node() instanceof YamlNode.Vault;
      case DataTemplate.Text _, DataTemplate.Broken _ -> false;
      case DataTemplate.Sequence sequence ->
          sequence.items().stream().anyMatch(VariableTable::isVaulted);
      case DataTemplate.Mapping mapping ->
          mapping.entries().stream().anyMatch(each -> isVaulted(each.value()));
    };
  }

  private Origin origin(VariableDefinition winner, List<VariableDefinition> all) {
    if (all.stream().anyMatch(each -> mayBeat(each, winner) && differs(each, winner))) {
      return Origin.PER_HOST;
    }
    if (isOfPlace(winner.scope().kind())
        && partial.contains(winner.name())
        && !isSameElsewhere(winner, all)) {
      return Origin.PER_HOST;
    }
    return switch (winner.scope().kind()) {
      case ROLE_VARS, BLOCK_VARS, TASK_VARS, ROLE_PARAMETERS, INCLUDE_PARAMETERS, INCLUDE_VARS ->
          Origin.FIXED;
      // Facts that need a running play are dynamic and get no further than that.
      case SET_FACT -> Origin.FIXED;
      case ROLE_DEFAULTS, GROUP_VARS_ALL, PLAY_VARS, PLAY_VARS_FILES, EXTRA_VARS -> site();
      case INVENTORY_GROUP, GROUP_VARS ->
          winner.scope().owner().equals("all") ? site() : Origin.PER_HOST;
      case INVENTORY_HOST, HOST_VARS -> Origin.PER_HOST;
      case FACTS -> Origin.HOST_FACT;
      case PLAY_PROMPT -> Origin.DYNAMIC;
    };
  }

  /// Whether, where a definition of a play does not count, another one counts that says the same.
  private boolean isSameElsewhere(VariableDefinition winner, List<VariableDefinition> all) {
    VariableScope.Kind kind = winner.scope().kind();
    return kind.compareTo(VariableScope.Kind.PLAY_VARS_FILES) <= 0
        && winner(all.stream().filter(each -> each.scope().kind() != kind).toList())
            .filter(each -> !differs(each, winner))
            .isPresent();
  }

  /// The variables to which the places that run the role give different values, and those that are
  /// made of them.
  public Set<String> differing() {
    Set<String> differing = new TreeSet<>();
    for (String each : definitions.keySet()) {
      Binding binding = binding(each);
      if (binding.origin() == Origin.PER_HOST
          && binding.definition().filter(it -> isOfPlace(it.scope().kind())).isPresent()) {
        differing.add(each);
      }
    }
    return with(differing);
  }

  /// Some names, and those with definitions that are made of them.
  Set<String> with(Set<String> names) {
    Set<String> all = new TreeSet<>(names);
    boolean news = !names.isEmpty();
    while (news) {
      news = false;
      for (Map.Entry<String, List<VariableDefinition>> each : definitions.entrySet()) {
        news |=
            !all.contains(each.getKey())
                && each.getValue().stream()
                    .anyMatch(
                        it -> BindingTimes.variables(it.value()).stream().anyMatch(all::contains))
                && all.add(each.getKey());
      }
    }
    return all;
  }

  /// Whether a definition counts at some places only that run the role.
  private static boolean isOfPlace(VariableScope.Kind kind) {
    return switch (kind) {
      case PLAY_VARS, PLAY_VARS_FILES, TASK_VARS, ROLE_PARAMETERS, INCLUDE_PARAMETERS -> true;
      case ROLE_DEFAULTS,
          INVENTORY_GROUP,
          GROUP_VARS_ALL,
          GROUP_VARS,
          INVENTORY_HOST,
          HOST_VARS,
          FACTS,
          PLAY_PROMPT,
          ROLE_VARS,
          BLOCK_VARS,
          INCLUDE_VARS,
          SET_FACT,
          EXTRA_VARS ->
          false;
    };
  }

  private Origin site() {
    return bakes ? Origin.FIXED : Origin.SITE;
  }

  /// Whether on some host, or in some play, a definition takes effect instead of the winner.
  private static boolean mayBeat(VariableDefinition other, VariableDefinition winner) {
    VariableScope.Kind kind = other.scope().kind();
    if (other == winner || kind.compareTo(winner.scope().kind()) > 0) {
      return false;
    }
    return switch (kind) {
      case INVENTORY_GROUP, GROUP_VARS, INVENTORY_HOST, HOST_VARS ->
          winner.scope().kind().compareTo(VariableScope.Kind.HOST_VARS) <= 0;
      case PLAY_VARS, PLAY_VARS_FILES, TASK_VARS, ROLE_PARAMETERS -> kind == winner.scope().kind();
      case ROLE_DEFAULTS,
          GROUP_VARS_ALL,
          FACTS,
          PLAY_PROMPT,
          ROLE_VARS,
          BLOCK_VARS,
          INCLUDE_VARS,
          SET_FACT,
          INCLUDE_PARAMETERS,
          EXTRA_VARS ->
          false;
    };
  }

  private static boolean differs(VariableDefinition one, VariableDefinition other) {
    return !one.value().span().text().equals(other.value().span().text());
  }

  private Optional<VariableDefinition> winner(List<VariableDefinition> all) {
    List<VariableDefinition> candidates = new ArrayList<>(all);
    // Stable: of equal rank the one that comes last in the play's order wins.
    return candidates.reversed().stream()
        .max(Comparator.comparing((VariableDefinition each) -> rank(each)));
  }

  private int rank(VariableDefinition definition) {
    VariableScope scope = definition.scope();
    int own = scope.owner().equals(role) ? 1 : 0;
    return switch (scope.kind()) {
      case ROLE_DEFAULTS, ROLE_VARS -> scope.kind().ordinal() * 2 + own;
      case INVENTORY_GROUP,
          GROUP_VARS_ALL,
          GROUP_VARS,
          INVENTORY_HOST,
          HOST_VARS,
          FACTS,
          PLAY_VARS,
          PLAY_PROMPT,
          PLAY_VARS_FILES,
          BLOCK_VARS,
          TASK_VARS,
          INCLUDE_VARS,
          SET_FACT,
          ROLE_PARAMETERS,
          INCLUDE_PARAMETERS,
          EXTRA_VARS ->
          scope.kind().ordinal() * 2;
    };
  }
}
