package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.analysis.Pin;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Profile;
import rolepack.rewrite.scope.TemplateScope;

/// One lowering: what all its parts share, and the parts, one for each group of constructs.
final class Lowering {
  private final TemplateScope scope;
  private final Profile profile;
  private final Prologue prologue;
  private final VariableShapes shapes;
  private final Environment environment = new Environment();
  private final Set<Pin> pins = new LinkedHashSet<>();
  private final Map<GoExpr, StoredJson> json = new HashMap<>();
  private final Map<GoExpr, Boolean> combined = new HashMap<>();
  private final Map<String, List<GoNode>> definitions = new LinkedHashMap<>();
  private Optional<TrailingNewlines> unended = Optional.empty();
  private final Conditions conditions;
  private final Texts texts = new Texts(this);
  private final Truths truths = new Truths(this);
  private final LowerVariables variables = new LowerVariables(this);
  private final LowerTopology topology = new LowerTopology(this);
  private final LowerData data = new LowerData(this);
  private final LowerMembers members = new LowerMembers(this);
  private final LowerExpressions expressions = new LowerExpressions(this);
  private final LowerComparisons comparisons = new LowerComparisons(this);
  private final LowerArithmetic arithmetic = new LowerArithmetic(this);
  private final LowerTests tests = new LowerTests(this);
  private final LowerFilters filters = new LowerFilters(this);
  private final LowerTextFilters textFilters = new LowerTextFilters(this);
  private final LowerListFilters listFilters = new LowerListFilters(this);
  private final LowerMethods methods = new LowerMethods(this);
  private final LowerLoops loops = new LowerLoops(this);
  private final LoopMembers loopMembers = new LoopMembers(this);
  private final LowerNamespaces namespaces = new LowerNamespaces(this);
  private final GrownLists grownLists;
  private final CapturedText capturedText = new CapturedText(this);
  private final LowerSlices slices = new LowerSlices(this);
  private final MadeLists madeLists = new MadeLists(this);
  private final Preparations preparations = new Preparations();
  private final LowerStatements statements = new LowerStatements(this);
  private final PrintValue printer = new PrintValue(this);

  Lowering(TemplateScope scope, Profile profile, Prologue prologue, Template template) {
    this.scope = scope;
    this.profile = profile;
    this.prologue = prologue;
    this.shapes = new VariableShapes(scope, template);
    this.conditions = new Conditions(profile);
    this.grownLists = new GrownLists(this, template);
  }

  /// The text of a list or a dict.
  ///
  /// @param name of the variable that it stands for
  /// @param ordered whether its members are in an order that is not that of their names
  record StoredJson(String name, GoExpr text, boolean ordered) {}

  /// The value of an expression that is taken as defined.
  Decision value(Expr expression) {
    return expressions.value(expression);
  }

  /// The truth of an expression.
  Decision condition(Expr expression) {
    return expressions.condition(expression);
  }

  TemplateScope scope() {
    return scope;
  }

  Profile profile() {
    return profile;
  }

  Prologue prologue() {
    return prologue;
  }

  VariableShapes shapes() {
    return shapes;
  }

  Environment environment() {
    return environment;
  }

  Set<Pin> pins() {
    return pins;
  }

  /// What parseJSON made, and the text that it made it of.
  Map<GoExpr, StoredJson> json() {
    return json;
  }

  /// The templates that the nodes call, by name.
  Map<String, List<GoNode>> definitions() {
    return definitions;
  }

  /// What ends the text, where the conditions in it do not tell how it ends.
  Optional<TrailingNewlines> unended() {
    return unended;
  }

  void leaveUnended(TrailingNewlines end) {
    unended = Optional.of(end);
  }

  /// The dicts that are put together of others, whose members are in no order, with the ones that
  /// may hold a thing twice.
  Map<GoExpr, Boolean> combined() {
    return combined;
  }

  Conditions conditions() {
    return conditions;
  }

  Texts texts() {
    return texts;
  }

  Truths truths() {
    return truths;
  }

  LowerVariables variables() {
    return variables;
  }

  LowerTopology topology() {
    return topology;
  }

  LowerData data() {
    return data;
  }

  LowerMembers members() {
    return members;
  }

  LowerExpressions expressions() {
    return expressions;
  }

  LowerComparisons comparisons() {
    return comparisons;
  }

  LowerArithmetic arithmetic() {
    return arithmetic;
  }

  LowerTests tests() {
    return tests;
  }

  LowerFilters filters() {
    return filters;
  }

  LowerTextFilters textFilters() {
    return textFilters;
  }

  LowerListFilters listFilters() {
    return listFilters;
  }

  LowerMethods methods() {
    return methods;
  }

  LowerLoops loops() {
    return loops;
  }

  LoopMembers loopMembers() {
    return loopMembers;
  }

  LowerNamespaces namespaces() {
    return namespaces;
  }

  GrownLists grownLists() {
    return grownLists;
  }

  CapturedText capturedText() {
    return capturedText;
  }

  LowerSlices slices() {
    return slices;
  }

  MadeLists madeLists() {
    return madeLists;
  }

  Preparations preparations() {
    return preparations;
  }

  LowerStatements statements() {
    return statements;
  }

  PrintValue printer() {
    return printer;
  }
}
