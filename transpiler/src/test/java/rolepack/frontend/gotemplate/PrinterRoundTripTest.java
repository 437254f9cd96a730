package rolepack.frontend.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.ir.gotemplate.GoTemplatePrinter;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// What is printed parses to the tree that was printed, but for the positions.
class PrinterRoundTripTest {
  private static final int COUNT = 20_000;

  @Test
  void printedTreesParseToThemselves() {
    int trees = 0;
    for (String text : new RandomTemplates(42).many(COUNT)) {
      if (GoTemplateParser.parse(text, "t") instanceof ParseOutcome.Parsed(GoTemplate parsed)) {
        trees++;
        GoTemplate tree = withoutPositions(parsed);
        assertRoundTrip(tree, GoTemplatePrinter.print(tree));
        assertRoundTrip(tree, GoTemplatePrinter.print(tree, false));
      }
    }
    assertThat(trees).isGreaterThan(COUNT / 2);
  }

  private static void assertRoundTrip(GoTemplate tree, String printed) {
    ParseOutcome again = GoTemplateParser.parse(printed, "t");
    if (!(again instanceof ParseOutcome.Parsed(GoTemplate parsed))) {
      throw new AssertionError(printed + "\n" + again);
    }
    assertThat(withoutPositions(parsed)).as(printed).isEqualTo(tree);
  }

  private static GoTemplate withoutPositions(GoTemplate template) {
    Map<String, List<GoNode>> definitions = new LinkedHashMap<>();
    template.definitions().forEach((name, body) -> definitions.put(name, nodes(body)));
    return new GoTemplate(nodes(template.nodes()), definitions);
  }

  private static List<GoNode> nodes(List<GoNode> nodes) {
    return nodes.stream().map(PrinterRoundTripTest::node).toList();
  }

  private static GoNode node(GoNode node) {
    return switch (node) {
      // A brace may become a string; GoTemplatePrinterTest looks at that.
      case GoNode.Text text -> new GoNode.Text(text.text().replace('{', '('));
      case GoNode.Action action -> new GoNode.Action(pipeline(action.pipeline()));
      case GoNode.If each ->
          new GoNode.If(pipeline(each.condition()), nodes(each.then()), nodes(each.otherwise()));
      case GoNode.With each ->
          new GoNode.With(pipeline(each.value()), nodes(each.body()), nodes(each.otherwise()));
      case GoNode.Range each ->
          new GoNode.Range(pipeline(each.over()), nodes(each.body()), nodes(each.otherwise()));
      case GoNode.Invoke(Position _, String name, Optional<Pipeline> argument) ->
          new GoNode.Invoke(name, argument.map(PrinterRoundTripTest::pipeline));
      case GoNode.Break _ -> new GoNode.Break();
      case GoNode.Continue _ -> new GoNode.Continue();
    };
  }

  private static Pipeline pipeline(Pipeline pipeline) {
    return new Pipeline(
        Position.NONE,
        pipeline.variables(),
        pipeline.assigns(),
        pipeline.commands().stream()
            .map(
                command ->
                    new Pipeline.Command(
                        Position.NONE,
                        command.operands().stream().map(PrinterRoundTripTest::expr).toList()))
            .toList());
  }

  private static GoExpr expr(GoExpr expr) {
    return switch (expr) {
      case GoExpr.Dot _ -> new GoExpr.Dot(Position.NONE);
      case GoExpr.Nil _ -> new GoExpr.Nil(Position.NONE);
      case GoExpr.Bool bool -> new GoExpr.Bool(Position.NONE, bool.value());
      case GoExpr.Number number -> new GoExpr.Number(Position.NONE, number.text());
      case GoExpr.Text text -> GoExpr.text(text.value());
      case GoExpr.Field field -> new GoExpr.Field(Position.NONE, field.names());
      case GoExpr.Variable each -> new GoExpr.Variable(Position.NONE, each.name(), each.fields());
      case GoExpr.Function each -> new GoExpr.Function(Position.NONE, each.name());
      case GoExpr.Chain each ->
          new GoExpr.Chain(Position.NONE, expr(each.operand()), each.fields());
      case GoExpr.Parenthesised each ->
          new GoExpr.Parenthesised(Position.NONE, pipeline(each.pipeline()));
    };
  }
}
