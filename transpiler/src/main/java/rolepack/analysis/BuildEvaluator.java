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
import rolepack.ir.jinja.Node;
import rolepack.ir.jinja.Template;
import rolepack.source.SourceSpan;

/// Evaluates what a task says with the values that are known when the package is built.
public final class BuildEvaluator {
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
    instance.locals().forEach((name, definition) -> locals.put(name, definition.value()));
    return new BuildEvaluator(table, locals, Map.of(), pinned);
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

  private Evaluation<Object> java(DataTemplate data, boolean pins) {
    return run(
            data.span(),
            pins,
            scope -> Optional.ofNullable(Values.toJava(Evaluator.evaluate(data, scope))))
        .map(each -> each.orElse(null));
  }

  /// Whether a condition holds, where that is known without pinning anything.
  public Evaluation<Boolean> holds(Condition condition) {
    return run(condition.span(), false, scope -> Evaluator.evaluateCondition(condition, scope));
  }

  /// What a template file prints, where that is known without pinning anything.
  public Evaluation<String> render(Template template) {
    return run(template.span(), false, scope -> Evaluator.render(template, scope));
  }

  /// As much of the start of a text as is known.
  public String prefix(DataTemplate data) {
    StringBuilder known = new StringBuilder();
    if (data instanceof DataTemplate.Text text) {
      for (Node node : text.template().body()) {
        Optional<String> next = start(node);
        if (next.isEmpty()) {
          break;
        }
        known.append(next.get());
      }
    }
    return known.toString();
  }

  private Optional<String> start(Node node) {
    return switch (node) {
      case Node.Text text -> Optional.of(text.text());
      case Node.Output output ->
          run(
                      output.span(),
                      true,
                      scope -> Values.toJava(Evaluator.evaluate(output.expression(), scope)))
                  instanceof Evaluation.Known<Object>(Object value, _)
              ? Optional.of(String.valueOf(value))
              : Optional.empty();
      case Node.If _,
          Node.For _,
          Node.Set _,
          Node.SetBlock _,
          Node.Macro _,
          Node.CallBlock _,
          Node.FilterBlock _,
          Node.With _,
          Node.AutoEscape _,
          Node.Block _,
          Node.Extends _,
          Node.Include _,
          Node.Import _,
          Node.FromImport _,
          Node.Do _,
          Node.Break _,
          Node.Continue _ ->
          Optional.empty();
    };
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
          Evaluator.items(loop, scope)
              .forEach(item -> each.add(withValue(loop, item, each.size())));
          return each;
        });
  }

  /// A template may give a list, which `with_items` flattens.
  private static boolean isOneItem(DataTemplate item) {
    return switch (item) {
      case DataTemplate.Constant _, DataTemplate.Mapping _ -> true;
      case DataTemplate.Text text -> !text.source().strip().startsWith("{{");
      case DataTemplate.Broken _, DataTemplate.Sequence _ -> false;
    };
  }

  private BuildEvaluator withWritten(Loop loop, DataTemplate item, int index) {
    Map<String, DataTemplate> inner = new HashMap<>(locals);
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
        .map(each -> each.span().text())
        .orElse("");
  }
}
