package rolepack.frontend.jinja;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rolepack.ir.jinja.Arguments;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Node.Target;

/// Writes a tree in the form in which `oracles/jinja_oracle.py` writes Jinja2's own.
final class JinjaTree {
  private JinjaTree() {}

  static String of(List<Node> body) {
    return call("body", body.stream().map(JinjaTree::node));
  }

  static String of(Expr expression) {
    return switch (expression) {
      case Expr.Name name -> call("name", name.name());
      case Expr.Text text -> string(text.value());
      case Expr.Int number -> number.value().toString(16);
      case Expr.Float number -> "f%016x".formatted(Double.doubleToLongBits(number.value()));
      case Expr.Bool bool -> python(bool.value());
      case Expr.None _ -> "None";
      case Expr.ListLiteral list -> call("list", list.items().stream().map(JinjaTree::of));
      case Expr.TupleLiteral tuple -> call("tuple", tuple.items().stream().map(JinjaTree::of));
      case Expr.DictLiteral dict ->
          call("dict", dict.entries().stream().map(each -> call(of(each.key()), of(each.value()))));
      case Expr.Attribute attribute -> call("attribute", of(attribute.operand()), attribute.name());
      case Expr.Index index -> call("index", of(index.operand()), of(index.index()));
      case Expr.Slice slice ->
          call(
              "slice",
              of(slice.operand()),
              optional(slice.start()),
              optional(slice.stop()),
              optional(slice.step()));
      case Expr.Call call ->
          call("call", Stream.concat(Stream.of(of(call.operand())), arguments(call.arguments())));
      case Expr.Filter filter ->
          call(
              "filter",
              Stream.concat(
                  Stream.of(of(filter.operand()), filter.name()), arguments(filter.arguments())));
      case Expr.Test test ->
          call(
              "test",
              Stream.concat(
                  Stream.of(of(test.operand()), test.name()), arguments(test.arguments())));
      case Expr.Not not -> call("not", of(not.operand()));
      case Expr.Sign sign -> call(sign.negative() ? "neg" : "pos", of(sign.operand()));
      case Expr.Binary binary ->
          call(operator(binary.operator()), of(binary.left()), of(binary.right()));
      case Expr.Logical logical ->
          call(
              logical.operator().name().toLowerCase(Locale.ROOT),
              of(logical.left()),
              of(logical.right()));
      case Expr.Concat concat -> call("concat", concat.operands().stream().map(JinjaTree::of));
      case Expr.Compare compare ->
          call(
              "compare",
              Stream.concat(
                  Stream.of(of(compare.first())),
                  compare.comparisons().stream()
                      .map(each -> call(operator(each.operator()), of(each.operand())))));
      case Expr.Conditional conditional ->
          call(
              "if",
              of(conditional.condition()),
              of(conditional.then()),
              optional(conditional.otherwise()));
    };
  }

  private static String operator(Expr.BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "add";
      case SUBTRACT -> "sub";
      case MULTIPLY -> "mul";
      case DIVIDE -> "div";
      case FLOOR_DIVIDE -> "floordiv";
      case MODULO -> "mod";
      case POWER -> "pow";
    };
  }

  private static String operator(Expr.CompareOperator operator) {
    return switch (operator) {
      case EQUAL -> "eq";
      case NOT_EQUAL -> "ne";
      case LESS -> "lt";
      case LESS_OR_EQUAL -> "lteq";
      case GREATER -> "gt";
      case GREATER_OR_EQUAL -> "gteq";
      case IN -> "in";
      case NOT_IN -> "notin";
    };
  }

  private static Stream<String> arguments(Arguments arguments) {
    return Stream.of(
            arguments.positional().stream().map(JinjaTree::of),
            arguments.named().stream().map(each -> call("=", each.name(), of(each.value()))),
            arguments.rest().stream().map(each -> call("*", of(each))),
            arguments.namedRest().stream().map(each -> call("**", of(each))))
        .flatMap(each -> each);
  }

  private static String node(Node node) {
    return switch (node) {
      case Node.Text text -> call("text", string(text.text()));
      case Node.Output output -> call("out", of(output.expression()));
      case Node.If choice ->
          call(
              "choice",
              Stream.concat(
                  choice.branches().stream()
                      .map(each -> call(of(each.condition()), of(each.body()))),
                  Stream.of(of(choice.otherwise()))));
      case Node.For loop ->
          call(
              "for",
              target(loop.target()),
              of(loop.iterable()),
              optional(loop.filter()),
              python(loop.recursive()),
              of(loop.body()),
              of(loop.otherwise()));
      case Node.Set set -> call("set", target(set.target()), of(set.value()));
      case Node.SetBlock set ->
          call("setblock", target(set.target()), filters(set.filters()), of(set.body()));
      case Node.Macro macro ->
          call("macro", macro.name(), parameters(macro.parameters()), of(macro.body()));
      case Node.CallBlock call ->
          call("callblock", parameters(call.parameters()), of(call.call()), of(call.body()));
      case Node.FilterBlock block ->
          call("filterblock", filters(block.filters()), of(block.body()));
      case Node.With with ->
          call(
              "with",
              "("
                  + with.assignments().stream()
                      .map(each -> call(target(each.target()), of(each.value())))
                      .collect(Collectors.joining(" "))
                  + ")",
              of(with.body()));
      case Node.AutoEscape escape -> call("autoescape", of(escape.enabled()), of(escape.body()));
      case Node.Block block ->
          call(
              "block",
              block.name(),
              python(block.scoped()),
              python(block.required()),
              of(block.body()));
      case Node.Extends parent -> call("extends", of(parent.parent()));
      case Node.Include include ->
          call(
              "include",
              of(include.template()),
              python(include.ignoreMissing()),
              python(include.withContext()));
      case Node.Import imported ->
          call("import", of(imported.template()), imported.name(), python(imported.withContext()));
      case Node.FromImport imported ->
          call(
              "from",
              of(imported.template()),
              "("
                  + imported.names().stream()
                      .map(each -> call(each.name(), each.alias()))
                      .collect(Collectors.joining(" "))
                  + ")",
              python(imported.withContext()));
      case Node.Do action -> call("do", of(action.expression()));
      case Node.Break _ -> "(break)";
      case Node.Continue _ -> "(continue)";
    };
  }

  private static String filters(List<Node.FilterCall> filters) {
    return "("
        + filters.stream()
            .map(each -> call(each.name(), arguments(each.arguments())))
            .collect(Collectors.joining(" "))
        + ")";
  }

  private static String parameters(List<Node.Parameter> parameters) {
    return "("
        + parameters.stream()
            .map(each -> call(each.name(), each.defaultValue().stream().map(JinjaTree::of)))
            .collect(Collectors.joining(" "))
        + ")";
  }

  private static String target(Target target) {
    return switch (target) {
      case Target.Name name -> call("name", name.name());
      case Target.Attribute attribute ->
          call("nsref", attribute.namespace(), attribute.attribute());
      case Target.Tuple tuple -> call("tuple", tuple.targets().stream().map(JinjaTree::target));
    };
  }

  private static String optional(Optional<Expr> expression) {
    return expression.map(JinjaTree::of).orElse("_");
  }

  private static String python(boolean value) {
    return value ? "True" : "False";
  }

  private static String call(String name, String... parts) {
    return call(name, Stream.of(parts));
  }

  private static String call(String name, Stream<String> parts) {
    return Stream.concat(Stream.of(name), parts).collect(Collectors.joining(" ", "(", ")"));
  }

  private static String string(String text) {
    return Json.quoted(text);
  }
}
