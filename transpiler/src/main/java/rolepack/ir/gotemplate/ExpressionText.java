package rolepack.ir.gotemplate;

import java.util.List;
import java.util.Optional;

/// The text of what stands between `{{` and `}}`, written as Go's own messages write it.
public final class ExpressionText {
  private ExpressionText() {}

  /// `$a, $b := command | command`.
  public static String of(Pipeline pipeline) {
    StringBuilder text = new StringBuilder();
    append(text, pipeline);
    return text.toString();
  }

  /// `operand operand`.
  public static String of(Pipeline.Command command) {
    StringBuilder text = new StringBuilder();
    append(text, command);
    return text.toString();
  }

  /// A part of a template as Go's messages name it: a pipeline has no parentheses of its own.
  public static String inMessage(GoSyntax syntax) {
    return switch (syntax) {
      case GoExpr.Parenthesised(Position _, Pipeline inner) -> of(inner);
      case GoExpr operand -> of(operand);
      case Pipeline pipeline -> of(pipeline);
      case Pipeline.Command command -> of(command);
      case GoNode node -> inMessage(node);
    };
  }

  private static String inMessage(GoNode node) {
    return switch (node) {
      case GoNode.Text(Position _, String text) -> text;
      case GoNode.Action action -> "{{" + of(action.pipeline()) + "}}";
      case GoNode.If each -> "{{if " + of(each.condition()) + "}}";
      case GoNode.With each -> "{{with " + of(each.value()) + "}}";
      case GoNode.Range each -> "{{range " + of(each.over()) + "}}";
      case GoNode.Invoke(Position _, String name, Optional<Pipeline> argument) ->
          "{{template "
              + StringLiteral.quote(name)
              + argument.map(value -> " " + of(value)).orElse("")
              + "}}";
      case GoNode.Break _ -> "{{break}}";
      case GoNode.Continue _ -> "{{continue}}";
    };
  }

  /// An operand.
  public static String of(GoExpr operand) {
    StringBuilder text = new StringBuilder();
    append(text, operand);
    return text.toString();
  }

  private static void append(StringBuilder text, Pipeline pipeline) {
    if (!pipeline.variables().isEmpty()) {
      text.append(String.join(", ", pipeline.variables()));
      text.append(pipeline.assigns() ? " = " : " := ");
    }
    String separator = "";
    for (Pipeline.Command command : pipeline.commands()) {
      text.append(separator);
      append(text, command);
      separator = " | ";
    }
  }

  private static void append(StringBuilder text, Pipeline.Command command) {
    String separator = "";
    for (GoExpr operand : command.operands()) {
      text.append(separator);
      append(text, operand);
      separator = " ";
    }
  }

  private static void append(StringBuilder text, GoExpr operand) {
    switch (operand) {
      case GoExpr.Dot _ -> text.append('.');
      case GoExpr.Nil _ -> text.append("nil");
      case GoExpr.Bool bool -> text.append(bool.value());
      case GoExpr.Number number -> text.append(number.text());
      case GoExpr.Text(Position _, String value, String written) ->
          text.append(written.isEmpty() ? StringLiteral.of(value) : written);
      case GoExpr.Field field -> appendFields(text, field.names());
      case GoExpr.Variable(Position _, String name, List<String> fields) ->
          appendFields(text.append(name), fields);
      case GoExpr.Function function -> text.append(function.name());
      case GoExpr.Chain(Position _, GoExpr inner, List<String> fields) -> {
        append(text, inner);
        appendFields(text, fields);
      }
      case GoExpr.Parenthesised parenthesised -> {
        append(text.append('('), parenthesised.pipeline());
        text.append(')');
      }
    }
  }

  private static void appendFields(StringBuilder text, List<String> names) {
    for (String name : names) {
      text.append('.').append(name);
    }
  }
}
