package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x|sort`: a loop over the keys in their order, and in it one over the items of each key, so that
/// those with equal keys stay in their order as in Python.
///
/// Keys are texts, without regard to case unless the filter says otherwise. Before sprig, a JSON
/// object sorts them, since Go has its members in the order of their names.
final class SortedList {
  private final Lowering lowering;

  SortedList(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision sort(Lowered value, Expr.Filter filter) {
    Optional<HostData> hosts = LowerTopology.entries(value);
    boolean reversed = lowering.filters().isSet(filter, 0, "reverse");
    boolean exact = lowering.filters().isSet(filter, 1, "case_sensitive");
    Optional<Expr> attribute = LowerFilters.argument(filter.arguments(), 2, "attribute");
    if (hosts.isPresent() && !reversed && attribute.isEmpty()) {
      if (hosts.get().catalogue().isEmpty()) {
        GoExpr sorted = new HostLists(lowering).sorted(hosts.get().expr());
        return lowering.topology().hosts(HostData.stored(sorted));
      }
      if (lowering.topology().areSorted()) {
        return Decision.of(value);
      }
    }
    return new ListJson(lowering)
        .code(
            value,
            filter,
            list ->
                sort(
                    lowering.listFilters().sequence(list, filter),
                    attribute,
                    exact,
                    reversed,
                    filter));
  }

  /// @param attribute what the items are sorted by; empty for the items themselves
  Decision sort(
      Sequence list,
      Optional<Expr> attribute,
      boolean exact,
      boolean reversed,
      Expr.Filter filter) {
    if (list.order().isPresent()) {
      return sort(lowering.madeLists().kept(list, filter), attribute, exact, reversed, filter);
    }
    if (reversed) {
      need("sprig_reverse", filter);
    }
    Sequence keyed =
        list.map(
            each ->
                lowering
                    .listFilters()
                    .member(Decision.of(each), attribute, filter)
                    .then(key -> key(key, exact, filter)),
            Shape.TEXT);
    GoExpr keys;
    if (attribute.isEmpty() && isIdentity(list)) {
      requireTexts(list.shape(), filter);
      keys = list.over();
    } else {
      keys = lowering.madeLists().of(keyed, filter).expr();
    }
    boolean lower = !exact && keys.equals(list.over());
    String variable = lowering.prologue().fresh("key");
    Sequence.Kept same =
        new Sequence.Kept(
            (item, _) ->
                keyed
                    .item()
                    .apply(item)
                    .then(
                        key ->
                            key instanceof Lowered.Undefined
                                ? Decision.of(key)
                                : Decision.truth(
                                    GoExpr.call(
                                        "eq",
                                        Texts.string(key, filter),
                                        GoExpr.variable(variable)))),
            Optional.empty(),
            false,
            true,
            false);
    List<Sequence.Kept> kept = new ArrayList<>();
    kept.add(same);
    kept.addAll(list.kept());
    return Decision.of(
        new Lowered.Made(
            new Sequence(
                list.over(),
                list.length(),
                list.item(),
                kept,
                list.shape(),
                Optional.of(order(keys, lower, variable, reversed)))));
  }

  private Sequence.Order order(GoExpr keys, boolean lower, String variable, boolean reversed) {
    GoExpr json = GoCode.pipe(keys, "toJSON");
    GoExpr text = lower ? GoCode.pipe(json, "toLower") : json;
    if (lowering.profile().has("sprig_sortAlpha")) {
      GoExpr list = lower ? GoCode.pipe(text, "parseJSON") : keys;
      GoExpr sorted = GoCode.pipe(GoCode.pipe(list, "sprig_sortAlpha"), "sprig_uniq");
      return new Sequence.Order(
          reversed ? GoCode.pipe(sorted, "sprig_reverse") : sorted, List.of(variable));
    }
    GoExpr members = LowerTextFilters.replace(text, ListJson.STRING, "${1}:0");
    GoExpr object =
        GoCode.pipe(LowerTextFilters.replace(members, "^\\[(.*)\\]$", "{${1}}"), "parseJSON");
    return new Sequence.Order(object, List.of(variable, "$_"));
  }

  private Decision key(Lowered key, boolean exact, Expr.Filter filter) {
    if (key instanceof Lowered.Undefined) {
      return Decision.of(key);
    }
    requireTexts(key instanceof Lowered.Code code ? code.shape() : Shape.MIXED, filter);
    GoExpr text = Texts.string(key, filter);
    return Decision.of(
        new Lowered.Code(
            exact ? text : GoCode.pipe(text, "toLower"), Lowered.Form.STRING, Shape.TEXT));
  }

  private static void requireTexts(Shape shape, Expr.Filter filter) {
    if (!(shape instanceof Shape.Text || shape instanceof Shape.Unknown)) {
      throw LowerListFilters.refuse(filter, "what it sorts by is not known to be a text");
    }
  }

  /// Whether the items are those of the Go list as they are.
  static boolean isIdentity(Sequence list) {
    GoExpr item = GoExpr.variable("$x");
    return list.item().apply(item).only().orElse(null) instanceof Lowered.Code code
        && code.form() == Lowered.Form.DATA
        && code.expr().equals(item);
  }

  private void need(String function, Expr.Filter filter) {
    if (!lowering.profile().has(function)) {
      throw new UntranslatableException(
          "filter " + filter.name(),
          filter.span(),
          "consul-template %s has nothing that does it".formatted(lowering.profile().version()),
          ConsulTemplateFunctions.find(function).map(ConsulTemplateFeature::since));
    }
  }
}
