package rolepack.ir.jinja;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// An expression of Jinja2.
public sealed interface Expr {
  SourceSpan span();

  /// `name`.
  record Name(SourceSpan span, String name) implements Expr {}

  /// `'text'`, `"text"`; adjacent literals are one.
  record Text(SourceSpan span, String value) implements Expr {}

  /// `1`, `0x1f`, `0o17`, `0b11`, `1_000`.
  record Int(SourceSpan span, BigInteger value) implements Expr {}

  /// `1.5`, `1e3`.
  record Float(SourceSpan span, double value) implements Expr {}

  /// `true`, `True`, `false`, `False`.
  record Bool(SourceSpan span, boolean value) implements Expr {}

  /// `none`, `None`.
  record None(SourceSpan span) implements Expr {}

  /// `[a, b]`.
  record ListLiteral(SourceSpan span, List<Expr> items) implements Expr {
    public ListLiteral {
      items = List.copyOf(items);
    }
  }

  /// `(a, b)`, `(a,)`, `()`.
  record TupleLiteral(SourceSpan span, List<Expr> items) implements Expr {
    public TupleLiteral {
      items = List.copyOf(items);
    }
  }

  /// `{a: b}`.
  record DictLiteral(SourceSpan span, List<DictEntry> entries) implements Expr {
    public DictLiteral {
      entries = List.copyOf(entries);
    }
  }

  /// `key: value` of a dict.
  record DictEntry(Expr key, Expr value) {}

  /// `operand.name`.
  record Attribute(SourceSpan span, Expr operand, String name) implements Expr {}

  /// `operand[index]`; also `operand.0`, as in Jinja2.
  record Index(SourceSpan span, Expr operand, Expr index) implements Expr {}

  /// `operand[start:stop:step]`.
  record Slice(
      SourceSpan span, Expr operand, Optional<Expr> start, Optional<Expr> stop, Optional<Expr> step)
      implements Expr {}

  /// `operand(arguments)`.
  record Call(SourceSpan span, Expr operand, Arguments arguments) implements Expr {}

  /// `operand|name(arguments)`.
  record Filter(SourceSpan span, Expr operand, String name, Arguments arguments) implements Expr {}

  /// `operand is name arguments`; `is not` is a `Not` around it, as in Jinja2.
  record Test(SourceSpan span, Expr operand, String name, Arguments arguments) implements Expr {}

  /// `not operand`.
  record Not(SourceSpan span, Expr operand) implements Expr {}

  /// `-operand`, `+operand`.
  record Sign(SourceSpan span, boolean negative, Expr operand) implements Expr {}

  /// `left + right` and the other arithmetic operators.
  record Binary(SourceSpan span, BinaryOperator operator, Expr left, Expr right) implements Expr {}

  /// `left and right`, `left or right`: the value of one of them.
  record Logical(SourceSpan span, LogicalOperator operator, Expr left, Expr right)
      implements Expr {}

  /// `a ~ b ~ c`, two operands or more.
  record Concat(SourceSpan span, List<Expr> operands) implements Expr {
    public Concat {
      operands = List.copyOf(operands);
    }
  }

  /// `first < second < third`: one comparison or more, chained as in Python.
  record Compare(SourceSpan span, Expr first, List<Comparison> comparisons) implements Expr {
    public Compare {
      comparisons = List.copyOf(comparisons);
    }
  }

  /// `operator operand` of a comparison.
  record Comparison(CompareOperator operator, Expr operand) {}

  /// `then if condition else otherwise`; without `else` the value is undefined.
  record Conditional(SourceSpan span, Expr condition, Expr then, Optional<Expr> otherwise)
      implements Expr {}

  /// The arithmetic operators.
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    POWER("**");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /// The short-circuit operators.
  enum LogicalOperator {
    AND,
    OR
  }

  /// The comparison operators.
  enum CompareOperator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    IN("in"),
    NOT_IN("not in");

    private final String symbol;

    CompareOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }
}
