package rolepack.rewrite.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.ir.jinja.Expr;

/// `'a' ~ 'b' ~ x -> 'ab' ~ x`, `(x ~ y) ~ z -> x ~ y ~ z`.
final class MergeConcat implements Rule {
  @Override
  public Optional<Expr> apply(Expr expression) {
    if (!(expression instanceof Expr.Concat concat)) {
      return Optional.empty();
    }
    List<Expr> merged = new ArrayList<>(concat.operands().size());
    for (Expr operand : concat.operands()) {
      if (operand instanceof Expr.Concat inner) {
        inner.operands().forEach(each -> add(merged, each));
      } else {
        add(merged, operand);
      }
    }
    if (merged.size() == concat.operands().size()) {
      return Optional.empty();
    }
    return Optional.of(
        merged.size() == 1 && merged.getFirst() instanceof Expr.Text text
            ? text
            : new Expr.Concat(concat.span(), merged));
  }

  private static void add(List<Expr> merged, Expr operand) {
    Optional<String> text = text(operand);
    if (text.isPresent() && !merged.isEmpty() && text(merged.getLast()).isPresent()) {
      Expr last = merged.removeLast();
      merged.add(new Expr.Text(last.span(), text(last).orElseThrow() + text.get()));
    } else {
      merged.add(operand);
    }
  }

  private static Optional<String> text(Expr operand) {
    return switch (operand) {
      case Expr.Text text -> Optional.of(text.value());
      case Expr.Int(_, BigInteger value) when value.bitLength() < 64 ->
          Optional.of(value.toString());
      case Expr.Bool bool -> Optional.of(bool.value() ? "True" : "False");
      default -> Optional.empty();
    };
  }
}
