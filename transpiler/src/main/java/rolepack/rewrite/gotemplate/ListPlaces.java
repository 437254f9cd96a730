package rolepack.rewrite.gotemplate;

import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `list.index(item)`: how many items the list's JSON has in front of the item's.
final class ListPlaces {
  private final Lowering lowering;
  private final Expr.Call call;

  ListPlaces(Lowering lowering, Expr.Call call) {
    this.lowering = lowering;
    this.call = call;
  }

  Decision of(Expr list) {
    Arguments arguments = call.arguments();
    if (arguments.positional().size() != 1) {
      throw refuse("it needs one item");
    }
    Decision item = lowering.value(arguments.positional().getFirst());
    return lowering
        .value(list)
        .then(
            value ->
                value instanceof Lowered.Undefined
                    ? Decision.of(value)
                    : texts(value)
                        .then(
                            each ->
                                item.then(
                                    wanted ->
                                        each instanceof Lowered.Undefined
                                            ? Decision.of(each)
                                            : wanted instanceof Lowered.Undefined
                                                ? Decision.of(wanted)
                                                : place((Lowered.Code) each, wanted))));
  }

  private UntranslatableException refuse(String message) {
    return new UntranslatableException(Words.of(call), call.span(), message);
  }

  /// A Go list of texts.
  private Decision texts(Lowered value) {
    var hosts =
        LowerTopology.entries(value)
            .filter(each -> each.catalogue().isEmpty())
            .map(each -> new HostLists(lowering).names(each.expr()));
    if (hosts.isPresent()) {
      return Decision.of(
          new Lowered.Code(hosts.get(), Lowered.Form.DATA, new Shape.ListOf(Shape.TEXT)));
    }
    if (value instanceof Lowered.Code code && code.shape() instanceof Shape.Text) {
      throw refuse("where a text is in another one is not known in consul-template");
    }
    return new ListJson(lowering)
        .code(
            value,
            call,
            each ->
                Decision.of(
                    lowering.madeLists().of(lowering.listFilters().sequence(each, call), call)));
  }

  /// An item that is not there is an error of Python's.
  private Decision place(Lowered.Code list, Lowered item) {
    if (!(((Shape.ListOf) list.shape()).item() instanceof Shape.Text)
        || !(ListJson.shapeOf(Decision.of(item)) instanceof Shape.Text)) {
      throw refuse("it looks for something else than a text in a list of texts");
    }
    GoExpr marked = new ListJson(lowering).marked(list.expr(), false);
    GoExpr before =
        GoCode.index(
            GoExpr.call("split", ListJson.mark(Texts.string(item, call), false), marked),
            GoExpr.integer(0));
    return LowerArithmetic.number(
        GoCode.minus(
            GoCode.len(GoExpr.call("split", GoExpr.text(">"), before)), GoExpr.integer(1)));
  }
}
