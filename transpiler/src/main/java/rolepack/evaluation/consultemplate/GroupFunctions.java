package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions that group or nest what Consul gave: `byKey`, `byTag`, `byMeta`, `byPort`,
/// `explode`.
record GroupFunctions(CatalogTypes types, ConsulTemplateVersion version) {
  private static final String NUMBER = "|int";

  void addTo(Map<String, GoFunction> functions) {
    GoType pairs = CatalogTypes.list(types.keyPair());
    GoType services = CatalogTypes.list(types.service());
    GoType pairsByKey = new GoType.Mapping(Basic.STRING, new GoType.Pointer(types.keyPair()));
    functions.put(
        "byKey",
        GoFunction.of(
            new GoType.Mapping(Basic.STRING, pairsByKey), List.of(pairs), a -> byKey(a.get(0))));
    functions.put(
        "byTag",
        GoFunction.of(
            new GoType.Mapping(Basic.STRING, GoType.INTERFACES),
            List.of(Basic.INTERFACE),
            a -> byTag(a.get(0))));
    functions.put(
        "byPort",
        GoFunction.of(
            new GoType.Mapping(Basic.INT, GoType.INTERFACES),
            List.of(Basic.INTERFACE),
            a -> byPort(a.get(0))));
    functions.put(
        "byMeta",
        GoFunction.of(
            new GoType.Mapping(Basic.STRING, services),
            List.of(Basic.STRING, services),
            a -> byMeta(Arguments.text(a, 0), a.get(1))));
    functions.put(
        "explode", GoFunction.of(GoType.DICTIONARY, List.of(pairs), a -> explode(a.get(0))));
    functions.put(
        "explodeMap",
        GoFunction.of(
            GoType.DICTIONARY,
            List.of(GoType.DICTIONARY),
            a -> Explosion.of(Arguments.dictionary(a, 0))));
  }

  private GoValue byKey(GoValue pairs) {
    GoType byKey = new GoType.Mapping(Basic.STRING, new GoType.Pointer(types.keyPair()));
    Map<GoValue, GoValue> groups = new LinkedHashMap<>();
    for (GoValue pair : ((GoValue.Items) pairs).elements()) {
      String key = Arguments.text(field(pair, "Key"));
      int slash = key.indexOf('/');
      if (slash < 0 || slash == key.length() - 1) {
        continue;
      }
      GoValue top = GoValue.of(key.substring(0, slash));
      GoValue.Dictionary group =
          (GoValue.Dictionary) groups.computeIfAbsent(top, _ -> new GoValue.Dictionary(byKey));
      String rest = key.substring(slash + 1);
      group.entries().put(GoValue.of(rest), renamed(pair, rest));
    }
    return new GoValue.Dictionary(new GoType.Mapping(Basic.STRING, byKey), groups);
  }

  private GoValue renamed(GoValue pair, String key) {
    GoValue.Struct struct = struct(pair);
    List<GoValue> fields = new ArrayList<>(struct.fields());
    fields.set(((GoType.Struct) struct.type().underlying()).indexOf("Key"), GoValue.of(key));
    return new GoValue.Pointer(new GoValue.Struct(struct.type(), fields));
  }

  private GoValue byTag(GoValue services) throws GoFunctionError {
    Map<GoValue, List<GoValue>> groups = new LinkedHashMap<>();
    for (GoValue service : elements("byTag", services, types.snippet(), types.service())) {
      for (String tag : Arguments.elements(field(service, "Tags"))) {
        groups.computeIfAbsent(GoValue.of(tag), _ -> new ArrayList<>()).add(service);
      }
    }
    return grouped(new GoType.Mapping(Basic.STRING, GoType.INTERFACES), groups);
  }

  private GoValue byPort(GoValue services) throws GoFunctionError {
    Map<GoValue, List<GoValue>> groups = new LinkedHashMap<>();
    for (GoValue service : elements("byPort", services, types.service())) {
      groups.computeIfAbsent(field(service, "Port"), _ -> new ArrayList<>()).add(service);
    }
    return grouped(new GoType.Mapping(Basic.INT, GoType.INTERFACES), groups);
  }

  private static List<GoValue> elements(String function, GoValue list, GoType... allowed)
      throws GoFunctionError {
    if (list == GoValue.NIL) {
      return List.of();
    }
    for (GoType each : allowed) {
      if (list instanceof GoValue.Items items && items.type().equals(CatalogTypes.list(each))) {
        return items.elements();
      }
    }
    throw new GoFunctionError(function + ": wrong argument type " + Printing.type(list));
  }

