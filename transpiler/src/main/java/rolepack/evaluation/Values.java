package rolepack.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rolepack.ir.yaml.YamlNode;

/// Values from YAML and from plain Java, and back.
public final class Values {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Values() {}

  /// The value that Ansible's loader makes of a node.
  public static Value of(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> Value.of(text.value());
      case YamlNode.Bool bool -> Value.of(bool.value());
      case YamlNode.Int number -> new Value.Int(number.value());
      case YamlNode.Float number -> new Value.Float(number.value());
      case YamlNode.Null _ -> Value.NONE;
      case YamlNode.Timestamp time -> new Value.Timestamp(time.text());
      case YamlNode.Vault _ -> new Value.Unknown("an encrypted value");
      case YamlNode.Sequence sequence -> {
        List<Value> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(each -> items.add(of(each.value())));
        yield new Value.List(items);
      }
      case YamlNode.Mapping mapping -> {
        Value.Dict dict = new Value.Dict();
        mapping.entries().forEach(each -> dict.entries().put(of(each.key()), of(each.value())));
        yield dict;
      }
    };
  }

  /// Strings, booleans, integers, doubles, lists, maps and null for none as values.
  public static Value of(Object plain) {
    return switch (plain) {
      case null -> Value.NONE;
      case Value value -> value;
      case CharSequence text -> Value.of(text.toString());
      case Boolean bool -> Value.of(bool.booleanValue());
      case BigInteger number -> new Value.Int(number);
      case Double number -> new Value.Float(number);
      case Float number -> new Value.Float(number);
      case Number number -> Value.of(number.longValue());
      case Iterable<?> items -> {
        Value.List list = new Value.List();
        items.forEach(each -> list.items().add(of(each)));
        yield list;
      }
      case Map<?, ?> map -> {
        Value.Dict dict = new Value.Dict();
        map.forEach((key, value) -> dict.entries().put(of(key), of(value)));
        yield dict;
      }
      default -> throw new IllegalArgumentException("no value: " + plain.getClass().getName());
    };
  }

  /// The value as plain Java: String, Boolean, Long (BigInteger where it is too large), Double,
  /// List and Map, with Python's text of the keys that are not texts; null for none. Tuples are
  /// lists.
  public static Object toJava(Value value) {
    return switch (value) {
      case Value.None _ -> null;
      case Value.Bool bool -> bool.value();
      case Value.Int number -> plain(number.value());
      case Value.Float number -> number.value();
      case Value.Str text -> text.text();
      case Value.Timestamp time -> time.text();
      case Value.List list -> plain(list.items());
      case Value.Tuple tuple -> plain(tuple.items());
      case Value.Dict dict -> {
        Map<String, Object> map = LinkedHashMap.newLinkedHashMap(dict.entries().size());
        dict.entries().forEach((key, each) -> map.put(Representation.str(key), toJava(each)));
        yield map;
      }
      case Value.Set _, Value.Range _, Value.View _ -> plain(Iteration.list(value));
      case Value.Undefined undefined ->
          throw new EvaluationException.Undefined(undefined.message());
      case Value.Unknown unknown -> throw EvaluationException.unsupported(unknown.why());
      case Value.Omit _, Value.Function _, Value.Instance _ ->
          throw EvaluationException.unsupported("%s is not data".formatted(Types.name(value)));
    };
  }

  private static Object plain(BigInteger number) {
    return number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0
        ? (Object) number.longValue()
        : number;
  }

  private static List<Object> plain(List<Value> items) {
    List<Object> list = new ArrayList<>(items.size());
    items.forEach(each -> list.add(toJava(each)));
    return list;
  }
}
