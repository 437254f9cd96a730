package rolepack.ir.gotemplate;

import java.util.List;

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

  /// An operand; a pipeline in parentheses without them, as Go names it in messages.
  public static String inMessage(GoExpr operand) {
    return operand instanceof GoExpr.Parenthesised(Position _, Pipeline inner)
        ? of(inner)
        : of(operand);
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
