package rolepack.rewrite.gotemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rolepack.generated.functions.ConsulTemplateFeature;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.gotemplate.GoNode;
import rolepack.ir.gotemplate.GoTemplate;
import rolepack.ir.gotemplate.Pipeline;
import rolepack.ir.gotemplate.Position;
import rolepack.source.SourceSpan;

/// Appends the newlines that a template's text ends with and its output lacks, as Ansible does.
///
/// How many newlines the output ends with is followed through the nodes, as the set of what is
/// possible. A value may be empty, and may end with newlines itself; the items of lists are taken
/// not to.
///
/// @param wanted how many the template's text ends with; more do not matter
/// @param printed knows the types of what is printed
/// @param inLoop whether the nodes are those of a loop
record TrailingNewlines(int wanted, SourceSpan span, PrintValue printed, boolean inLoop) {
  /// Functions whose results never end with a newline, files of facts included.
  private static final Set<String> ENDLESS = Set.of("file", "trimSpace", "base64Encode", "toJSON");

  TrailingNewlines(int wanted, SourceSpan span, PrintValue printed) {
    this(wanted, span, printed, false);
  }

  List<GoNode> ensure(List<GoNode> nodes) {
    if (wanted == 0) {
      return nodes;
    }
    if (nodes.size() > 1
        && nodes.getLast() instanceof GoNode.Text(var _, String text)
        && text.length() < wanted
        && text.equals("\n".repeat(text.length()))) {
      // Those that are there come after those that are appended to what stands before them.
      List<GoNode> all =
          new ArrayList<>(
              new TrailingNewlines(wanted - text.length(), span, printed, inLoop)
                  .ensure(nodes.subList(0, nodes.size() - 1)));
      all.add(nodes.getLast());
      return LowerStatements.joined(all);
    }
    try {
      return ensure(nodes, Set.of(0));
    } catch (UntranslatableException _) {
      List<GoNode> all = new ArrayList<>(nodes);
      all.addAll(missing(nodes));
      return LowerStatements.joined(all);
    }
  }

  /// The template as one that is called, so that its text can be looked at.
  GoTemplate ended(GoTemplate template) {
    String name = "text";
    while (template.definitions().containsKey(name)) {
      name += "_";
    }
    Map<String, List<GoNode>> definitions = new LinkedHashMap<>(template.definitions());
    definitions.put(name, template.nodes());
    GoExpr text = without(GoExpr.call("executeTemplate", GoExpr.text(name)), wanted);
    return new GoTemplate(append(PrintValue.action(text), wanted), definitions);
  }

  /// The newlines that nodes from the start on lack, by the same conditions once more.
  private List<GoNode> missing(List<GoNode> nodes) {
    Set<Integer> after = after(nodes, Set.of(0));
    if (after.size() == 1) {
      return append(List.of(), wanted - after.iterator().next());
    }
    List<GoNode> start = nodes.subList(0, nodes.size() - 1);
    return switch (nodes.getLast()) {
      case GoNode.If(var _, Pipeline condition, var then, var otherwise)
          when !declares(then) && !declares(otherwise) ->
          Conditions.ifNode(
              new Decision.Test(value(condition)),
              () -> missing(joined(start, then)),
              () -> missing(joined(start, otherwise)));
      case GoNode.Action action when action.isSilent() -> missing(start);
      case GoNode.Action action -> missing(value(action.pipeline()), start);
      case GoNode.Range range when !declares(range.otherwise()) -> {
        Set<Integer> some = turns(range.body(), after(start, Set.of(0)));
        if (some.size() > 1) {
          throw refuse();
        }
        yield Conditions.ifNode(
            new Decision.Test(some(range)),
            () -> append(List.of(), wanted - some.iterator().next()),
            () -> missing(joined(start, range.otherwise())));
      }
      case GoNode.Text _,
          GoNode.If _,
          GoNode.Range _,
          GoNode.With _,
          GoNode.Invoke _,
          GoNode.Break _,
          GoNode.Continue _ ->
          throw refuse();
    };
  }

  /// Whether nodes have variables of their own, which a condition after them could not read.
  private static boolean declares(List<GoNode> nodes) {
    return nodes.stream().anyMatch(each -> each instanceof GoNode.Action it && it.isSilent());
  }

