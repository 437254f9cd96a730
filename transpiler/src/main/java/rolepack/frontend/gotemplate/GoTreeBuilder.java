package rolepack.frontend.gotemplate;

import static rolepack.generated.gotemplate.GoParser.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
import rolepack.ir.gotemplate.StringLiteral;

/// Makes the tree of what the grammar matched.
final class GoTreeBuilder {
  private GoTreeBuilder() {}

  static GoTemplate build(TemplateContext template, Map<String, ListContext> definitions) {
    Map<String, List<GoNode>> bodies = new LinkedHashMap<>();
    definitions.forEach((name, body) -> bodies.put(name, nodes(body.children)));
    return new GoTemplate(nodes(template.children), bodies);
  }

  /// The nodes among these; definitions, which print nothing, are left out.
  private static List<GoNode> nodes(List<ParseTree> children) {
    List<GoNode> nodes = new ArrayList<>();
    if (children == null) {
      return nodes;
    }
    StringBuilder text = new StringBuilder();
    Position start = Position.NONE;
    for (ParseTree child : children) {
      if (child instanceof NodeContext node) {
        addText(nodes, start, text);
        nodes.add(node(node));
      } else if (child instanceof TerminalNode each && each.getSymbol().getType() == TEXT) {
        start = text.isEmpty() ? OperandBuilder.position(each.getSymbol()) : start;
        text.append(each.getText());
      }
    }
    addText(nodes, start, text);
    return nodes;
  }

  /// Text around a definition is one text.
  private static void addText(List<GoNode> nodes, Position start, StringBuilder text) {
    if (!text.isEmpty()) {
      nodes.add(new GoNode.Text(start, text.toString()));
      text.setLength(0);
    }
  }

  private static GoNode node(NodeContext node) {
    return switch (node) {
      case IfNodeContext each -> ifNode(each);
      case WithNodeContext each -> {
        Pipeline pipeline = OperandBuilder.pipeline(each.pipeline());
        yield new GoNode.With(
            pipeline.position(),
            pipeline,
            nodes(each.list().children),
            otherwise(each.otherwise()));
      }
      case RangeNodeContext each -> {
        Pipeline pipeline = OperandBuilder.pipeline(each.pipeline());
        yield new GoNode.Range(
            pipeline.position(),
            pipeline,
            nodes(each.list().children),
            otherwise(each.otherwise()));
      }
      case BlockNodeContext each -> invoke(each.name(), Optional.of(each.pipeline()));
      case InvokeNodeContext each -> invoke(each.name(), Optional.ofNullable(each.pipeline()));
      case BreakNodeContext each -> new GoNode.Break(OperandBuilder.position(each.getStart()));
      case ContinueNodeContext each ->
          new GoNode.Continue(OperandBuilder.position(each.getStart()));
      case ActionNodeContext each -> {
        Pipeline pipeline = OperandBuilder.pipeline(each.pipeline());
        yield new GoNode.Action(pipeline.position(), pipeline);
      }
      default -> throw new IllegalStateException("no such node: " + node.getClass());
    };
  }

  private static GoNode invoke(NameContext name, Optional<PipelineContext> argument) {
    return new GoNode.Invoke(
        OperandBuilder.position(name.getStart()),
        StringLiteral.unquote(name.getText()).orElse(""),
        argument.map(OperandBuilder::pipeline));
  }

  private static List<GoNode> otherwise(OtherwiseContext otherwise) {
    return otherwise == null ? List.of() : nodes(otherwise.list().children);
  }

  private static GoNode ifNode(IfNodeContext node) {
    List<GoNode> otherwise = otherwise(node.otherwise());
    List<ElseIfContext> branches = node.elseIf();
    for (ElseIfContext branch : branches.reversed()) {
      otherwise = List.of(ifNode(branch.pipeline(), branch.list(), otherwise));
    }
    return ifNode(node.pipeline(), node.list(), otherwise);
  }

  private static GoNode.If ifNode(
      PipelineContext condition, ListContext body, List<GoNode> otherwise) {
    Pipeline pipeline = OperandBuilder.pipeline(condition);
    return new GoNode.If(pipeline.position(), pipeline, nodes(body.children), otherwise);
  }
}
