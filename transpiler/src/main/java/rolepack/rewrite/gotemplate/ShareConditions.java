package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;

/// `if and a b … if and a b` -> `$when_a := and a b … if $when_a … if $when_a`: a long condition on
/// texts that several places ask for is written once, with the values at the start.
final class ShareConditions {
  /// What is no error whatever texts it is given, and so may be computed where nobody asks for it.
  private static final Set<String> SAFE =
      Set.of("and", "or", "not", "eq", "ne", "toLower", "keyExists");

  /// What gives a text wherever values are read.
  private static final Set<String> OF_TEXTS =
      Set.of("key", "key_or_default", "keyOrDefault", "file", "printf", "or", "toLower");

  private final Set<String> texts = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<GoExpr, Integer> counts = new LinkedHashMap<>();
  private final Map<GoExpr, String> names = new LinkedHashMap<>();

  private ShareConditions() {}

  /// @param start the declarations at the start of the template
  /// @param nodes what follows them
  /// @return both
  static List<GoNode> in(List<GoNode> start, List<GoNode> nodes) {
    ShareConditions shared = new ShareConditions();
    start.forEach(shared::declared);
    shared.count(nodes);
    List<GoNode> all = new ArrayList<>(start);
    shared.counts.forEach(
        (condition, count) -> {
          if (count > 1) {
            String name = shared.name(condition);
            shared.names.put(condition, name);
            all.add(new GoNode.Action(Pipeline.of(List.of(name), condition)));
          }
        });
    all.addAll(shared.names.isEmpty() ? nodes : shared.replaced(nodes));
    return all;
  }

  private void declared(GoNode node) {
    if (node instanceof GoNode.Action(Position _, Pipeline pipeline)) {
      taken.addAll(pipeline.variables());
      boolean text =
          pipeline.commands().stream()
              .allMatch(
                  each ->
                      each.operands().getFirst() instanceof GoExpr.Function(Position _, String name)
                          && OF_TEXTS.contains(name));
      if (text) {
        texts.addAll(pipeline.variables());
      }
    }
  }

  private void count(List<GoNode> nodes) {
    for (GoNode node : nodes) {
      switch (node) {
        case GoNode.If branch -> {
          condition(branch).ifPresent(each -> counts.merge(each, 1, Integer::sum));
          count(branch.then());
          count(branch.otherwise());
        }
        case GoNode.With with -> {
          count(with.body());
          count(with.otherwise());
        }
        case GoNode.Range range -> {
          count(range.body());
          count(range.otherwise());
        }
        case GoNode.Text _,
            GoNode.Action _,
            GoNode.Invoke _,
            GoNode.Break _,
            GoNode.Continue _ -> {}
      }
    }
  }

  /// The condition of a branch, without its `not`, if it may be shared.
  private Optional<GoExpr> condition(GoNode.If branch) {
    if (!branch.condition().variables().isEmpty()) {
      return Optional.empty();
    }
    GoExpr whole = new GoExpr.Parenthesised(Position.NONE, branch.condition());
    List<GoExpr> negated = GoCode.arguments("not", whole);
    GoExpr condition = negated.size() == 1 ? negated.getFirst() : whole;
    boolean isLong =
        !GoCode.arguments("and", condition).isEmpty()
            || !GoCode.arguments("or", condition).isEmpty();
    return isLong && isSafe(condition) ? Optional.of(condition) : Optional.empty();
  }

  private boolean isSafe(GoExpr expression) {
    return switch (expression) {
      case GoExpr.Parenthesised(Position _, Pipeline pipeline) ->
          pipeline.variables().isEmpty()
              && pipeline.commands().stream()
                  .flatMap(each -> each.operands().stream())
                  .allMatch(this::isSafe);
      case GoExpr.Function function -> SAFE.contains(function.name());
      case GoExpr.Variable variable ->
          variable.fields().isEmpty() && texts.contains(variable.name());
      case GoExpr.Text _ -> true;
      case GoExpr.Dot _,
          GoExpr.Nil _,
          GoExpr.Bool _,
          GoExpr.Number _,
          GoExpr.Field _,
          GoExpr.Chain _ ->
          false;
    };
  }

  /// `$when_tls` for a condition that asks for `$tls` first.
  private String name(GoExpr condition) {
    List<String> variables = new ArrayList<>();
    GoCode.any(
        condition,
        each -> {
          if (each instanceof GoExpr.Variable variable) {
            variables.add(variable.name());
          }
          return false;
        });
    String wanted = "$when" + variables.stream().findFirst().orElse("$").replace('$', '_');
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  private Pipeline shorter(GoNode.If branch) {
    Optional<String> name = condition(branch).flatMap(each -> Optional.ofNullable(names.get(each)));
    if (name.isEmpty()) {
      return branch.condition();
    }
    GoExpr variable = GoExpr.variable(name.get());
    GoExpr whole = new GoExpr.Parenthesised(Position.NONE, branch.condition());
    return Pipeline.of(
        GoCode.arguments("not", whole).isEmpty() ? variable : GoExpr.call("not", variable));
  }

  private List<GoNode> replaced(List<GoNode> nodes) {
    List<GoNode> made = new ArrayList<>();
    for (GoNode node : nodes) {
      made.add(
          switch (node) {
            case GoNode.If branch ->
                new GoNode.If(
                    shorter(branch), replaced(branch.then()), replaced(branch.otherwise()));
            case GoNode.With(Position position, Pipeline value, var body, var otherwise) ->
                new GoNode.With(position, value, replaced(body), replaced(otherwise));
            case GoNode.Range(Position position, Pipeline over, var body, var otherwise) ->
                new GoNode.Range(position, over, replaced(body), replaced(otherwise));
            case GoNode.Text _,
                GoNode.Action _,
                GoNode.Invoke _,
                GoNode.Break _,
                GoNode.Continue _ ->
                node;
          });
    }
    return made;
  }
}
