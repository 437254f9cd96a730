package rolepack.script;

import java.nio.charset.StandardCharsets;

/// How many bytes an expression matches at least and at most.
///
/// @param most -1 for any number
record RegexWidth(int least, int most) {
  private static final RegexWidth NOTHING = new RegexWidth(0, 0);

  /// @param characters whether a character beyond ASCII counts as the several bytes that it has
  static RegexWidth of(RegexNode node, boolean characters) {
    return switch (node) {
      case RegexNode.Text(String text) -> {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        yield new RegexWidth(bytes, bytes);
      }
      case RegexNode.OneOf one -> new RegexWidth(1, one.wide() && characters ? 4 : 1);
      case RegexNode.At _, RegexNode.Look _ -> NOTHING;
      case RegexNode.Group group -> of(group.body(), characters);
      case RegexNode.SameAs _ -> new RegexWidth(0, -1);
      case RegexNode.Repeat repeat -> {
        RegexWidth body = of(repeat.body(), characters);
        int most =
            repeat.most() == 0 || body.most == 0
                ? 0
                : repeat.most() < 0 || body.most < 0 ? -1 : body.most * repeat.most();
        yield new RegexWidth(body.least * repeat.least(), most);
      }
      case RegexNode.Sequence sequence -> {
        RegexWidth sum = NOTHING;
        for (RegexNode part : sequence.parts()) {
          RegexWidth each = of(part, characters);
          sum =
              new RegexWidth(
                  sum.least + each.least,
                  sum.most < 0 || each.most < 0 ? -1 : sum.most + each.most);
        }
        yield sum;
      }
      case RegexNode.Choice choice -> {
        RegexWidth all = of(choice.branches().getFirst(), characters);
        for (RegexNode branch : choice.branches()) {
          RegexWidth each = of(branch, characters);
          all =
              new RegexWidth(
                  Math.min(all.least, each.least),
                  all.most < 0 || each.most < 0 ? -1 : Math.max(all.most, each.most));
        }
        yield all;
      }
    };
  }

  boolean isFixed() {
    return least == most;
  }
}
