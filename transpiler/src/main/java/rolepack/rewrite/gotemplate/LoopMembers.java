package rolepack.rewrite.gotemplate;

import java.util.Optional;
import java.util.Set;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.FreeVariables;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.ir.jinja.TemplateSettings;

/// `loop.index` and its kin.
final class LoopMembers {
  /// Those that depend on the items that are still to come.
  private static final Set<String> AHEAD =
      Set.of("last", "length", "revindex", "revindex0", "nextitem", "previtem", "changed");

  private final Lowering lowering;

  LoopMembers(Lowering lowering) {
    this.lowering = lowering;
  }

  /// Whether a loop asks for how many items it has.
  static boolean looksAhead(Node.For loop) {
    String text = loop.span().text();
    return AHEAD.stream().anyMatch(each -> text.contains("loop." + each));
  }

  /// Whether a loop asks for its own `loop`.
  static boolean areUsed(Node.For loop) {
    return FreeVariables.of(new Template(loop.span(), loop.body(), 0, TemplateSettings.ANSIBLE))
        .contains("loop");
  }

  Decision of(Expr.Attribute attribute) {
    String name = attribute.name();
    String construct = "loop." + name;
    LoopState state =
        lowering
            .environment()
            .loop()
            .orElseThrow(
                () ->
                    new UntranslatableException(
                        construct,
                        attribute.span(),
                        "the members of a dict are not counted in consul-template"));
    if (AHEAD.contains(name)) {
      return ahead(name, construct, state, attribute);
    }
    return switch (name) {
      case "index" ->
          LowerArithmetic.number(GoCode.plus(state.index(construct, attribute), GoExpr.integer(1)));
      case "index0" -> LowerArithmetic.number(state.index(construct, attribute));
      case "first" -> Decision.truth(state.isFirst(construct, attribute));
      default ->
          throw new UntranslatableException(
              construct, attribute.span(), "it has no counterpart in Go");
    };
  }

  private Decision ahead(String name, String construct, LoopState state, Expr.Attribute attribute) {
    Sequence sequence = state.sequence();
    if (!sequence.isWhole()) {
      throw new UntranslatableException(
          construct,
          attribute.span(),
          "how many items are left is not known where some are left out",
          ConsulTemplateFunctions.find("scratch").map(ConsulTemplateFeature::since));
    }
    GoExpr length = sequence.length();
    GoExpr one = GoExpr.integer(1);
    GoExpr index = state.place();
    return switch (name) {
      case "last" -> Decision.truth(GoExpr.call("eq", GoCode.plus(index, one), length));
      case "length" -> LowerArithmetic.number(length);
      case "revindex" -> LowerArithmetic.number(GoCode.minus(length, index));
      case "revindex0" -> LowerArithmetic.number(GoCode.minus(GoCode.minus(length, index), one));
      default -> neighbour(sequence, index, name.equals("nextitem"));
    };
  }

  private static Decision neighbour(Sequence sequence, GoExpr index, boolean next) {
    GoExpr one = GoExpr.integer(1);
    GoExpr there = next ? GoExpr.call("lt", GoCode.plus(index, one), sequence.length()) : index;
    GoExpr at = next ? GoCode.plus(index, one) : GoCode.minus(index, one);
    return new Decision.Branch(
        new Decision.Test(there, true, Optional.empty()),
        sequence.at(at),
        Decision.undefined("loop"));
  }
}
