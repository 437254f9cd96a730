package rolepack.ir.gotemplate;

/// What Go's messages can name as the place of an error.
public sealed interface GoSyntax permits GoNode, GoExpr, Pipeline, Pipeline.Command {
  Position position();
}
