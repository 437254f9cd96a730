package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.consultemplate.QueryFormat.Query;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions that read Consul's key-value store: `key`, `keyOrDefault`, `ls`, `tree` …
final class KvFunctions {
  private static final List<GoType> TEXT = List.of(Basic.STRING);

  private final ConsulTemplateVersion version;
  private final QueryFormat format;
  private final CatalogValues values;
  private final Map<String, String> kv;
  private final Brain brain;

  KvFunctions(CatalogValues values, Map<String, String> kv, Brain brain, QueryFormat format) {
    this.version = format.version();
    this.format = format;
    this.values = values;
    this.kv = kv;
    this.brain = brain;
  }

  void addTo(Map<String, GoFunction> functions) {
    GoFunction.Body orDefault =
        arguments -> keyOrDefault(Arguments.text(arguments, 0), Arguments.text(arguments, 1));
    List<GoType> texts = List.of(Basic.STRING, Basic.STRING);
    functions.put("key", GoFunction.of(Basic.STRING, TEXT, a -> key(Arguments.text(a, 0))));
    functions.put("keyExists", GoFunction.of(Basic.BOOL, TEXT, a -> exists(Arguments.text(a, 0))));
    functions.put("keyOrDefault", GoFunction.of(Basic.STRING, texts, orDefault));
    functions.put("key_or_default", GoFunction.of(Basic.STRING, texts, orDefault));
    GoType pairs = CatalogTypes.list(values.types().keyPair());
    functions.put("ls", GoFunction.of(pairs, TEXT, a -> list(Arguments.text(a, 0), false, false)));
    functions.put("tree", GoFunction.of(pairs, TEXT, a -> list(Arguments.text(a, 0), true, false)));
    functions.put(
        "safeLs", GoFunction.of(pairs, TEXT, a -> list(Arguments.text(a, 0), false, true)));
    functions.put(
        "safeTree", GoFunction.of(pairs, TEXT, a -> list(Arguments.text(a, 0), true, true)));
  }

  private GoValue key(String text) throws GoFunctionError {
    if (text.isEmpty()) {
      return GoValue.of("");
    }
    Query query = format.key(text);
    boolean there = kv.containsKey(query.name());
    String dependency = "kv.block(" + query.place() + ")";
    if (!there && Change.MISSING_KEYS_BLOCK.isIn(version)) {
      brain.neverArrives(dependency);
      return GoValue.of("");
    }
    return GoValue.of(brain.knows(dependency, query) && there ? kv.get(query.name()) : "");
  }

  private GoValue exists(String text) throws GoFunctionError {
    if (text.isEmpty()) {
      return GoValue.FALSE;
    }
    Query query = format.key(text);
    return GoValue.of(brain.knows(reading(query), query) && kv.containsKey(query.name()));
  }

  private GoValue keyOrDefault(String text, String otherwise) throws GoFunctionError {
    if (text.isEmpty()) {
      return GoValue.of(otherwise);
    }
    Query query = format.key(text);
    if (!brain.knows(reading(query), query) || !kv.containsKey(query.name())) {
      return GoValue.of(otherwise);
    }
    String value = kv.get(query.name());
    boolean replace = value.isEmpty() && Change.EMPTY_VALUES_TAKE_THE_DEFAULT.isIn(version);
    return GoValue.of(replace ? otherwise : value);
  }

  private static String reading(Query query) {
    return "kv.get(" + query.place() + ")";
  }

  /// @param deep with the keys of folders below, not only those of this one
  /// @param waits an empty list is no answer
  private GoValue list(String text, boolean deep, boolean waits) throws GoFunctionError {
    GoType type = CatalogTypes.list(values.types().keyPair());
    if (text.isEmpty()) {
      return new GoValue.Items(type, List.of());
    }
    Query query = format.prefix(text);
    String dependency = "kv.list(" + query.place() + ")";
    if (!brain.knows(dependency, query)) {
      return new GoValue.Items(type, List.of());
    }
    List<GoValue> pairs = new ArrayList<>();
    for (Map.Entry<String, String> entry : kv.entrySet()) {
      if (entry.getKey().startsWith(query.name())) {
        String name = withoutSlashes(entry.getKey().substring(query.name().length()));
        if (deep ? !name.isEmpty() && !name.endsWith("/") : isDirect(name)) {
          pairs.add(values.keyPair(entry.getKey(), name, entry.getValue()));
        }
      }
    }
    if (pairs.isEmpty() && waits) {
      brain.neverArrives(dependency);
    }
    return new GoValue.Items(type, pairs);
  }

  private static boolean isDirect(String name) {
    return !name.isEmpty() && name.indexOf('/') < 0;
  }

  private static String withoutSlashes(String name) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '/') {
      start++;
    }
    return name.substring(start);
  }
}
