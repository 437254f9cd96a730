package rolepack.rewrite.gotemplate;

import rolepack.ir.jinja.Expr;

/// What messages call an expression.
final class Words {
  private static final String COLLECTION = "ansible.builtin.";

  private Words() {}

  /// A filter's or a test's name without Ansible's own collection.
  static String plain(String name) {
    return name.startsWith(COLLECTION) ? name.substring(COLLECTION.length()) : name;
  }

  static String of(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> "variable " + name.name();
      case Expr.Text _ -> "text";
      case Expr.Int _ -> "integer";
      case Expr.Float _ -> "float";
      case Expr.Bool _ -> "boolean";
      case Expr.None _ -> "none";
      case Expr.ListLiteral _ -> "list";
      case Expr.TupleLiteral _ -> "tuple";
      case Expr.DictLiteral _ -> "dict";
      case Expr.Attribute attribute -> "attribute " + attribute.name();
      case Expr.Index(var _, var _, Expr.Text text) -> "index '%s'".formatted(text.value());
      case Expr.Index _ -> "index";
      case Expr.Slice _ -> "slice";
      case Expr.Call(var _, Expr.Attribute attribute, var _) -> "method " + attribute.name();
      case Expr.Call(var _, Expr.Name name, var _) -> "function " + name.name();
      case Expr.Call _ -> "call";
      case Expr.Filter filter -> "filter " + filter.name();
      case Expr.Test test -> "test " + test.name();
      case Expr.Not _ -> "not";
      case Expr.Sign _ -> "sign";
      case Expr.Binary binary -> "operator " + binary.operator().symbol();
      case Expr.Logical logical ->
          "operator " + (logical.operator() == Expr.LogicalOperator.AND ? "and" : "or");
      case Expr.Concat _ -> "operator ~";
      case Expr.Compare compare ->
          "operator " + compare.comparisons().getFirst().operator().symbol();
      case Expr.Conditional _ -> "inline if";
    };
  }
}
