package rolepack.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// Which names belong to a frame, and what they stand for before the frame sets them; worked out
/// from the whole of the frame before any of it runs, as Jinja2 does.
///
/// It is this that makes `{% for x in l %}{{ s }}{% endfor %}{% set s = 1 %}` fail: the template
/// sets `s`, so that it is the template's own from its start.
public final class Symbols {
  /// What a name is before it is set.
  public enum Load {
    /// Bound when the frame is entered.
    PARAMETER,
    /// A variable of the context.
    RESOLVE,
    /// What the frame around this one says.
    ALIAS,
    /// Not defined.
    UNDEFINED
  }

  private final Optional<Symbols> parent;
  private final Map<String, Load> loads = new HashMap<>();
  private final Set<String> stores = new HashSet<>();

  private Symbols(Optional<Symbols> parent) {
    this.parent = parent;
  }

  /// Of a frame in which nothing is known beforehand.
  public static Symbols none() {
    return new Symbols(Optional.empty());
  }

  /// Of a template, or of a block, which sees no frame around it.
  public static Symbols root(List<Node> body) {
    return none().read(body);
  }

  /// Of a frame within a frame.
  public Symbols inner(List<Node> body, String... parameters) {
    return inner(List.of(parameters), List.of(), body);
  }

  public Symbols inner(List<String> parameters, List<Expr> defaults, List<Node> body) {
    Symbols inner = new Symbols(Optional.of(this));
    parameters.forEach(inner::parameter);
    defaults.forEach(inner::read);
    return inner.read(body);
  }

  /// What a name is before it is set; empty where it is not the frame's.
  public Optional<Load> load(String name) {
    return Optional.ofNullable(loads.get(name));
  }

  /// The names that are variables of the context.
  public List<String> resolved() {
    return loads.entrySet().stream()
        .filter(each -> each.getValue() == Load.RESOLVE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void parameter(String name) {
    stores.add(name);
    loads.put(name, Load.PARAMETER);
  }

  private boolean isKnown(String name) {
    return loads.containsKey(name) || isKnownOutside(name);
  }

  private boolean isKnownOutside(String name) {
    return parent.isPresent() && parent.get().isKnown(name);
  }

  private void store(String name) {
    stores.add(name);
    if (!loads.containsKey(name)) {
      loads.put(name, isKnownOutside(name) ? Load.ALIAS : Load.UNDEFINED);
    }
  }

  private void read(String name) {
    if (!isKnown(name)) {
      loads.put(name, Load.RESOLVE);
    }
  }

  private void read(Expr expression) {
    NameUse.of(expression).names().forEach(this::read);
  }

  private Symbols read(List<Node> body) {
    body.forEach(this::read);
    return this;
  }

  private void read(Node node) {
    switch (node) {
      case Node.If branches -> branches(branches.branches(), branches.otherwise());
      case Node.Set set -> {
        read(set.value());
        target(set.target());
      }
      case Node.SetBlock set -> {
        NameUse.ofStatement(set).names().forEach(this::read);
        target(set.target());
      }
      case Node.Macro macro -> store(macro.name());
      case Node.Import imported -> {
        read(imported.template());
        store(imported.name());
      }
      case Node.FromImport imported -> {
        read(imported.template());
        imported.names().forEach(each -> store(each.alias()));
      }
      case Node.For loop -> read(loop.iterable());
      case Node.Output _,
          Node.CallBlock _,
          Node.With _,
          Node.Extends _,
          Node.Include _,
          Node.Do _ ->
          NameUse.ofStatement(node).names().forEach(this::read);
      case Node.Text _,
          Node.FilterBlock _,
          Node.AutoEscape _,
          Node.Block _,
          Node.Break _,
          Node.Continue _ -> {}
    }
  }

  private void target(Node.Target target) {
    switch (target) {
      case Node.Target.Name name -> store(name.name());
      case Node.Target.Attribute attribute -> read(attribute.namespace());
      case Node.Target.Tuple tuple -> tuple.targets().forEach(this::target);
    }
  }

  /// What only some of the branches set is looked up outside where it is not set.
  private void branches(List<Node.Branch> branches, List<Node> otherwise) {
    Node.Branch first = branches.getFirst();
    read(first.condition());
    Symbols body = copy().read(first.body());
    Symbols others = copy();
    branches.subList(1, branches.size()).forEach(each -> others.branches(List.of(each), List.of()));
    Symbols rest = copy().read(otherwise);
    List<Symbols> all = List.of(body, others, rest);
    Map<String, Integer> counts = new HashMap<>();
    for (Symbols each : all) {
      for (String name : each.stores) {
        if (!stores.contains(name)) {
          counts.merge(name, 1, Integer::sum);
        }
      }
    }
    for (Symbols each : all) {
      loads.putAll(each.loads);
    }
    stores.addAll(counts.keySet());
    counts.forEach(
        (name, count) -> {
          if (count < all.size()) {
            loads.put(name, isKnownOutside(name) ? Load.ALIAS : Load.RESOLVE);
          }
        });
  }

  private Symbols copy() {
    Symbols copy = new Symbols(parent);
    copy.loads.putAll(loads);
    copy.stores.addAll(stores);
    return copy;
  }

  /// The names that a target of a loop or a `with` binds.
  public static List<String> names(Node.Target target) {
    return switch (target) {
      case Node.Target.Name name -> List.of(name.name());
      case Node.Target.Attribute _ -> List.of();
      case Node.Target.Tuple tuple ->
          tuple.targets().stream().flatMap(each -> names(each).stream()).toList();
    };
  }
}
