package rolepack.rewrite.gotemplate;

import java.util.List;
import java.util.Optional;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `unique`, `union`, `intersect`, `difference`: lists in which each item is only once.
///
/// Before sprig, an item is left out where the text in front of its first mark in the list's JSON
/// holds fewer items than come before it.
final class ListSets {
  private static final String NUMBER = "([^\\[\\],]+)";

  private final Lowering lowering;
  private final ListJson json;

  ListSets(Lowering lowering) {
    this.lowering = lowering;
    this.json = new ListJson(lowering);
  }

  /// Ansible's `unique` does not mind case.
  Decision unique(Lowered value, Expr.Filter filter) {
    Optional<Expr> exact = LowerFilters.argument(filter.arguments(), 0, "case_sensitive");
    if (LowerFilters.argument(filter.arguments(), 1, "attribute").isPresent()) {
      throw LowerListFilters.refuse(filter, "it names an attribute");
    }
    boolean sensitive = false;
    if (exact.isPresent()) {
      if (!(lowering.value(exact.get()).only().orElse(null)
          instanceof Lowered.Constant(var known))) {
        throw LowerListFilters.refuse(filter, "its arguments are not known");
      }
      sensitive = Constants.truth(known);
    }
    return distinct(value, sensitive, filter);
  }

  private Decision distinct(Lowered value, boolean exact, Expr.Filter filter) {
    if (LowerTopology.entries(value).isPresent()) {
      return Decision.of(value);
    }
    if (value instanceof Lowered.Made(Sequence made)
        && SortedList.isIdentity(made)
        && made.repeating().isPresent()) {
      return Decision.of(
          new Lowered.Made(distinct(repeating(made.repeating().get()), exact, filter)));
    }
    if (value instanceof Lowered.Made(Sequence made)
        && exact
        && made.order().isEmpty()
        && SortedList.isIdentity(made)
        && made.kept().stream().allMatch(Sequence.Kept::ofValue)) {
      return Decision.of(new Lowered.Made(distinct(made, true, filter)));
    }
    return json.code(value, filter)
        .then(
            list ->
                list instanceof Lowered.Undefined
                    ? Decision.of(list)
                    : Decision.of(
                        new Lowered.Made(
                            distinct(
                                lowering.listFilters().sequence(list, filter), exact, filter))));
  }

  /// `sprig_uniq` is not needed in front of something that leaves out more.
  private static Sequence repeating(Sequence list) {
    List<GoExpr> of = GoCode.arguments("sprig_uniq", list.over());
    return of.size() == 1 ? Sequence.of(of.getFirst(), list.shape()) : list;
  }

  private Sequence distinct(Sequence list, boolean exact, Expr.Filter filter) {
    boolean texts = list.shape() instanceof Shape.Text || list.shape() instanceof Shape.Unknown;
    if (!texts && !(list.shape() instanceof Shape.Int)) {
      throw LowerListFilters.refuse(filter, "its items are not known to be texts or integers");
    }
    boolean lower = texts && !exact;
    if (!lower && lowering.profile().has("sprig_uniq") && json.isSafe(list.over())) {
      GoExpr over = GoExpr.call("sprig_uniq", list.over());
      return new Sequence(
          over, GoCode.len(over), list.item(), list.kept(), list.shape(), Optional.empty());
    }
    GoExpr marked = json.marked(list.over(), lower, texts ? ListJson.STRING : NUMBER);
    return list.where(
        new Sequence.Kept(
            (item, index) -> {
              GoExpr split = GoExpr.call("split", ListJson.mark(item, lower), marked);
              GoExpr before = GoCode.index(split, GoExpr.integer(0));
              return Decision.truth(
                  GoExpr.call(
                      "eq",
                      GoCode.plus(index.get(), GoExpr.integer(1)),
                      GoCode.len(GoExpr.call("split", GoExpr.text(">"), before))));
            },
            Optional.of(0),
            true,
            false,
            true));
  }

  /// `x|union(y)`: the items of both.
  Decision union(Lowered value, Expr.Filter filter) {
    return other(filter)
        .then(
            other -> {
              if (other instanceof Lowered.Undefined) {
                return Decision.of(other);
              }
              Optional<GoExpr> hosts = stored(value);
              Optional<GoExpr> others = stored(other);
              if (hosts.isPresent() && others.isPresent()) {
                return hosts(hosts.get(), others.get(), filter);
              }
              return json.concat(ListJson.written(value), ListJson.written(other), filter)
                  .then(
                      each ->
                          each instanceof Lowered.Undefined
                              ? Decision.of(each)
                              : distinct(each, true, filter));
            });
  }

  private Decision hosts(GoExpr hosts, GoExpr others, Expr.Filter filter) {
    GoExpr more = new HostLists(lowering).common(others, hosts, false);
    return json.concat(entries(hosts), entries(more), filter)
        .then(each -> hosts(((Lowered.Code) each).expr()));
  }

  private Decision hosts(GoExpr stored) {
    return lowering.topology().hosts(HostData.stored(stored));
  }

  /// The entries of hosts that are in Consul KV.
  private static Optional<GoExpr> stored(Lowered list) {
    return LowerTopology.entries(list)
        .filter(each -> each.catalogue().isEmpty())
        .map(HostData::expr);
  }

  private static Lowered entries(GoExpr hosts) {
    return new Lowered.Code(hosts, Lowered.Form.DATA, new Shape.ListOf(Shape.UNKNOWN));
  }

  private Decision other(Expr.Filter filter) {
    List<Expr> arguments = filter.arguments().positional();
    if (arguments.size() != 1) {
      throw LowerListFilters.refuse(filter, "it needs one list");
    }
    return lowering.value(arguments.getFirst());
  }

  /// `x|intersect(y)`: the items of x that are in y, or that are not.
  Decision common(Lowered value, Expr.Filter filter, boolean wanted) {
    return other(filter)
        .then(
            other -> {
              if (other instanceof Lowered.Undefined) {
                return Decision.of(other);
              }
              Optional<GoExpr> hosts = stored(value);
              Optional<GoExpr> others = stored(other);
              if (hosts.isPresent() && others.isPresent()) {
                return hosts(new HostLists(lowering).common(hosts.get(), others.get(), wanted));
              }
              if (LowerTopology.entries(value).isPresent()
                  && LowerTopology.entries(other).isPresent()) {
                return kept(value, other, wanted, filter);
              }
              return json.code(value, filter)
                  .then(list -> kept(list, other, wanted, filter))
                  .then(
                      each ->
                          each instanceof Lowered.Undefined
                              ? Decision.of(each)
                              : distinct(each, true, filter));
            });
  }

  private Decision kept(Lowered list, Lowered other, boolean wanted, Expr.Filter filter) {
    if (list instanceof Lowered.Undefined) {
      return Decision.of(list);
    }
    Lowered found =
        other instanceof Lowered.Made(Sequence made) && LowerTopology.entries(other).isEmpty()
            ? lowering.madeLists().of(made, filter)
            : other;
    return lowering
        .listFilters()
        .where(list, item -> lowering.comparisons().in(item, found, filter), wanted, filter);
  }
}
