package rolepack.rewrite.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.DataTemplate;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceSpan;

/// Puts a variable's definition in the place of its name: `url -> 'http://' ~ host`, with `url:
/// "http://{{ host }}"`.
///
/// Ansible makes a text of a number and nothing of None where it templates a definition, and data
/// of a text that looks like it; an expression that is the whole of a definition is taken as it is
/// here, which prints the same but for a None or a text like `[1,2]`. Translation validation looks
/// for such values.
final class Definitions {
  private final Session session;
  private final ExpressionReducer expressions;

  Definitions(Session session) {
    this.session = session;
    this.expressions = new ExpressionReducer(session);
  }

  /// The value of a definition; empty where no expression says it.
  Optional<Partial> reduce(DataTemplate definition) {
    return switch (definition) {
      case DataTemplate.Constant constant ->
          Optional.of(new Partial.Static(Values.of(constant.node())));
      case DataTemplate.Text text -> text(text);
      case DataTemplate.Broken _ -> Optional.empty();
      case DataTemplate.Sequence sequence -> sequence(sequence);
      case DataTemplate.Mapping mapping -> mapping(mapping);
    };
  }

  private Optional<Partial> sequence(DataTemplate.Sequence sequence) {
    List<Partial> parts = new ArrayList<>();
    List<Expr> shape = new ArrayList<>();
    for (DataTemplate item : sequence.items()) {
      Optional<Partial> part = reduce(item);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
      shape.add(new Expr.None(item.span()));
    }
    return Optional.of(expressions.combine(new Expr.ListLiteral(sequence.span(), shape), parts));
  }

  /// Ansible does not template keys.
  private Optional<Partial> mapping(DataTemplate.Mapping mapping) {
    List<Partial> parts = new ArrayList<>();
    List<Expr.DictEntry> shape = new ArrayList<>();
    for (DataTemplate.Entry entry : mapping.entries()) {
      Optional<Partial> value = reduce(entry.value());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      switch (entry.key()) {
        case DataTemplate.Constant key -> parts.add(new Partial.Static(Values.of(key.node())));
        case DataTemplate.Text key -> parts.add(new Partial.Static(Value.of(key.source())));
        case DataTemplate.Broken _, DataTemplate.Sequence _, DataTemplate.Mapping _ -> {
          return Optional.empty();
        }
      }
      parts.add(value.get());
      SourceSpan span = entry.value().span();
      shape.add(new Expr.DictEntry(new Expr.None(span), new Expr.None(span)));
    }
    return Optional.of(expressions.combine(new Expr.DictLiteral(mapping.span(), shape), parts));
  }

  private Optional<Partial> text(DataTemplate.Text definition) {
    Optional<List<Node>> nodes = nodes(definition);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    if (nodes.get().size() == 1 && nodes.get().getFirst() instanceof Node.Output(_, Expr only)) {
      return Optional.of(new Partial.Residual(only));
    }
    Optional<Expr> text = concat(nodes.get(), definition.span());
    return Optional.of(
        text.isPresent() ? new Partial.Residual(text.get()) : new Partial.Printed(definition));
  }

  /// The statements that print a definition; empty where Ansible may make data of the text, or
  /// where it is not known how many newlines it appends.
  Optional<List<Node>> nodes(DataTemplate.Text definition) {
    ResidualBuilder out = new ResidualBuilder();
    ResidualBuilder before = session.redirect(out);
    Control control = session.control();
    Optional<Control.LoopPlace> loop = session.loop();
    int guards = session.openGuards();
    session.setControl(control.branch());
    session.setLoop(Optional.empty());
    new StatementReducer(expressions, PartialContext.of(session)).run(definition.template(), true);
    session.setLoop(loop);
    session.setControl(control);
    session.closeGuards(guards);
    session.redirect(before);
    return ended(out, definition.template()).filter(nodes -> !startsLikeData(nodes));
  }

  private static boolean startsLikeData(List<Node> nodes) {
    return nodes.size() > 1
        && nodes.getFirst() instanceof Node.Text(_, String start)
        && (start.startsWith("{") || start.startsWith("["));
  }

  /// With the newlines at the end that Jinja2 takes and Ansible gives back.
  private static Optional<List<Node>> ended(ResidualBuilder out, Template template) {
    List<Node> nodes = out.build();
    if (template.trailingNewlines() == 0) {
      return Optional.of(nodes);
    }
    if (nodes.isEmpty() || !(nodes.getLast() instanceof Node.Text(SourceSpan span, String text))) {
      return Optional.empty();
    }
    int present = 0;
    while (present < text.length() && text.charAt(text.length() - 1 - present) == '\n') {
      present++;
    }
    int missing = template.trailingNewlines() - present;
    if (present == text.length() && missing > 0) {
      return Optional.empty();
    }
    List<Node> all = new ArrayList<>(nodes.subList(0, nodes.size() - 1));
    all.add(
        new Node.Text(
            span, text + template.settings().newlineSequence().repeat(Math.max(0, missing))));
    return Optional.of(all);
  }

  /// A definition that statements print, as a value.
  Partial captured(DataTemplate.Text definition) {
    String name = session.fresh("text");
    SourceSpan span = definition.span();
    session.hoist(
        new Node.SetBlock(
            span, new Node.Target.Name(span, name), List.of(), nodes(definition).orElseThrow()));
    return new Partial.Residual(new Expr.Name(span, name));
  }

  /// Statements that only print, as the text that they print.
  private static Optional<Expr> concat(List<Node> nodes, SourceSpan span) {
    List<Expr> parts = new ArrayList<>();
    for (Node node : nodes) {
      switch (node) {
        case Node.Text text -> parts.add(new Expr.Text(text.span(), text.text()));
        case Node.Output output -> parts.add(output.expression());
        case Node.If choice -> {
          Optional<Expr> made = conditional(choice, 0);
          if (made.isEmpty()) {
            return Optional.empty();
          }
          parts.add(made.get());
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        switch (parts.size()) {
          case 0 -> new Expr.Text(span, "");
          case 1 -> parts.getFirst();
          default -> new Expr.Concat(span, parts);
        });
  }

  private static Optional<Expr> conditional(Node.If choice, int index) {
    if (index == choice.branches().size()) {
      return concat(choice.otherwise(), choice.span());
    }
    Node.Branch branch = choice.branches().get(index);
    Optional<Expr> then = concat(branch.body(), branch.span());
    Optional<Expr> otherwise = conditional(choice, index + 1);
    return then.isEmpty() || otherwise.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Expr.Conditional(branch.span(), branch.condition(), then.get(), otherwise));
  }
}
