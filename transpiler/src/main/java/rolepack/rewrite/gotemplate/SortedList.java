package rolepack.rewrite.gotemplate;

import java.util.Optional;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// `x|sort`, `x|unique`.
final class SortedList {
  private final Lowering lowering;

  SortedList(Lowering lowering) {
    this.lowering = lowering;
  }

  Decision sort(Lowered value, Expr.Filter filter) {
    if (!filter.arguments().equals(Arguments.NONE)) {
      throw LowerListFilters.refuse(filter, "it has arguments");
    }
    Sequence sequence = lowering.listFilters().sequence(value, filter);
    if (!sequence.conditions().isEmpty()) {
      throw LowerListFilters.refuse(filter, "items of the list are left out");
    }
    Optional<GoExpr> hosts = LowerTopology.entries(value);
    if (hosts.isPresent()) {
      return lowering.topology().hosts(new HostLists(lowering).sorted(hosts.get()));
    }
    if (value instanceof Lowered.Code code
        && code.shape() instanceof Shape.ListOf(Shape item)
        && item instanceof Shape.Text) {
      need("sprig_sortAlpha", filter);
      return Decision.of(
          new Lowered.Made(
              new Sequence(
                  GoExpr.call("sprig_sortAlpha", code.expr()),
                  each -> Decision.of(new Lowered.Code(each, Lowered.Form.STRING, Shape.TEXT)),
                  Shape.TEXT)));
    }
    throw LowerListFilters.refuse(filter, "its items are not known to be texts");
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

  Decision unique(Lowered value, Expr.Filter filter) {
    if (LowerTopology.entries(value).isPresent()) {
      return Decision.of(value);
    }
    if (value instanceof Lowered.Code list
        && list.shape() instanceof Shape.ListOf(Shape item)
        && (item instanceof Shape.Text || item instanceof Shape.Unknown)) {
      need("sprig_uniq", filter);
      return Decision.of(
          new Lowered.Made(Sequence.of(GoExpr.call("sprig_uniq", list.expr()), item)));
    }
    need("sprig_uniq", filter);
    throw LowerListFilters.refuse(filter, "its operand is not a list as it is stored");
  }
}