  /// The newlines that a value lacks that was printed last.
  private List<GoNode> missing(GoExpr value, List<GoNode> start) {
    if (wanted > 1 && isOpen(value)) {
      throw refuse();
    }
    return Conditions.ifNode(
        new Decision.Test(GoExpr.call("print", value)),
        () ->
            isOpen(value)
                ? Conditions.ifNode(
                    matches(text(value), "\\n$"), List::of, () -> append(List.of(), wanted))
                : append(List.of(), wanted),
        () -> missing(start));
  }

  private GoExpr text(GoExpr value) {
    boolean string =
        value instanceof GoExpr.Variable variable
            ? variable.fields().isEmpty() && printed.strings().contains(value)
            : !GoCode.function(value).isEmpty() && !GoCode.function(value).equals("index");
    return string ? value : GoExpr.call("print", value);
  }

  private static Decision.Test matches(GoExpr text, String pattern) {
    return new Decision.Test(GoCode.pipe(text, "regexMatch", GoExpr.text(pattern)));
  }

  private static List<GoNode> joined(List<GoNode> start, List<GoNode> end) {
    List<GoNode> all = new ArrayList<>(start);
    all.addAll(end);
    return all;
  }

  private List<GoNode> ensure(List<GoNode> nodes, Set<Integer> before) {
    Set<Integer> after = after(nodes, before);
    if (after.size() == 1) {
      return append(nodes, wanted - after.iterator().next());
    }
    if (nodes.isEmpty()) {
      throw refuse();
    }
    List<GoNode> start = nodes.subList(0, nodes.size() - 1);
    Set<Integer> there = after(start, before);
    List<GoNode> all = new ArrayList<>(start);
    switch (nodes.getLast()) {
      case GoNode.If(var _, Pipeline condition, var then, var otherwise) ->
          all.add(new GoNode.If(condition, ensure(then, there), ensure(otherwise, there)));
      case GoNode.With(var _, Pipeline value, var body, var otherwise) ->
          all.add(new GoNode.With(value, ensure(body, there), ensure(otherwise, there)));
      case GoNode.Range range -> {
        all.add(range);
        all.addAll(afterLoop(range, there));
      }
      case GoNode.Action action when action.isSilent() -> {
        all.clear();
        all.addAll(ensure(start, before));
        all.add(action);
      }
      case GoNode.Action action -> {
        if (there.size() > 1) {
          throw refuse();
        }
        all.addAll(ended(value(action.pipeline()), there.iterator().next()));
      }
      case GoNode.Text _, GoNode.Invoke _, GoNode.Break _, GoNode.Continue _ -> throw refuse();
    }
    return all;
  }

  /// Whether a value may end with newlines; a fact does not.
  private boolean isOpen(GoExpr value) {
    return !inLoop
        && (printed.strings().contains(value) || printed.data().contains(value))
        && !printed.filled().contains(value)
        && !ENDLESS.contains(GoCode.function(value));
  }

  /// A value that is printed last, and what it lacks.
  ///
  /// @param there how many newlines stand before it
  private List<GoNode> ended(GoExpr value, int there) {
    if (!isOpen(value)) {
      List<GoNode> all = new ArrayList<>(PrintValue.action(value));
      all.addAll(
          Conditions.ifNode(
              new Decision.Test(GoExpr.call("print", value)),
              () -> append(List.of(), wanted),
              () -> append(List.of(), wanted - there)));
      return all;
    }
    GoExpr text = text(value);
    return Conditions.ifNode(
        matches(text, "[^\\n]"),
        () -> cut(value, text, wanted),
        () -> cut(value, text, wanted - there));
  }

  /// A text that ends with so many newlines at least.
  private static List<GoNode> cut(GoExpr value, GoExpr text, int newlines) {
    return newlines == 0
        ? PrintValue.action(value)
        : append(PrintValue.action(without(text, newlines)), newlines);
  }

  /// A text without the newlines at its end, so many at most.
  static GoExpr without(GoExpr text, int newlines) {
    return LowerTextFilters.replace(text, newlines == 1 ? "\\n$" : "\\n{1," + newlines + "}$", "");
  }

