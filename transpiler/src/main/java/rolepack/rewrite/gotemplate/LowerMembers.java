package rolepack.rewrite.gotemplate;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;
import rolepack.source.SourceSpan;

/// `x.name`, `x['name']`, `x[0]`.
final class LowerMembers {
  /// How many members of a dict that is written out a name is compared with.
  private static final int MOST = 20;

  private final Lowering lowering;

  LowerMembers(Lowering lowering) {
    this.lowering = lowering;
  }

  private Decision operand(Expr expression, boolean checked) {
    return checked ? lowering.expressions().checked(expression) : lowering.value(expression);
  }

  /// `x.name`.
  Decision attribute(Expr.Attribute attribute, boolean checked) {
    if (attribute.operand() instanceof Expr.Name(var _, String name) && name.equals("loop")) {
      return lowering.loopMembers().of(attribute);
    }
    return operand(attribute.operand(), checked)
        .then(value -> member(value, attribute.name(), attribute, checked));
  }

  /// `x[index]`.
  Decision index(Expr.Index index, boolean checked) {
    Decision key = lowering.value(index.index());
    return operand(index.operand(), checked)
        .then(value -> key.then(each -> item(value, each, index, checked)));
  }

  /// `name|extract(dict, [more, names])`: `dict[name][more][names]`.
  Decision extracted(Expr.Filter filter, boolean checked) {
    Arguments arguments = filter.arguments();
    Expr container =
        LowerFilters.argument(arguments, 0, "container")
            .orElseThrow(() -> LowerListFilters.refuse(filter, "it does not say of what"));
    Expr found = new Expr.Index(filter.span(), container, filter.operand());
    Optional<Expr> more = LowerFilters.argument(arguments, 1, "morekeys");
    List<Expr> names =
        more.isEmpty()
            ? List.of()
            : more.get() instanceof Expr.ListLiteral list ? list.items() : List.of(more.get());
    for (Expr name : names) {
      if (!(name instanceof Expr.Text || name instanceof Expr.Int)) {
        throw LowerListFilters.refuse(filter, "the names of the members are not written out");
      }
      found = new Expr.Index(filter.span(), found, name);
    }
    return operand(found, checked);
  }

  private Decision item(Lowered value, Lowered key, Expr.Index place, boolean checked) {
    if (value instanceof Lowered.Undefined || key instanceof Lowered.Undefined) {
      return Decision.of(value instanceof Lowered.Undefined ? value : key);
    }
    if (value instanceof Lowered.Groups(String path)) {
      return lowering.topology().group(path, Decision.of(key), place.span());
    }
    if (value instanceof Lowered.HostVariables(String path)) {
      return host(key, place, path);
    }
    if (key instanceof Lowered.Constant(Value.Str(String name, var _))) {
      return member(value, name, place, checked);
    }
    if (key instanceof Lowered.Constant(Value.Int(BigInteger number))) {
      return at(value, number.intValueExact(), place, checked);
    }
    if (value instanceof Lowered.Code map
        && map.shape() instanceof Shape.MapOf shape
        && key instanceof Lowered.Code code
        && code.shape() instanceof Shape.Text) {
      if (map.host().isPresent()) {
        throw new UntranslatableException(
            "hostvars", place.span(), "which variable of another host it reads is not known");
      }
      return present(
          new Lowered.Code(GoCode.index(map.expr(), code.expr()), Lowered.Form.DATA, shape.other()),
          checked,
          "an item");
    }
    if (key instanceof Lowered.Code code && code.shape() instanceof Shape.Text) {
      return among(value, code, place);
    }
    throw UntranslatableException.computed(place);
  }

