package rolepack.analysis;

import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.VariableDefinition;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;

/// What is known of a text before its variables are: `zk://{{ hosts }}/x` starts with `zk://` and
/// has at least seven characters.
///
/// @param whole whether the start is all of it
record KnownText(String start, int least, boolean whole) {
  private static final int DEEPEST = 8;
  private static final KnownText NOTHING = new KnownText("", 0, false);

  private static KnownText of(String text) {
    return new KnownText(text, text.codePointCount(0, text.length()), true);
  }

  private KnownText and(KnownText next) {
    return new KnownText(
        whole ? start + next.start : start, least + next.least, whole && next.whole);
  }

  /// Whether it is another text than this, whatever its variables are.
  boolean differs(String text) {
    return !text.startsWith(start)
        || text.codePointCount(0, text.length()) < least
        || whole && !text.equals(start);
  }

  /// Whether Ansible leaves it a text: one that looks like a list, a dict or a boolean becomes one.
  boolean staysText() {
    return !start.isEmpty()
        && !start.startsWith("[")
        && !start.startsWith("{")
        && !"True".startsWith(start)
        && !"False".startsWith(start);
  }

  /// What the site may change is not known, even where it has a default.
  static KnownText of(Expr expression, BuildEvaluator task) {
    return of(expression, task, 0);
  }

  private static KnownText of(Expr expression, BuildEvaluator task, int depth) {
    if (depth > DEEPEST) {
      return NOTHING;
    }
    return switch (expression) {
      case Expr.Text text -> of(text.value());
      case Expr.Name name -> of(written(name.name(), task), task, depth);
      case Expr.Attribute(var _, Expr.Name(var _, String name), String key) ->
          of(task.written(name + "." + key), task, depth);
      case Expr.Index(var _, Expr.Name(var _, String name), Expr.Text(var _, String key)) ->
          of(task.written(name + "." + key), task, depth);
      case Expr.Concat concat ->
          concat.operands().stream()
              .map(each -> of(each, task, depth + 1))
              .reduce(of(""), KnownText::and);
      case Expr _ -> NOTHING;
    };
  }

  private static Optional<DataTemplate> written(String name, BuildEvaluator task) {
    if (task.bound(name).isPresent()) {
      return Optional.empty();
    }
    Binding binding = task.table().binding(name);
    return task.written(name)
        .or(
            () ->
                binding.origin() == Binding.Origin.FIXED
                    ? binding.definition().map(VariableDefinition::value)
                    : Optional.empty());
  }

  private static KnownText of(Optional<DataTemplate> data, BuildEvaluator task, int depth) {
    return data.map(each -> of(each, task, depth + 1)).orElse(NOTHING);
  }

  private static KnownText of(DataTemplate data, BuildEvaluator task, int depth) {
    return switch (data) {
      case DataTemplate.Text text -> of(text.template().body(), task, depth);
      case DataTemplate.Constant constant ->
          Values.of(constant.node()) instanceof Value.Str(String text, var _) ? of(text) : NOTHING;
      case DataTemplate.Broken _, DataTemplate.Sequence _, DataTemplate.Mapping _ -> NOTHING;
    };
  }

  private static KnownText of(List<Node> body, BuildEvaluator task, int depth) {
    KnownText all = of("");
    for (Node node : body) {
      all =
          all.and(
              switch (node) {
                case Node.Text text -> of(text.text());
                case Node.Output output -> of(output.expression(), task, depth);
                case Node _ -> NOTHING;
              });
    }
    return all;
  }
}
