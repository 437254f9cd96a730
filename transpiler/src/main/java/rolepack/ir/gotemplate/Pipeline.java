package rolepack.ir.gotemplate;

import java.util.List;

/// `$a, $b := command | command`.
///
/// @param variables the variables that it declares or assigns, each with its `$`; two only in a
///   `range`
/// @param assigns `=` instead of `:=`
/// @param commands one or more; each gets the value of the one before it as its last argument
public record Pipeline(
    Position position, List<String> variables, boolean assigns, List<Command> commands)
    implements GoSyntax {
  public Pipeline {
    variables = List.copyOf(variables);
    commands = List.copyOf(commands);
  }

  /// A pipeline of one value that declares nothing.
  public static Pipeline of(GoExpr value) {
    return value instanceof GoExpr.Parenthesised(Position _, Pipeline inner)
        ? inner
        : of(List.of(), value);
  }

  /// A pipeline of one value that declares variables.
  public static Pipeline of(List<String> variables, GoExpr value) {
    return value instanceof GoExpr.Parenthesised(Position _, Pipeline inner)
            && inner.variables().isEmpty()
        ? new Pipeline(Position.NONE, variables, false, inner.commands())
        : new Pipeline(
            Position.NONE, variables, false, List.of(new Command(Position.NONE, List.of(value))));
  }

  /// `operand operand …`: a function with its arguments, or one value.
  public record Command(Position position, List<GoExpr> operands) implements GoSyntax {
    public Command {
      operands = List.copyOf(operands);
    }
  }
}
