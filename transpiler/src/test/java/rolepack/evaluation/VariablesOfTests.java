package rolepack.evaluation;

import java.util.HashMap;
import java.util.Map;
import rolepack.ir.DataTemplate;

/// Variables that tests of other packages share, written as JSON.
public final class VariablesOfTests {
  private VariablesOfTests() {}

  /// The values of a dict; what looks like a template is only a text.
  public static Map<String, Value> of(String json) {
    Map<String, Value> values = new HashMap<>();
    ((Value.Dict) JsonReader.read(json))
        .entries()
        .forEach((key, value) -> values.put(Representation.str(key), value));
    return values;
  }

  /// A value as the front end would read it: what looks like a template is one.
  public static DataTemplate data(Value value) {
    return WrittenValue.of(value);
  }

  /// A value as Python shows it.
  public static String shown(Value value) {
    return Representation.repr(value);
  }
}
