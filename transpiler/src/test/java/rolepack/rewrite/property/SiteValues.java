package rolepack.rewrite.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.evaluation.Binding;
import rolepack.evaluation.Scope;
import rolepack.evaluation.StoredText;
import rolepack.evaluation.Value;
import rolepack.evaluation.VariablesOfTests;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.ir.jinja.Template;
import rolepack.rewrite.scope.Layer;
import rolepack.rewrite.scope.Source;

/// One set of values for [GeneratedScope], as each of the engines gets them.
///
/// @param set by name; what is not there has its default, or is not defined
record SiteValues(Map<String, Value> set) {
  private static final String HOST = "host-1";

  /// What definitions and included templates read.
  private static final List<String> INDIRECT = List.of("s1", "b1", "n1", "ls");

  private static final GeneratedScope SCOPE = GeneratedScope.INSTANCE;

  /// What the original sees.
  Scope jinja() {
    return new Scope() {
      @Override
      public Optional<Binding> variable(String name) {
        if (name.equals("play_hosts")) {
          return variable("groups").map(it -> new Binding.Known(group(it, "all")));
        }
        if (set.containsKey(name)) {
          return Optional.of(new Binding.Known(set.get(name)));
        }
        return switch (SCOPE.source(name)) {
          case Source.Known known -> Optional.of(new Binding.Known(known.value()));
          case Source.Stored stored -> stored.fallback().map(Binding.Written::new);
          case Source.Derived derived -> Optional.of(new Binding.Written(derived.definition()));
          case Source.Undefined _ -> Optional.empty();
          case Source other -> throw new AssertionError(name + " has no value: " + other);
        };
      }

      @Override
      public Optional<Template> template(String name) {
        return SCOPE.include(name);
      }
    };
  }

  private static Value group(Binding groups, String name) {
    return ((Value.Dict) ((Binding.Known) groups).value()).entries().get(Value.of(name));
  }

  /// What Consul and Vault hold.
  ConsulData consul() {
    Map<String, String> kv = new TreeMap<>();
    set.forEach(
        (name, value) -> {
          if (SCOPE.source(name) instanceof Source.Stored stored) {
            StoredText.of(value).ifPresent(text -> store(stored.layers(), text, kv));
          }
        });
    topology(kv);
    Map<String, Map<String, GoValue>> secrets =
        set.get("sec") instanceof Value.Str(String text, var _)
            ? Map.of("secret/acme/sec", Map.of("value", GoValue.of(text)))
            : Map.of();
    return new ConsulData(kv, Map.of(), List.of(), secrets);
  }

  /// Puts a text into one of the layers that count, and another one into those below.
  private void store(List<Layer> layers, String text, Map<String, String> kv) {
    int place = layers.size() == 1 ? 0 : text.length() % layers.size();
    boolean done = false;
    for (int i = 0; i < layers.size(); i++) {
      switch (layers.get(i)) {
        case Layer.Site(String key) -> kv.put(key, done ? "other" : text);
        case Layer.Host(String before, String after) -> {
          if (place == i) {
            kv.put(before + HOST + after, text);
            done = true;
          }
          kv.put(before + "host-2" + after, "of host-2");
        }
        case Layer.Group(String group, String key) -> {
          boolean member =
              set.get("group_names") instanceof Value.List list
                  && list.items().contains(Value.of(group));
          if (!member) {
            kv.put(key, "of another group");
          } else if (done || place == i) {
            kv.put(key, done ? "other" : text);
            done = true;
          }
        }
      }
    }
  }

  private void topology(Map<String, String> kv) {
    if (!(set.get("groups") instanceof Value.Dict groups)) {
      return;
    }
    Value.Dict variables = (Value.Dict) set.get("hostvars");
    groups
        .entries()
        .forEach(
            (group, hosts) -> {
              Value.List entries = new Value.List();
              for (Value host : ((Value.List) hosts).items()) {
                Value.Dict entry = new Value.Dict().put("name", host);
                ((Value.Dict) variables.entries().get(host))
                    .entries()
                    .forEach(
                        (name, value) -> {
                          if (List.of("v1", "v2").contains(((Value.Str) name).text())) {
                            entry.entries().put(name, value);
                          }
                        });
                entries.items().add(entry);
              }
              kv.put(
                  "acme/topology/" + ((Value.Str) group).text(),
                  StoredText.of(entries).orElseThrow());
            });
  }

  /// The fact files.
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    set.forEach(
        (name, value) -> {
          if (SCOPE.source(name) instanceof Source.Fact fact) {
            StoredText.of(value).ifPresent(text -> files.put(fact.path(), text));
          }
        });
    return files;
  }

  /// The values that a template may read, as Python shows them.
  String shown(String template) {
    StringBuilder out = new StringBuilder();
    set.forEach(
        (name, value) -> {
          if (template.contains(name) || INDIRECT.contains(name)) {
            out.append(name).append(": ").append(VariablesOfTests.shown(value)).append('\n');
          }
        });
    return out.toString();
  }
}
