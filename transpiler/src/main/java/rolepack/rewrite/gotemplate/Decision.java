package rolepack.rewrite.gotemplate;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import rolepack.evaluation.Value;
import rolepack.ir.gotemplate.GoExpr;

/// A value that depends on conditions: Go templates have no conditional expression, so that the
/// conditions move outwards until they are an `if` around what is printed.
sealed interface Decision {
  static Decision of(Lowered value) {
    return new Leaf(value);
  }

  static Decision constant(Value value) {
    return new Leaf(new Lowered.Constant(value));
  }

  static Decision truth(boolean value) {
    return constant(Value.of(value));
  }

  /// A condition that a Go expression is.
  static Decision truth(GoExpr condition) {
    return new Leaf(
        new Lowered.Code(condition, Lowered.Form.TRUTH, rolepack.rewrite.scope.Shape.BOOL));
  }

  static Decision undefined(String name) {
    return new Leaf(new Lowered.Undefined(name));
  }

  /// What a condition decides between; what a known condition leaves is not asked for.
  static Decision choose(Decision condition, Supplier<Decision> yes, Supplier<Decision> no) {
    return switch (condition) {
      case Leaf(Lowered.Constant(Value value)) -> Constants.truth(value) ? yes.get() : no.get();
      case Leaf(Lowered.Code code) -> new Branch(new Test(code.expr()), yes.get(), no.get());
      case Leaf(Lowered.Undefined undefined) -> new Leaf(undefined);
      case Leaf leaf -> throw new IllegalStateException("no condition: " + leaf);
      case Branch(Test test, Decision a, Decision b) ->
          new Branch(test, choose(a, yes, no), choose(b, yes, no));
    };
  }

  /// The same conditions with other values.
  Decision then(Function<Lowered, Decision> function);

  /// How many values there are to choose from.
  int leaves();

  /// The only value, where no condition decides.
  default Optional<Lowered> only() {
    return this instanceof Leaf(Lowered value) ? Optional.of(value) : Optional.empty();
  }

  /// A value.
  record Leaf(Lowered value) implements Decision {
    @Override
    public Decision then(Function<Lowered, Decision> function) {
      return function.apply(value);
    }

    @Override
    public int leaves() {
      return 1;
    }
  }

  /// `yes if test else no`.
  record Branch(Test test, Decision yes, Decision no) implements Decision {
    @Override
    public Decision then(Function<Lowered, Decision> function) {
      return new Branch(test, yes.then(function), no.then(function));
    }

    @Override
    public int leaves() {
      return yes.leaves() + no.leaves();
    }
  }

  /// What an `if` of Go asks.
  ///
  /// @param guards whether what depends on it is an error where it does not hold, so that it may
  ///   not be merged into an `and` that evaluates all its operands
  /// @param variable a variable that keeps the condition's value: `with`
  record Test(GoExpr condition, boolean guards, Optional<String> variable) {
    Test(GoExpr condition) {
      this(condition, false, Optional.empty());
    }
  }
}
