package rolepack.ir.gotemplate;

import java.util.ArrayList;
import java.util.List;

/// An operand of a [Pipeline.Command].
public sealed interface GoExpr extends GoSyntax {
  /// `function operand …` in parentheses, to be an operand of something else.
  static GoExpr call(String function, GoExpr... operands) {
    List<GoExpr> all = new ArrayList<>(operands.length + 1);
    all.add(new Function(Position.NONE, function));
    all.addAll(List.of(operands));
    return new Parenthesised(
        Position.NONE,
        new Pipeline(
            Position.NONE, List.of(), false, List.of(new Pipeline.Command(Position.NONE, all))));
  }

  static GoExpr text(String value) {
    return new Text(Position.NONE, value, "");
  }

  static GoExpr integer(long value) {
    return new Number(Position.NONE, Long.toString(value));
  }

  static GoExpr variable(String name, String... fields) {
    return new Variable(Position.NONE, name, List.of(fields));
  }

  static GoExpr field(String... names) {
    return new Field(Position.NONE, List.of(names));
  }

  /// `.`.
  record Dot(Position position) implements GoExpr {}

  /// `nil`.
  record Nil(Position position) implements GoExpr {}

  /// `true`, `false`.
  record Bool(Position position, boolean value) implements GoExpr {}

  /// `42`, `0x1F`, `1e3`, `'a'`: a number as it is written; its type follows from its use.
  record Number(Position position, String text) implements GoExpr {}

  /// `"text"`.
  ///
  /// @param written how it is written, with its quotes, for messages; empty in a tree that was made
  record Text(Position position, String value, String written) implements GoExpr {}

  /// `.name.name`.
  record Field(Position position, List<String> names) implements GoExpr {
    public Field {
      names = List.copyOf(names);
    }
  }

  /// `$name.field`; `$` alone has the name `$`.
  ///
  /// @param name with its `$`
  record Variable(Position position, String name, List<String> fields) implements GoExpr {
    public Variable {
      fields = List.copyOf(fields);
    }
  }

  /// A function's name.
  record Function(Position position, String name) implements GoExpr {}

  /// `(pipeline).field`.
  record Chain(Position position, GoExpr operand, List<String> fields) implements GoExpr {
    public Chain {
      fields = List.copyOf(fields);
    }
  }

  /// `(pipeline)`.
  record Parenthesised(Position position, Pipeline pipeline) implements GoExpr {}
}