  /// `{'a': 1, 'b': 2}[name]`: the name is compared with each.
  private static Decision among(Lowered value, Lowered.Code name, Expr place) {
    Map<String, Decision> entries =
        LowerDicts.entries(value)
            .filter(each -> each.size() <= MOST)
            .orElseThrow(() -> UntranslatableException.computed(place));
    Decision result = Decision.undefined("an item");
    for (Map.Entry<String, Decision> each : List.copyOf(entries.entrySet()).reversed()) {
      Decision rest = result;
      result =
          Decision.choose(
              Decision.truth(GoExpr.call("eq", name.expr(), GoExpr.text(each.getKey()))),
              each::getValue,
              () -> rest);
    }
    return result;
  }

  /// The member that a value names.
  Decision member(Lowered value, Lowered name, Expr place) {
    return switch (name) {
      case Lowered.Undefined _ -> Decision.of(name);
      case Lowered.Constant(Value.Str(String known, var _)) -> member(value, known, place, true);
      case Lowered.Code code
          when code.shape() instanceof Shape.Text
              && value instanceof Lowered.Code map
              && map.shape() instanceof Shape.MapOf shape
              && map.host().isEmpty() ->
          present(
              new Lowered.Code(
                  GoCode.index(map.expr(), code.expr()), Lowered.Form.DATA, shape.other()),
              true,
              "an item");
      case Lowered.Code code when code.shape() instanceof Shape.Text -> among(value, code, place);
      default ->
          throw new UntranslatableException(
              Words.of(place), place.span(), "the member's name is not known to be a text");
    };
  }

  /// `hostvars[name]`.
  private Decision host(Lowered key, Expr.Index place, String path) {
    if (key instanceof Lowered.Code code && code.host().isPresent()) {
      return Decision.of(
          new Lowered.Code(
              code.host().get().expr(),
              Lowered.Form.DATA,
              new Shape.MapOf(java.util.Map.of(), Shape.UNKNOWN),
              code.host()));
    }
    if (place.index() instanceof Expr.Name(var _, String name)
        && name.equals("inventory_hostname")) {
      return Decision.of(new Lowered.ThisHost());
    }
    if (key instanceof Lowered.Code code && code.shape() instanceof Shape.Text) {
      return Decision.of(new Lowered.NamedHost(code, path));
    }
    throw new UntranslatableException(
        "hostvars", place.span(), "the host's name is made by a loop, or fixed");
  }

  private Decision member(Lowered value, String name, Expr place, boolean checked) {
    return switch (value) {
      case Lowered.Code code when code.host().isPresent() && code.shape() instanceof Shape.MapOf ->
          lowering.topology().variable(code.host().get(), name, checked, place);
      case Lowered.Code code when code.shape() instanceof Shape.MapOf map ->
          present(
              new Lowered.Code(
                  GoCode.member(code.expr(), name), Lowered.Form.DATA, map.member(name)),
              checked,
              name);
      case Lowered.Code code
          when code.form() == Lowered.Form.DATA && code.shape() instanceof Shape.Unknown ->
          present(
              new Lowered.Code(GoCode.member(code.expr(), name), Lowered.Form.DATA, Shape.UNKNOWN),
              checked,
              name);
      case Lowered.Mapped mapped ->
          Optional.ofNullable(mapped.entries().get(name)).orElseGet(() -> Decision.undefined(name));
      case Lowered.Listed listed when listed.names().contains(name) ->
          listed.items().get(listed.names().indexOf(name));
      case Lowered.Groups(String path) ->
          lowering.topology().group(path, Decision.constant(Value.of(name)), place.span());
      case Lowered.ThisHost() ->
          checked
              ? lowering.variables().checked(name, place.span())
              : lowering.variables().value(name, place.span());
      case Lowered.NamedHost(Lowered.Code host, String _) when name.equals("inventory_hostname") ->
          Decision.of(host);
      case Lowered.NamedHost(Lowered.Code host, String path) ->
          lowering.topology().lookUp(host, path, name, place);
      case Lowered.Namespace namespace ->
          Optional.ofNullable(namespace.fields().get(name))
              .map(each -> Decision.of(each.value()))
              .orElseGet(() -> Decision.undefined(name));
      case Lowered.Undefined undefined -> Decision.of(undefined);
      case Lowered.Constant(Value.Dict dict) ->
          dict.get(name).map(Decision::constant).orElseGet(() -> Decision.undefined(name));
      default ->
          throw UntranslatableException.untyped(
              Words.of(place), place.span(), "its operand is not known to be a dict");
    };
  }

