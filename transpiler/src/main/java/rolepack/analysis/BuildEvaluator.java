package rolepack.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rolepack.evaluation.EvaluationException;
import rolepack.evaluation.Evaluator;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.ir.Condition;
import rolepack.ir.DataTemplate;
import rolepack.ir.Loop;
import rolepack.ir.VariableDefinition;
import rolepack.ir.jinja.Expr;
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceSpan;

/// Evaluates what a task says with the values that are known when the package is built.
public final class BuildEvaluator {
  private static final int DEEPEST = 8;

  private final VariableTable table;
  private final Map<String, DataTemplate> locals;
  private final Map<String, Value> values;
  private final Set<String> pinned;

  private BuildEvaluator(
      VariableTable table,
      Map<String, DataTemplate> locals,
      Map<String, Value> values,
      Set<String> pinned) {
    this.table = table;
    this.locals = Map.copyOf(locals);
    this.values = Map.copyOf(values);
    this.pinned = Set.copyOf(pinned);
  }

  /// What a task sees without its loop.
  ///
  /// @param pinned the variables that some place of the repository needs at build time
  public static BuildEvaluator of(VariableTable table, TaskInstance instance, Set<String> pinned) {
    Map<String, DataTemplate> locals = new HashMap<>();
    instance
        .locals()
        .forEach(
            (name, definition) -> locals.put(name, table.withoutSecrets(name, definition.value())));
    return new BuildEvaluator(
        instance.inCase().map(table::in).orElse(table), locals, Map.of(), pinned);
  }

  /// What a role sees outside of its tasks.
  ///
  /// @param pinned as for a task
  public static BuildEvaluator of(VariableTable table, Set<String> pinned) {
    return new BuildEvaluator(table, Map.of(), Map.of(), pinned);
  }

  /// The value as plain Java (see [Values#toJava]); a variable that the site may change is taken
  /// with its present value, and pinned.
  public Evaluation<Object> pinning(DataTemplate data) {
    return java(data, true);
  }

  /// The value as plain Java, where it is known without pinning anything.
  public Evaluation<Object> known(DataTemplate data) {
    return java(data, false);
  }

  /// The same with one name more.
  public BuildEvaluator with(String name, DataTemplate value) {
    Map<String, DataTemplate> inner = new HashMap<>(locals);
    inner.put(name, table.withoutSecrets(name, value));
    return new BuildEvaluator(table, inner, values, pinned);
  }

  /// What the task, its blocks, its includes or its loop bind to a name, as it is written.
  public Optional<DataTemplate> written(String name) {
    return values.containsKey(name) ? Optional.empty() : Optional.ofNullable(locals.get(name));
  }

