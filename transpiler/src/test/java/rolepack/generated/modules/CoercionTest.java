package rolepack.generated.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rolepack.frontend.Oracle;

/// Compares the coercion of arguments with Ansible's own: every type with every value.
class CoercionTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "yes",
          "YES",
          " no ",
          "On",
          "off",
          "1",
          "0",
          "t",
          "F",
          "true",
          "False",
          "y",
          "n",
          "none",
          "None",
          "2",
          "-7",
          "+3",
          " 5 ",
          "1_000",
          "1__0",
          "_1",
          "007",
          "0x10",
          "0o17",
          "1.5",
          "1.",
          ".5",
          "-0.0",
          "1e3",
          "1e400",
          "inf",
          "-Infinity",
          "nan",
          "1.5f",
          "1d",
          "0x1p3",
          "a",
          "a,b",
          "a, b,",
          ",",
          "a b",
          "k=v",
          "k=v,l=w",
          "k=v l='w x'",
          "k=a=b",
          "k=\"a,b\" c=\\\"d",
          "k=v l",
          "=",
          "k=",
          "{\"a\": 1}",
          "{\"a\": [true, null, \"x\"]}",
          "{'a': 'b', 'c': [1, 2.5]}",
          "{'a': True, 'b': None}",
          "{\"a\": 1",
          "{}",
          "{} x",
          "[1]",
          "{\"a\": \"\\u00e9\\n\"}",
          "10M",
          "1.5 GB",
          "2Kb",
          "2kb",
          "3KB",
          "1 kilobyte",
          "5 bits",
          "1b",
          "1B",
          "10Q",
          "12 monkeys",
          "4MB extra",
          "0.5K",
          "2.5",
          "3.5",
          " 1G",
          "é",
          "a\nb",
          "it's",
          "tab\there",
          "~/x",
          "4611686018427387904");

  @Test
  void everyTypeTakesEveryValueAsAnsibleDoes() throws Exception {
    List<String> input = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (ParameterType type : ParameterType.values()) {
      for (Object value : values()) {
        input.add(JsonText.of(List.of(type.name(), value)));
        ours.add(coerced(type, value));
      }
    }
    List<String> theirs = Oracle.run("argument_coercions.py", String.join("\n", input) + "\n");
    assertThat(theirs).hasSameSizeAs(input);
    List<String> different = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      if (!ours.get(i).equals(theirs.get(i))) {
        different.add(input.get(i) + ": ours " + ours.get(i) + ", theirs " + theirs.get(i));
      }
    }
    assertThat(different).isEmpty();
  }

  private static String coerced(ParameterType type, Object value) {
    try {
      return JsonText.of(Coercion.to(type, value));
    } catch (Coercion.Refused _) {
      return "{\"refused\": true}";
    }
  }

  private static List<Object> values() {
    List<Object> values = new ArrayList<>(TEXTS);
    values.addAll(List.of(true, false, 0L, 1L, 2L, -1L, 1000000L, 0.0, 1.0, 2.5, -0.0, 1e16));
    values.addAll(List.of(1e15, 1e-4, 1e-5, 123456789.125, 3.0e-7, List.of()));
    values.add(List.of("a", 1L, true, 2.5, List.of("x"), "it's", "\"q'"));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", "b");
    map.put("c", List.of(1L, false));
    values.add(map);
    values.add(Map.of());
    return values;
  }
}