  /// The member of a name, for filters that name it.
  Decision named(Lowered value, String name, Expr place) {
    return member(value, name, place, false);
  }

  Decision named(Lowered value, String name, Expr place, boolean checked) {
    return member(value, name, place, checked);
  }

  /// An item by its place, for what unpacks.
  Decision part(Lowered value, int index, SourceSpan span) {
    return at(value, index, new Expr.Text(span, ""), false);
  }

  static Decision present(Lowered.Code member, boolean checked, String name) {
    return checked
        ? Decision.choose(
            Decision.truth(GoCode.not(Texts.isOf("<nil>", member.expr()))),
            () -> Decision.of(member),
            () -> Decision.undefined(name))
        : Decision.of(member);
  }

  /// `x[0]`, `x[-1]`.
  private Decision at(Lowered value, int index, Expr place, boolean checked) {
    return switch (value) {
      case Lowered.Made(Sequence sequence) when sequence.isWhole() -> at(sequence, index, place);
      case Lowered.Made(Sequence sequence)
          when index == 0 && sequence.order().isEmpty() && sequence.isEmptyAsGos() ->
          at(sequence, 0, place);
      case Lowered.Made(Sequence sequence) ->
          at(lowering.madeLists().kept(sequence, place), index, place);
      case Lowered.Code code when code.shape() instanceof Shape.ListOf(Shape item) ->
          at(Sequence.of(code.expr(), item), index, place);
      case Lowered.Listed listed -> {
        int at = index < 0 ? listed.items().size() + index : index;
        yield at >= 0 && at < listed.items().size()
            ? listed.items().get(at)
            : Decision.undefined("an item");
      }
      case Lowered.Code code
          when code.shape() instanceof Shape.Text && index >= -64 && index < 64 ->
          Decision.of(character(code, index));
      case Lowered.Constant(Value.List list) -> constant(list.items(), index);
      case Lowered.Constant(Value.Tuple tuple) -> constant(tuple.items(), index);
      case Lowered.Undefined undefined -> Decision.of(undefined);
      default ->
          throw UntranslatableException.untyped(
              Words.of(place), place.span(), "its operand is not known to be a list");
    };
  }

  private static Decision constant(List<Value> items, int index) {
    int at = index < 0 ? items.size() + index : index;
    return at >= 0 && at < items.size()
        ? Decision.constant(items.get(at))
        : Decision.undefined("an item");
  }

  /// The list may be shorter, in the first pass it is empty: the index is guarded.
  Decision at(Sequence sequence, int index, Expr place) {
    GoExpr length = sequence.length();
    GoExpr at = index >= 0 ? GoExpr.integer(index) : GoCode.minus(length, GoExpr.integer(-index));
    GoExpr enough =
        index == 0 || index == -1
            ? sequence.some()
            : GoExpr.call("ge", length, GoExpr.integer(index > 0 ? index + 1 : -index));
    return new Decision.Branch(
        new Decision.Test(enough, true, Optional.empty()),
        sequence.at(at),
        Decision.undefined("an item"));
  }

  private static Lowered character(Lowered.Code text, int index) {
    String pattern =
        index >= 0 ? "(?s)^.{%d}(.).*$".formatted(index) : "(?s)^.*(.).{%d}$".formatted(-index - 1);
    return new Lowered.Code(
        GoCode.pipe(text.expr(), "regexReplaceAll", GoExpr.text(pattern), GoExpr.text("${1}")),
        Lowered.Form.STRING,
        Shape.TEXT);
  }
}
