package rolepack.rewrite;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import rolepack.evaluation.Binding;
import rolepack.evaluation.Scope;
import rolepack.evaluation.Value;
import rolepack.evaluation.Values;
import rolepack.evaluation.VariablesOfTests;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.gotemplate.KeyText;
import rolepack.rewrite.scope.Shape;
import rolepack.rewrite.scope.Source;
import rolepack.rewrite.scope.TemplateScope;

/// The variables of generated templates, some set by the site and some left to their defaults.
///
/// @param set what the site sets
record GeneratedValues(Map<String, Value> set) {
  private static final Map<String, Value> DEFAULTS = new LinkedHashMap<>();
  private static final Map<String, Value> KNOWN =
      Map.of(
          "k1", Value.of("known"),
          "kl", Values.of(List.of("p", "q")));
  private static final String FACT = "/etc/acme/facts/f1";

  static {
    DEFAULTS.put("s1", Value.of("web"));
    DEFAULTS.put("s2", Value.of(""));
    DEFAULTS.put("b1", Value.TRUE);
    DEFAULTS.put("b2", Value.FALSE);
    DEFAULTS.put("n1", Value.of(8080));
    DEFAULTS.put("n2", Value.of(0));
    DEFAULTS.put("ls", Values.of(List.of("a", "b")));
    DEFAULTS.put("lt", Values.of(List.of("a")));
    DEFAULTS.put("li", Values.of(List.of(3, 1)));
    DEFAULTS.put("lm", Values.of(List.of(member("n", 1, true))));
    DEFAULTS.put("mp", Values.of(Map.of("host", "h", "port", 1)));
  }

  private static Map<String, Object> member(String name, int port, boolean on) {
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("name", name);
    member.put("port", port);
    member.put("on", on);
    return member;
  }

  static Arbitrary<GeneratedValues> all() {
    Arbitrary<String> text =
        Arbitraries.oneOf(
            Arbitraries.of("a", "", "web", "b", "a,b", "7", "yes", "no", "x y", "/a/b"),
            Arbitraries.of(
                "True",
                "a\"b'c\\d",
                "é€",
                "two\nlines",
                "<&>",
                " sp ",
                "%s",
                "{{ v }}",
                "0",
                "-1",
                "1.5",
                "A"),
            Arbitraries.strings().withChars("ab,/ ").ofMaxLength(6));
    Arbitrary<Integer> number =
        Arbitraries.oneOf(Arbitraries.of(0, 1, 7), Arbitraries.integers().between(-20, 9999));
    Arbitrary<List<String>> texts =
        Arbitraries.oneOf(text, Arbitraries.of("a", "A", "b", "B", ",", "\"", "><"))
            .list()
            .ofMaxSize(4);
    Arbitrary<Map<String, Object>> member =
        Combinators.combine(text, number, Arbitraries.of(false, true)).as(GeneratedValues::member);
    Map<String, Arbitrary<?>> values = new LinkedHashMap<>();
    values.put("s1", text);
    values.put("s2", text);
    values.put("b1", Arbitraries.of(true, false));
    values.put("b2", Arbitraries.of(true, false));
    values.put("n1", number);
    values.put("n2", number);
    values.put("ls", texts);
    values.put("lt", texts);
    values.put("li", number.list().ofMaxSize(3));
    values.put("lm", member.list().ofMaxSize(3));
    values.put(
        "mp",
        Combinators.combine(text, number)
            .as(
                (host, port) -> {
                  Map<String, Object> map = new LinkedHashMap<>();
                  map.put("host", host);
                  map.put("port", port);
                  return map;
                }));
    values.put("r1", text);
    values.put("f1", text.filter(each -> !each.isEmpty() && !each.endsWith("\n")));
    Arbitrary<Map<String, Value>> set = Arbitraries.just(Map.of());
    for (Map.Entry<String, Arbitrary<?>> each : values.entrySet()) {
      Arbitrary<Optional<Object>> maybe =
          each.getValue().map(value -> Optional.of((Object) value)).injectNull(0).map(it -> it);
      if (!each.getKey().equals("f1")) {
        maybe =
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Optional.empty())),
                net.jqwik.api.Tuple.of(3, maybe));
      }
      set =
          Combinators.combine(set, maybe)
              .as(
                  (others, value) -> {
                    Map<String, Value> all = new LinkedHashMap<>(others);
                    value.ifPresent(it -> all.put(each.getKey(), Values.of(it)));
                    return all;
                  });
    }
    return set.map(GeneratedValues::new);
  }

  /// What the template sees when it is compiled.
  static TemplateScope scope() {
    return new TemplateScope() {
      @Override
      public Source source(String name) {
        if (KNOWN.containsKey(name)) {
          return new Source.Known(KNOWN.get(name));
        }
        return switch (name) {
          case "r1" -> new Source.Stored("acme/r1", Optional.empty());
          case "f1" -> new Source.Fact(FACT, Shape.TEXT);
          default ->
              DEFAULTS.containsKey(name)
                  ? new Source.Stored(
                      "acme/" + name, Optional.of(VariablesOfTests.data(DEFAULTS.get(name))))
                  : new Source.Undefined();
        };
      }

      @Override
      public Optional<Template> include(String name) {
        return Optional.empty();
      }

      @Override
      public String prefix() {
        return "acme";
      }
    };
  }

  /// What the original sees.
  Scope jinja() {
    Map<String, Value> all = new HashMap<>(DEFAULTS);
    all.putAll(KNOWN);
    all.putAll(set);
    return name -> Optional.ofNullable(all.get(name)).map(Binding.Known::new);
  }

  /// What Consul holds.
  Map<String, String> kv() {
    Map<String, String> kv = new HashMap<>();
    set.forEach(
        (name, value) -> {
          if (!name.equals("f1")) {
            kv.put("acme/" + name, KeyText.of(value).orElseThrow());
          }
        });
    return kv;
  }

  /// The fact files.
  Map<String, String> files() {
    return Map.of(FACT, ((Value.Str) set.get("f1")).text());
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    set.forEach(
        (name, value) ->
            out.append(name).append(": ").append(VariablesOfTests.shown(value)).append('\n'));
    return out.toString();
  }
}