  private static GoValue grouped(GoType.Mapping type, Map<GoValue, List<GoValue>> groups) {
    Map<GoValue, GoValue> entries = new LinkedHashMap<>();
    groups.forEach((key, group) -> entries.put(key, new GoValue.Items(type.value(), group)));
    return new GoValue.Dictionary(type, entries);
  }

  private GoValue byMeta(String names, GoValue services) throws GoFunctionError {
    Map<GoValue, List<GoValue>> groups = new LinkedHashMap<>();
    for (GoValue service : ((GoValue.Items) services).elements()) {
      List<String> parts = new ArrayList<>();
      for (String name : names.split(",", -1)) {
        parts.add(metaPart((GoValue.Dictionary) field(service, "ServiceMeta"), name));
      }
      groups
          .computeIfAbsent(GoValue.of(String.join("_", parts)), _ -> new ArrayList<>())
          .add(service);
    }
    return grouped(new GoType.Mapping(Basic.STRING, CatalogTypes.list(types.service())), groups);
  }

  private static String metaPart(GoValue.Dictionary meta, String name) throws GoFunctionError {
    boolean number = name.endsWith(NUMBER);
    String key = number ? name.substring(0, name.length() - NUMBER.length()) : name;
    String value = meta.get(key).map(Arguments::text).orElse("");
    if (value.isEmpty()) {
      value = number ? "0" : "_no_" + key + "_";
    }
    if (number) {
      try {
        value = Printing.format("%05d", GoValue.ofInt(GoNumbers.parseInt(value, 10, "Atoi")));
      } catch (GoFunctionError error) {
        throw new GoFunctionError("cannot parse " + value + " as number : " + error.getMessage());
      }
    }
    return value
        .codePoints()
        .map(each -> isPlain(each) ? each : '_')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPlain(int point) {
    return point < 0x80 && (Character.isLetterOrDigit(point) || point == '_' || point == '-');
  }

  private GoValue explode(GoValue pairs) throws GoFunctionError {
    boolean named = Change.ERRORS_OF_EXPLODE_ARE_NAMED.isIn(version);
    Explosion explosion = new Explosion(named ? "explode: " : "");
    for (GoValue pair : ((GoValue.Items) pairs).elements()) {
      explosion.put(Arguments.text(field(pair, "Key")), field(pair, "Value"));
    }
    return explosion.result();
  }

  private static GoValue.Struct struct(GoValue pointer) {
    return (GoValue.Struct) ((GoValue.Pointer) pointer).target().orElseThrow();
  }

  private static GoValue field(GoValue pointer, String name) {
    GoValue.Struct struct = struct(pointer);
    int index = ((GoType.Struct) struct.type().underlying()).indexOf(name);
    return struct.fields().get(index);
  }

  /// Nests values by the slashes in their keys.
  private static final class Explosion {
    private final String function;
    private final GoValue.Dictionary root = new GoValue.Dictionary(GoType.DICTIONARY);

    /// @param function what its errors begin with
    private Explosion(String function) {
      this.function = function;
    }

    static GoValue of(GoValue.Dictionary flat) throws GoFunctionError {
      Map<String, GoValue> sorted = new TreeMap<>(ByteOrder.INSTANCE);
      flat.entries().forEach((key, value) -> sorted.put(Arguments.text(key), value));
      Explosion explosion = new Explosion("explodeMap: ");
      for (Map.Entry<String, GoValue> each : sorted.entrySet()) {
        explosion.put(each.getKey(), each.getValue());
      }
      return explosion.result();
    }

    private GoValue result() {
      return root;
    }

    private void put(String key, GoValue value) throws GoFunctionError {
      GoValue.Dictionary at = root;
      String rest = key;
      String whole = key;
      for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
        GoValue top = GoValue.of(rest.substring(0, slash));
        GoValue inner =
            at.entries().computeIfAbsent(top, _ -> new GoValue.Dictionary(GoType.DICTIONARY));
        if (!(inner instanceof GoValue.Dictionary dictionary)
            || !inner.type().equals(GoType.DICTIONARY)) {
          throw new GoFunctionError(
              "%snot a map: %s: %s already has value %s"
                  .formatted(
                      function,
                      Printing.quote(whole),
                      Printing.format("%q", top),
                      Printing.format("%q", inner)));
        }
        at = dictionary;
        whole = rest;
        rest = rest.substring(slash + 1);
      }
      if (!rest.isEmpty()) {
        at.entries().put(GoValue.of(rest), value);
      }
    }
  }
}
