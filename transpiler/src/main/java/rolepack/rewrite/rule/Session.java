package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.rewrite.scope.TemplateScope;
import rolepack.source.SourceSpan;

/// What is shared by all of one attempt to evaluate a template partially: where its residual
/// statements go, which names it has made, and how much of the limits is used.
final class Session {
  private static final int MOST_STEPS = 400_000;
  private static final int MOST_NODES = 60_000;
  private static final int MOST_CHARACTERS = 16_000_000;
  private static final int DEEPEST = 60;

  private final Variables variables;
  private final SourceSpan place;
  private final Set<Place> kept;
  private final List<String> made = new ArrayList<>();
  private final Map<String, Expr> definitions = new HashMap<>();
  private final Set<String> unstable = new HashSet<>(Set.of("loop"));
  private final Map<Value, Origin> origins = new IdentityHashMap<>();
  private Map<NamespaceMembers, Map<String, Partial>> namespaces = new IdentityHashMap<>();
  private ResidualBuilder out = new ResidualBuilder();
  private final Control certain = Control.certain();
  private Control control = certain;
  private Optional<Control.LoopPlace> loop = Optional.empty();
  private boolean changesValues;
  private int guarded;
  private int steps;
  private int size;
  private int depth;
  private long characters;

  /// Where a value that can change was made.
  record Origin(Control control, SourceSpan place) {}

  /// @param place the whole template
  /// @param kept the places that earlier attempts found to be unknown
  Session(TemplateScope scope, SourceSpan place, Set<Place> kept) {
    this.variables = new Variables(scope, this);
    this.place = place;
    this.kept = kept;
  }

  Variables variables() {
    return variables;
  }

  Optional<Partial> variable(String name) {
    return variables.find(name);
  }

  Optional<Partial> global(String name) {
    return variables.global(name);
  }

  SourceSpan place() {
    return place;
  }

  /// Whether a place has turned out to be unknown.
  boolean isKept(SourceSpan span) {
    return kept.contains(Place.of(span));
  }

  ResidualBuilder out() {
    return out;
  }

  /// Sends residual statements elsewhere; gives where they went before.
  ResidualBuilder redirect(ResidualBuilder other) {
    ResidualBuilder before = out;
    out = other;
    return before;
  }

  /// Whether what runs now runs in any case.
  boolean isCertain() {
    return control == certain && !isGuarded();
  }

  /// The residual loop around what runs, as an identity.
  Object residualLoop() {
    return control.residualLoop();
  }

  /// Text that is certain where it stands.
  void write(String text, SourceSpan span) {
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw new Refusal("size", span, "the text becomes too large");
    }
    out.text(text, span);
  }

  Control control() {
    return control;
  }

  void setControl(Control other) {
    control = other;
  }

  /// The innermost loop whose body runs.
  Optional<Control.LoopPlace> loop() {
    return loop;
  }

  void setLoop(Optional<Control.LoopPlace> other) {
    loop = other;
  }

  boolean changesValues() {
    return changesValues;
  }

  void setChangesValues(boolean changes) {
    changesValues |= changes;
  }

  /// Enters a part of an expression that may not be evaluated.
  void guard() {
    guarded++;
  }

  void unguard() {
    guarded--;
  }

  /// Whether what is evaluated now is evaluated in any case, once its statement runs.
  boolean isGuarded() {
    return guarded > 0;
  }

  /// Starts statements of their own inside of an expression: gives how many guards were open.
  int openGuards() {
    int open = guarded;
    guarded = 0;
    return open;
  }

  void closeGuards(int open) {
    guarded = open;
  }

  void step(SourceSpan span) {
    if (++steps > MOST_STEPS) {
      throw new Refusal("size", span, "the template takes too many steps to unroll");
    }
  }

  /// So many residual nodes are about to be made.
  void grow(int nodes, SourceSpan span) {
    size += nodes;
    if (size > MOST_NODES) {
      throw new Refusal("size", span, "what is left of the template becomes too large");
    }
  }

  /// A macro, a template or a recursive loop is entered; [#leave] must follow.
  void enter(String construct, SourceSpan span) {
    if (++depth > DEEPEST) {
      throw new Refusal("recursive " + construct, span, construct + " without a known end");
    }
  }

  void leave() {
    depth--;
  }

  /// A name that nothing else has; it is given its final form at the end.
  String fresh(String hint) {
    String name = hint + "#" + made.size();
    made.add(name);
    return name;
  }

  /// How many names were made so far.
  int mark() {
    return made.size();
  }

  /// Whether a name was made after a mark.
  boolean isMadeSince(String name, int mark) {
    int number = name.lastIndexOf('#');
    return number >= 0 && Integer.parseInt(name.substring(number + 1)) >= mark;
  }

  /// Adds a statement that goes before the one that is evaluated.
  void hoist(Node statement) {
    if (isGuarded()) {
      throw new Refusal(
          "call in a condition",
          statement.span(),
          "a macro's result is needed inside of an expression of which not all is evaluated");
    }
    grow(1, statement.span());
    out.node(statement);
  }

  /// Binds the value of an expression to a new name.
  Expr bind(String hint, Expr value) {
    String name = fresh(hint);
    definitions.put(name, value);
    grow(Sameness.size(value), value.span());
    hoist(new Node.Set(value.span(), new Node.Target.Name(value.span(), name), value));
    return new Expr.Name(value.span(), name);
  }

  /// What a name that was made is bound to, where that is an expression.
  Optional<Expr> definition(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /// The value of a residual name may change.
  void markUnstable(String name) {
    unstable.add(name);
  }

  boolean isUnstable(String name) {
    return unstable.contains(name);
  }

  /// Whether an expression has the same value wherever it stands.
  boolean isStable(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> !isUnstable(name.name());
      case Expr.ListLiteral _, Expr.DictLiteral _ when changesValues -> false;
      default -> Operands.of(expression).stream().allMatch(this::isStable);
    };
  }

  /// Remembers where a value that can change is made.
  void made(Value value, SourceSpan span) {
    origins.putIfAbsent(value, new Origin(control, span));
  }

  /// Makes sure that a value may be changed now.
  void change(Value value, SourceSpan span) {
    Origin origin = origins.get(value);
    if (!isGuarded() && origin != null && origin.control() == control) {
      return;
    }
    if (origin != null && !isKept(origin.place())) {
      throw new Restart(origin.place());
    }
    throw new Refusal("change in place", span, "a value is changed where that may not happen");
  }

  /// Gives up to know a value, since something unknown is put into it.
  void keep(Value value, SourceSpan span) {
    Origin origin = origins.get(value);
    if (origin != null && !isKept(origin.place())) {
      throw new Restart(origin.place());
    }
    throw new Refusal("change in place", span, "something unknown is put into a known value");
  }

  Map<NamespaceMembers, Map<String, Partial>> namespaces() {
    return namespaces;
  }

  Map<NamespaceMembers, Map<String, Partial>> copyNamespaces() {
    Map<NamespaceMembers, Map<String, Partial>> copy = new IdentityHashMap<>();
    namespaces.forEach((namespace, attributes) -> copy.put(namespace, new HashMap<>(attributes)));
    return copy;
  }

  void setNamespaces(Map<NamespaceMembers, Map<String, Partial>> others) {
    namespaces = others;
  }
}
