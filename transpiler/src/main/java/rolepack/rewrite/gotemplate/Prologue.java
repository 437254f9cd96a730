package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.rewrite.scope.Reading;

/// What a template reads, each value once, into variables at its start; what is used only once
/// stays where it is used.
///
/// How often a value is used is known after a first lowering, which is then done again.
final class Prologue {
  private final Prologue before;
  private final Map<String, GoExpr> values = new LinkedHashMap<>();
  private final Map<String, GoExpr> claimed = new HashMap<>();
  private final Map<String, Reading> readings = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> tested = new HashSet<>();
  private final Set<String> required = new HashSet<>();
  private final SequencedSet<String> keys = new LinkedHashSet<>();
  private final Map<String, Set<String>> ofNames = new HashMap<>();
  private Set<String> needs = required;
  private int conditions;
  private int loops;

  private Prologue(Prologue before) {
    this.before = before;
  }

  /// For a first lowering, in which nothing is known.
  static Prologue first() {
    return new Prologue(null);
  }

  /// For the lowering after this one.
  ///
  /// @param nodes what this one made
  Prologue next(List<GoNode> nodes) {
    VariableUses found = VariableUses.of(nodes);
    uses.clear();
    values.keySet().forEach(each -> uses.put(each, found.count("$" + each)));
    // What was put where it is used has been used once, or it would be a variable.
    if (before != null) {
      before.uses.forEach((name, count) -> uses.putIfAbsent(name, count));
    }
    return new Prologue(this);
  }

  void read(Reading reading) {
    readings.putIfAbsent(reading.name(), reading);
  }

  void replace(Reading reading) {
    readings.put(reading.name(), reading);
  }

  Reading reading(String name) {
    return readings.get(name);
  }

  List<Reading> readings() {
    return List.copyOf(readings.values());
  }

  /// A value under a name: a variable, or the value itself where it is used once.
  GoExpr value(String wanted, GoExpr value) {
    String name = wanted;
    int number = 2;
    GoExpr other = claimed.putIfAbsent(name, value);
    while (other != null && other != value && !other.equals(value)) {
      name = wanted + number++;
      other = claimed.putIfAbsent(name, value);
    }
    if (before != null && before.uses.getOrDefault(name, 2) < 2) {
      return value;
    }
    values.putIfAbsent(name, value);
    return GoExpr.variable("$" + name);
  }

  /// The same where all that it reads is known at the start; else the value itself.
  GoExpr shared(String wanted, GoExpr value) {
    return GoCode.calls(value, "scratch")
            || GoCode.asksVault(value)
            || GoCode.any(
                value,
                each ->
                    each instanceof GoExpr.Variable variable
                        && !values.containsKey(variable.name().substring(1)))
        ? value
        : value(wanted, value);
  }

  /// What a variable of the start stands for.
  Optional<GoExpr> definition(GoExpr value) {
    return value instanceof GoExpr.Variable variable
        ? Optional.ofNullable(values.get(variable.name().substring(1)))
        : Optional.empty();
  }

  /// Notes that a template asks whether a name is defined.
  void test(String name) {
    tested.add(name);
  }

  boolean isTested(String name) {
    return tested.contains(name) || before != null && before.tested.contains(name);
  }

  /// Notes that a template reads a name.
  void use(String name) {
    if (conditions == 0 && loops == 0) {
      needs.add(name);
    }
  }

  /// A value that a name is set to: what it reads is needed where the name is.
  Decision bound(String name, Supplier<Decision> value) {
    Set<String> outer = needs;
    needs = new HashSet<>();
    Decision result = value.get();
    ofNames.put(name, needs);
    needs = outer;
    return result;
  }

  /// Notes that a template reads a name that it has set.
  void useBound(String name) {
    ofNames.getOrDefault(name, Set.of()).forEach(this::use);
  }

  /// Whether the original is an error wherever a name is not defined.
  boolean isRequired(String name) {
    return before != null && before.required.contains(name);
  }

  /// Holds the template back where a key is missing, since the original is an error there.
  void require(String key) {
    keys.add(key);
  }

  /// A variable's name that is not in use: `$host`, `$host2`.
  String fresh(String wanted) {
    String clean = LowerTopology.clean(wanted);
    String name = clean;
    for (int i = 2; isValue(name) || !names.add(name); i++) {
      name = clean + i;
    }
    return "$" + name;
  }

  private boolean isValue(String name) {
    return values.containsKey(name) || before != null && before.isValue(name);
  }

  /// Lets a name be used again: its variable's block has ended.
  void release(String variable) {
    names.remove(variable.substring(1));
  }

  void enterCondition() {
    conditions++;
  }

  void leaveCondition() {
    conditions--;
  }

  void enterLoop() {
    loops++;
  }

  void leaveLoop() {
    loops--;
  }

  List<GoNode> nodes() {
    List<GoNode> nodes = new ArrayList<>(RequiredKeys.nodes(keys));
    values.forEach(
        (name, value) -> nodes.add(new GoNode.Action(Pipeline.of(List.of("$" + name), value))));
    return nodes;
  }
}