  /// What a loop binds to a name.
  public Optional<Value> bound(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// What is known of the other names.
  public VariableTable table() {
    return table;
  }

  /// Whether some place of the repository needs a variable at build time.
  public boolean isPinned(String name) {
    return pinned.contains(name);
  }

  /// The value, where it is known without pinning anything more.
  public Evaluation<Value> value(DataTemplate data) {
    return run(data.span(), false, scope -> Evaluator.evaluate(data, scope));
  }

  /// The value that this conversion sees; what the site may change counts with its present value.
  public Evaluation<Value> present(DataTemplate data) {
    return run(data.span(), true, scope -> Evaluator.evaluate(data, scope));
  }

  /// Whether an argument's value is `omit`, which takes the argument away.
  public boolean isOmitted(DataTemplate data) {
    return data instanceof DataTemplate.Text text
        && text.source().contains("omit")
        && run(data.span(), true, scope -> Evaluator.evaluate(data, scope))
            instanceof Evaluation.Known<Value>(Value value, _)
        && value instanceof Value.Omit;
  }

  private Evaluation<Object> java(DataTemplate data, boolean pins) {
    return run(
            data.span(),
            pins,
            scope -> Optional.ofNullable(Values.toJava(Evaluator.evaluate(data, scope))))
        .map(each -> each.orElse(null));
  }

  /// Whether a condition holds, where that is known without pinning anything.
  public Evaluation<Boolean> holds(Condition condition) {
    Evaluation<Boolean> all =
        run(condition.span(), false, scope -> Evaluator.evaluateCondition(condition, scope));
    if (all instanceof Evaluation.Blocked<Boolean>(Blocker.Unbound _)
        && condition
            instanceof Condition.Expression(SourceSpan span, String source, Expr expression)
        && !source.contains("{{")) {
      PartialCondition partial =
          new PartialCondition(
              this,
              each ->
                  known(
                      run(
                          span,
                          false,
                          scope ->
                              Evaluator.evaluateCondition(
                                  new Condition.Expression(span, source, each), scope))),
              each -> known(run(span, false, scope -> Evaluator.evaluate(each, scope))));
      Optional<Boolean> holds = partial.holds(expression);
      if (holds.isPresent()) {
        return new Evaluation.Known<>(holds.get(), List.of());
      }
    }
    return all;
  }

  private static <T> Optional<T> known(Evaluation<T> evaluation) {
    return evaluation instanceof Evaluation.Known<T>(T value, List<Pin> _)
        ? Optional.of(value)
        : Optional.empty();
  }

  /// What a template file prints, where that is known without pinning anything.
  public Evaluation<String> render(Template template) {
    return run(template.span(), false, scope -> Evaluator.render(template, scope));
  }

  /// What a text may start with, as much of it as is known: one for each branch of a condition that
  /// is not.
  public List<KnownStart> prefixes(DataTemplate data) {
    return data instanceof DataTemplate.Text text
        ? prefixes(text.template().body(), 0)
        : List.of(new KnownStart("", false));
  }

  private List<KnownStart> prefixes(List<Node> body, int depth) {
    StringBuilder known = new StringBuilder();
    for (Node node : body) {
      if (node instanceof Node.Text text) {
        known.append(text.text());
      } else if (node instanceof Node.Output output) {
        Evaluation<Object> value =
            run(
                output.span(),
                true,
                scope -> Values.toJava(Evaluator.evaluate(output.expression(), scope)));
        if (value instanceof Evaluation.Known<Object>(Object part, _)) {
          known.append(part);
        } else {
          return starts(known, output.expression(), depth, node == body.getLast());
        }
      } else if (node instanceof Node.If branch) {
        List<KnownStart> all = new ArrayList<>();
        for (Node.Branch each : branch.branches()) {
          prefixes(each.body(), depth)
              .forEach(it -> all.add(it.after(known, node == body.getLast())));
        }
        prefixes(branch.otherwise(), depth)
            .forEach(each -> all.add(each.after(known, node == body.getLast())));
        return all;
      } else {
        return List.of(new KnownStart(known.toString(), false));
      }
    }
    return List.of(new KnownStart(known.toString(), true));
  }

  /// A variable that is not known may start in a way that is.
  private List<KnownStart> starts(StringBuilder known, Expr expression, int depth, boolean last) {
    if (depth < DEEPEST && expression instanceof Expr.Name name) {
      Optional<DataTemplate> value =
          Optional.ofNullable(locals.get(name.name()))
              .or(() -> table.binding(name.name()).definition().map(VariableDefinition::value));
      if (value.isPresent() && value.get() instanceof DataTemplate.Text text) {
        return prefixes(text.template().body(), depth + 1).stream()
            .map(each -> each.after(known, last))
            .toList();
      }
    }
    return List.of(new KnownStart(known.toString(), false));
  }

  /// One evaluator for each item of a loop. The items of a list that is written out stay as they
  /// are written, so that only the members that are used have to be known.
  public Evaluation<List<BuildEvaluator>> items(Loop loop) {
    if (loop.value() instanceof DataTemplate.Sequence(_, List<DataTemplate> items)
        && (loop.lookup().equals("items") || loop.lookup().equals("list"))
        && items.stream().allMatch(BuildEvaluator::isOneItem)) {
      List<BuildEvaluator> each = new ArrayList<>();
      items.forEach(item -> each.add(withWritten(loop, item, each.size())));
      return new Evaluation.Known<>(each, List.of());
    }
    return run(
        loop.span(),
        true,
        scope -> {
          List<BuildEvaluator> each = new ArrayList<>();
          Evaluator.items(withoutSecrets(loop), scope)
              .forEach(item -> each.add(withValue(loop, item, each.size())));
          return each;
        });
  }

  private Loop withoutSecrets(Loop loop) {
    return new Loop(
        loop.span(),
        loop.lookup(),
        table.withoutSecrets(loop.variable(), loop.value()),
        loop.variable(),
        loop.indexVariable());
  }

  /// A template may give a list, which `with_items` flattens.
  private static boolean isOneItem(DataTemplate item) {
    return switch (item) {
      case DataTemplate.Constant _, DataTemplate.Mapping _ -> true;
      case DataTemplate.Text text -> !text.source().strip().startsWith("{{");
      case DataTemplate.Broken _, DataTemplate.Sequence _ -> false;
    };
  }

  private BuildEvaluator withWritten(Loop loop, DataTemplate written, int index) {
    Map<String, DataTemplate> inner = new HashMap<>(locals);
    DataTemplate item = table.withoutSecrets(loop.variable(), written);
    inner.put(loop.variable(), item);
    if (item instanceof DataTemplate.Mapping(_, List<DataTemplate.Entry> entries)) {
      for (DataTemplate.Entry entry : entries) {
        if (entry.key() instanceof DataTemplate.Constant key
            && Values.toJava(Values.of(key.node())) instanceof String name) {
          inner.put(loop.variable() + "." + name, entry.value());
        }
      }
    }
    return new BuildEvaluator(table, inner, indexed(loop, index), pinned);
  }

  /// The same for an item of a loop that is a text.
  public BuildEvaluator withItem(Loop loop, String item, int index) {
    return withValue(loop, new Value.Str(item, Value.Str.Kind.PLAIN), index);
  }

  private BuildEvaluator withValue(Loop loop, Value item, int index) {
    Map<String, Value> inner = indexed(loop, index);
    inner.put(loop.variable(), item);
    return new BuildEvaluator(table, locals, inner, pinned);
  }

  private Map<String, Value> indexed(Loop loop, int index) {
    Map<String, Value> inner = new HashMap<>(values);
    loop.indexVariable().ifPresent(each -> inner.put(each, Value.of((long) index)));
    return inner;
  }

  private <T> Evaluation<T> run(SourceSpan place, boolean pins, Function<Scope, T> evaluation) {
    BuildScope scope = new BuildScope(table, locals, values, place, pins, pinned);
    try {
      T value = evaluation.apply(scope);
      List<Pin> taken =
          scope.pinnedHere().stream()
              .map(each -> new Pin(each, text(each), place))
              .sorted(Comparator.comparing(each -> each.binding().name()))
              .toList();
      return new Evaluation.Known<>(value, taken);
    } catch (EvaluationException.Undefined | EvaluationException.Failed exception) {
      return new Evaluation.Blocked<>(
          new Blocker.Fails(exception.getMessage(), exception.span().orElse(place)));
    } catch (EvaluationException.Unsupported | EvaluationException.TooLarge exception) {
      return new Evaluation.Blocked<>(
          scope.blocker().orElseGet(() -> new Blocker.NeedsAnsible(exception.getMessage(), place)));
    }
  }

  private static String text(Binding binding) {
    return binding
        .definition()
        .map(VariableDefinition::value)
        .map(each -> SecretParts.in(each) ? "…" : each.span().text())
        .orElse("");
  }
}
