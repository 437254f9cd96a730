package rolepack.rewrite.rule;

import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;

/// What partial evaluation knows of a value.
sealed interface Partial {
  /// The value itself.
  ///
  /// @param written an expression for it where its literal is not to be used: the name of a
  ///   function, or of a variable that is not defined
  record Static(Value value, Optional<Expr> written) implements Partial {
    Static(Value value) {
      this(value, Optional.empty());
    }
  }

  /// An expression that computes it later.
  record Residual(Expr expression) implements Partial {}

  /// A text that statements print: the definition of a variable that is more than an expression.
  record Printed(DataTemplate.Text definition) implements Partial {}

  /// Nothing that can be said in an expression: to use it is to give up.
  record Unusable(String construct, String why) implements Partial {}
}
