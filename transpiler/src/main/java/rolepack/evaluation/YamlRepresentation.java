package rolepack.evaluation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rolepack.frontend.yaml.PlainScalars;

/// Makes YAML of values as PyYAML's safe representer does, with Ansible's types.
final class YamlRepresentation {
  private final Optional<Boolean> flow;
  private final boolean sortKeys;
  private final Map<Value, Integer> uses = new IdentityHashMap<>();
  private final Map<Value, String> anchors = new IdentityHashMap<>();
  private final Map<Value, Boolean> written = new IdentityHashMap<>();

  /// @param flow whether collections stand on one line; without it those do that hold scalars only
  YamlRepresentation(Optional<Boolean> flow, boolean sortKeys) {
    this.flow = flow;
    this.sortKeys = sortKeys;
  }

  YamlEvent of(Value value) {
    count(value);
    return event(value);
  }

  /// Numbers the anchors in the order in which their second use is met.
  private void count(Value value) {
    Meter.step();
    if (!isCollection(value)) {
      return;
    }
    int seen = uses.merge(value, 1, Integer::sum);
    if (seen == 2) {
      anchors.put(value, "id%03d".formatted(anchors.size() + 1));
    }
    if (seen == 1) {
      Meter.enter();
      try {
        switch (value) {
          case Value.List list -> list.items().forEach(this::count);
          case Value.Tuple tuple -> tuple.items().forEach(this::count);
          case Value.Dict dict ->
              entries(dict)
                  .forEach(
                      each -> {
                        count(each.getKey());
                        count(each.getValue());
                      });
          case Value _ -> {}
        }
      } finally {
        Meter.leave();
      }
    }
  }

  private static boolean isCollection(Value value) {
    return value instanceof Value.List
        || value instanceof Value.Dict
        || value instanceof Value.Tuple tuple && !tuple.items().isEmpty();
  }

  private List<Map.Entry<Value, Value>> entries(Value.Dict dict) {
    List<Map.Entry<Value, Value>> entries = List.copyOf(dict.entries().entrySet());
    if (!sortKeys) {
      return entries;
    }
    try {
      return Ordering.sorted(entries, Map.Entry::getKey, false);
    } catch (EvaluationException.Failed _) {
      return entries;
    }
  }

  private YamlEvent event(Value value) {
    Meter.make(1);
    if (isCollection(value) && written.put(value, true) != null) {
      return new YamlEvent.Alias(anchors.get(value));
    }
    return switch (Types.known(value)) {
      case Value.None _ -> new YamlEvent.Scalar("null", true);
      case Value.Bool bool -> new YamlEvent.Scalar(bool.value() ? "true" : "false", true);
      case Value.Int number -> new YamlEvent.Scalar(Representation.integer(number.value()), true);
      case Value.Float number -> new YamlEvent.Scalar(real(number.value()), true);
      case Value.Timestamp time -> new YamlEvent.Scalar(time.text(), true);
      case Value.Str text when text.kind() != Value.Str.Kind.MARKUP ->
          new YamlEvent.Scalar(text.text(), PlainScalars.isText(text.text()));
      case Value.List list -> sequence(value, list.items());
      case Value.Tuple tuple when tuple.names().isEmpty() -> sequence(value, tuple.items());
      case Value.Dict dict -> mapping(dict);
      case Value.Omit _, Value.Set _, Value.Unknown _ ->
          throw EvaluationException.unsupported("%s as YAML".formatted(Types.name(value)));
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value.Str _,
          Value.Tuple _,
          Value.Range _,
          Value.View _,
          Value.Function _,
          Value.Instance _ ->
          throw EvaluationException.filterError(
              "to_yaml - cannot represent an object of type " + Types.name(value));
    };
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    String text = FloatText.repr(number).toLowerCase(Locale.ROOT);
    return text.indexOf('.') < 0 ? text.replace("e", ".0e") : text;
  }

  private YamlEvent sequence(Value value, List<Value> items) {
    List<YamlEvent> events = new ArrayList<>(items.size());
    boolean scalars = true;
    Meter.enter();
    try {
      for (Value item : items) {
        YamlEvent event = event(item);
        scalars &= event instanceof YamlEvent.Scalar;
        events.add(event);
      }
    } finally {
      Meter.leave();
    }
    return new YamlEvent.Sequence(anchors.getOrDefault(value, ""), events, flow.orElse(scalars));
  }

  private YamlEvent mapping(Value.Dict dict) {
    List<YamlEvent.Pair> pairs = new ArrayList<>(dict.entries().size());
    boolean scalars = true;
    Meter.enter();
    try {
      for (Map.Entry<Value, Value> entry : entries(dict)) {
        YamlEvent.Pair pair = new YamlEvent.Pair(event(entry.getKey()), event(entry.getValue()));
        scalars &=
            pair.key() instanceof YamlEvent.Scalar && pair.value() instanceof YamlEvent.Scalar;
        pairs.add(pair);
      }
    } finally {
      Meter.leave();
    }
    return new YamlEvent.Mapping(anchors.getOrDefault(dict, ""), pairs, flow.orElse(scalars));
  }
}
