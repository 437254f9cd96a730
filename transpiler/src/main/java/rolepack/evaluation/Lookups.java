package rolepack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.ir.Loop;

/// `lookup(…)`, `query(…)` and the loops `with_…`.
final class Lookups {
  private Lookups() {}

  /// @param asList what `query` and `wantlist=True` ask for
  static Value lookup(Inputs inputs, boolean asList, World world) {
    if (inputs.positional().isEmpty()) {
      throw EvaluationException.typeError(
          "lookup() missing 1 required positional argument: 'name'");
    }
    String plugin = Filters.plain(Inputs.Bound.text(inputs.positional().getFirst(), "a lookup"));
    Map<String, Value> options = new LinkedHashMap<>(inputs.named());
    Optional<Value> wanted = Optional.ofNullable(options.remove("wantlist"));
    boolean unsafe =
        Optional.ofNullable(options.remove("allow_unsafe")).map(Truth::of).orElse(false);
    Optional<Value> errors = Optional.ofNullable(options.remove("errors"));
    if (errors.filter(each -> !each.equals(Value.of("strict"))).isPresent()) {
      throw EvaluationException.unsupported("a lookup whose errors are ignored");
    }
    List<Value> terms = inputs.rest().positional();
    terms.forEach(Lookups::check);
    List<Value> found = run(plugin, new Value.List(new ArrayList<>(terms)), options, world);
    if (unsafe || found.isEmpty() || asList || wanted.filter(Truth::of).isPresent()) {
      return new Value.List(found);
    }
    return joined(found);
  }

  private static Value joined(List<Value> found) {
    if (found.stream().allMatch(Value.Str.class::isInstance)) {
      StringBuilder joined = new StringBuilder();
      for (Value each : found) {
        joined.append(joined.isEmpty() && each == found.getFirst() ? "" : ",");
        joined.append(Representation.str(each));
        Meter.make(joined.length() > 10_000 ? Representation.str(each).length() : 1);
      }
      return Value.of(joined.toString());
    }
    return found.size() == 1 ? found.getFirst() : new Value.List(found);
  }

  /// Ansible templates the terms of a lookup once more.
  private static void check(Value term) {
    switch (term) {
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value.Str text
          when text.text().contains("{{")
              || text.text().contains("{%")
              || text.text().contains("{#") ->
          throw EvaluationException.unsupported("a template as the term of a lookup");
      case Value.List list -> list.items().forEach(Lookups::check);
      case Value.Dict dict -> dict.entries().values().forEach(Lookups::check);
      case Value _ -> {}
    }
  }

  /// The items of a task's loop.
  static List<Value> items(Loop loop, World world) {
    Value value = Data.evaluate(loop.value(), world);
    String plugin = Filters.plain(loop.lookup());
    if (plugin.equals("list") && !(value instanceof Value.List)) {
      throw EvaluationException.filterError(
          "Invalid data passed to 'loop', it requires a list, got this instead: "
              + Types.name(value));
    }
    Value terms =
        value instanceof Value.List || value instanceof Value.Dict
            ? value
            : new Value.List(new ArrayList<>(List.of(value)));
    return run(plugin, terms, Map.of(), world);
  }

  private static List<Value> run(
      String plugin, Value terms, Map<String, Value> options, World world) {
    return switch (plugin) {
      case "items", "flattened", "community.general.flattened" ->
          plugin.equals("items")
              ? LoopItems.flattened(Iteration.list(terms))
              : LoopItems.deeplyFlattened(Iteration.list(terms));
      case "list" -> Iteration.list(terms);
      case "dict" -> LoopItems.pairs(terms);
      case "nested", "cartesian", "community.general.cartesian" -> LoopItems.nested(list(terms));
      case "together" -> LoopItems.together(list(terms));
      case "subelements" -> LoopItems.subelements(list(terms));
      case "sequence" -> SequenceLoop.numbers(list(terms));
      case "indexed_items" -> LoopItems.indexed(list(terms));
      case "vars" -> variables(list(terms), Optional.ofNullable(options.get("default")), world);
      case "inventory_hostnames" -> InventoryHostnames.find(list(terms), world);
      case "random_choice" -> throw EvaluationException.unsupported("random_choice is chance");
      default -> world.scope().lookup(plugin, list(terms), options);
    };
  }

  private static List<Value> list(Value terms) {
    return terms instanceof Value.List list ? list.items() : Iteration.list(terms);
  }

  private static List<Value> variables(List<Value> names, Optional<Value> otherwise, World world) {
    List<Value> values = new ArrayList<>();
    for (Value each : names) {
      String name = Inputs.Bound.text(each, "the name of a variable");
      Value found =
          world
              .variable(name)
              .orElseGet(
                  () -> new Value.Undefined("No variable found with this name: " + name, true));
      if (found instanceof Value.Undefined undefined) {
        values.add(
            otherwise
                .filter(value -> !(value instanceof Value.None))
                .orElseThrow(() -> new EvaluationException.Undefined(undefined.message())));
      } else {
        values.add(found);
      }
    }
    return values;
  }
}
