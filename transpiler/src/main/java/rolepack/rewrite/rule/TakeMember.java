package rolepack.rewrite.rule;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Expr;

/// `[x, y][0] -> x`, `{'a': x, 'b': y}['a'] -> x`, `{'a': x}.a -> x`, where what is dropped cannot
/// fail.
final class TakeMember implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    return switch (expression) {
      case Expr.Index(_, Expr operand, Expr.Int index) -> item(operand, index.value(), false);
      case Expr.Index(_, Expr operand, Expr.Sign(_, boolean negative, Expr.Int index)) ->
          item(operand, index.value(), negative);
      case Expr.Index(_, Expr.DictLiteral dict, Expr.Text key) -> entry(dict, key.value());
      case Expr.Attribute(_, Expr.DictLiteral dict, String name) when !isMethod(name) ->
          entry(dict, name);
      default -> Optional.empty();
    };
  }

  /// To Jinja2 `d.items` is the method, even where there is such a key.
  private static boolean isMethod(String name) {
    return switch (name) {
      case "clear",
          "copy",
          "fromkeys",
          "get",
          "items",
          "keys",
          "pop",
          "popitem",
          "setdefault",
          "update",
          "values" ->
          true;
      default -> name.startsWith("__");
    };
  }

  private static Optional<Expr> item(Expr operand, BigInteger index, boolean negative) {
    List<Expr> items =
        switch (operand) {
          case Expr.ListLiteral list -> list.items();
          case Expr.TupleLiteral tuple -> tuple.items();
          default -> List.of();
        };
    if (index.bitLength() > 30) {
      return Optional.empty();
    }
    int at = negative ? items.size() - index.intValue() : index.intValue();
    if (at < 0 || at >= items.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < items.size(); i++) {
      if (i != at && Failures.mayFail(items.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(items.get(at));
  }

  private static Optional<Expr> entry(Expr.DictLiteral dict, String name) {
    Optional<Expr> found = Optional.empty();
    for (Expr.DictEntry entry : dict.entries()) {
      if (!(entry.key() instanceof Expr.Text key)) {
        return Optional.empty();
      }
      if (key.value().equals(name)) {
        if (found.isPresent() && Failures.mayFail(found.get())) {
          return Optional.empty();
        }
        found = Optional.of(entry.value());
      } else if (Failures.mayFail(entry.value())) {
        return Optional.empty();
      }
    }
    return found;
  }
}