  private UntranslatableException refuse() {
    return new UntranslatableException(
        "the end of the template",
        span,
        "whether a newline has to follow depends on too many conditions",
        ConsulTemplateFunctions.find("executeTemplate").map(ConsulTemplateFeature::since),
        Optional.of("End it with a line outside of all conditions and loops, such as a comment."));
  }

  private static List<GoNode> append(List<GoNode> nodes, int newlines) {
    if (newlines <= 0) {
      return nodes;
    }
    List<GoNode> all = new ArrayList<>(nodes);
    all.add(new GoNode.Text("\n".repeat(newlines)));
    return LowerStatements.joined(all);
  }

  /// A loop that has turns ends otherwise than one that has none.
  private List<GoNode> afterLoop(GoNode.Range range, Set<Integer> there) {
    Set<Integer> some = turns(range.body(), there);
    Set<Integer> none = after(range.otherwise(), there);
    if (some.size() > 1 || none.size() > 1) {
      throw refuse();
    }
    return Conditions.ifNode(
        new Decision.Test(some(range)),
        () -> append(List.of(), wanted - some.iterator().next()),
        () -> append(List.of(), wanted - none.iterator().next()));
  }

  /// What is true where a loop has turns; what `loop` counts always is.
  private static GoExpr some(GoNode.Range range) {
    GoExpr over = value(new Pipeline(Position.NONE, List.of(), false, range.over().commands()));
    List<GoExpr> bounds = GoCode.arguments("loop", over);
    return bounds.isEmpty() ? over : GoCode.call("lt", bounds);
  }

  private static GoExpr value(Pipeline pipeline) {
    return pipeline.commands().size() == 1 && pipeline.commands().getFirst().operands().size() == 1
        ? pipeline.commands().getFirst().operands().getFirst()
        : new GoExpr.Parenthesised(Position.NONE, pipeline);
  }

  /// What is possible after one turn or more.
  private Set<Integer> turns(List<GoNode> body, Set<Integer> before) {
    TrailingNewlines inside = new TrailingNewlines(wanted, span, printed, true);
    Set<Integer> all = inside.after(body, before);
    while (true) {
      Set<Integer> next = new TreeSet<>(all);
      next.addAll(inside.after(body, all));
      if (next.equals(all)) {
        return all;
      }
      all = next;
    }
  }

  private Set<Integer> after(List<GoNode> nodes, Set<Integer> before) {
    Set<Integer> counts = before;
    for (GoNode node : nodes) {
      counts = after(node, counts);
    }
    return counts;
  }

  private Set<Integer> after(GoNode node, Set<Integer> before) {
    return switch (node) {
      case GoNode.Text(var _, String text) -> {
        int present = 0;
        while (present < text.length() && text.charAt(text.length() - 1 - present) == '\n') {
          present++;
        }
        Set<Integer> counts = new TreeSet<>();
        if (present < text.length()) {
          counts.add(Math.min(wanted, present));
        } else {
          for (int each : before) {
            counts.add(Math.min(wanted, each + present));
          }
        }
        yield counts;
      }
      case GoNode.If branch ->
          both(after(branch.then(), before), after(branch.otherwise(), before));
      case GoNode.With with -> both(after(with.body(), before), after(with.otherwise(), before));
      case GoNode.Range range ->
          both(turns(range.body(), before), after(range.otherwise(), before));
      case GoNode.Action action ->
          action.isSilent()
              ? before
              : printed.filled().contains(value(action.pipeline()))
                  ? Set.of(0)
                  : both(isOpen(value(action.pipeline())) ? upTo(wanted) : Set.of(0), before);
      case GoNode.Invoke _ -> Set.of(0);
      case GoNode.Break _, GoNode.Continue _ -> before;
    };
  }

  private static Set<Integer> upTo(int most) {
    Set<Integer> all = new TreeSet<>();
    for (int i = 0; i <= most; i++) {
      all.add(i);
    }
    return all;
  }

  private static Set<Integer> both(Set<Integer> one, Set<Integer> other) {
    Set<Integer> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }
}
