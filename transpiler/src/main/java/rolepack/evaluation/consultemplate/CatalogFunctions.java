package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import rolepack.evaluation.consultemplate.QueryFormat.Query;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The functions that read Consul's catalogue: `service`, `services`, `node`, `nodes`,
/// `datacenters`.
final class CatalogFunctions {
  private static final List<GoType> TEXT = List.of(Basic.STRING);

  private final ConsulTemplateVersion version;
  private final QueryFormat format;
  private final CatalogValues values;
  private final ConsulData data;
  private final Brain brain;

  CatalogFunctions(CatalogValues values, ConsulData data, Brain brain, QueryFormat format) {
    this.version = format.version();
    this.format = format;
    this.values = values;
    this.data = data;
    this.brain = brain;
  }

  void addTo(Map<String, GoFunction> functions) {
    CatalogTypes types = values.types();
    functions.put(
        "service", GoFunction.variadic(CatalogTypes.list(types.service()), TEXT, this::service));
    functions.put(
        "connect",
        GoFunction.variadic(CatalogTypes.list(types.service()), TEXT, _ -> noServices()));
    functions.put(
        "services", GoFunction.variadic(CatalogTypes.list(types.snippet()), TEXT, this::services));
    functions.put("nodes", GoFunction.variadic(CatalogTypes.list(types.node()), TEXT, this::nodes));
    functions.put(
        "node",
        GoFunction.variadic(
            Change.NODE_IS_ANY_VALUE.isIn(version)
                ? Basic.INTERFACE
                : new GoType.Pointer(types.nodeDetail()),
            TEXT,
            this::node));
    boolean flag = Change.MISSING_FIELDS_ARE_NIL.isIn(version);
    functions.put(
        "datacenters",
        GoFunction.variadic(GoType.STRINGS, flag ? List.of(Basic.BOOL) : TEXT, this::datacenters));
  }

  private GoValue service(List<GoValue> arguments) throws GoFunctionError {
    List<String> texts = Arguments.texts(arguments, 0);
    if (texts.isEmpty() || texts.getFirst().isEmpty()) {
      return noServices();
    }
    Query query;
    ServiceFilter filter;
    String whole = String.join("|", texts);
    if (Change.FILTER_IN_THE_NAME.isIn(version)) {
      query = format.service(whole);
      filter = ServiceFilter.later(query.filter(), whole);
    } else if (texts.size() > 2) {
      throw new GoFunctionError("expected 1 or 2 arguments, got " + texts.size());
    } else {
      filter = ServiceFilter.earlier(texts.size() == 2 ? texts.get(1) : "");
      query = format.service(texts.getFirst());
    }
    if (!brain.knows("health.service(" + whole + ")", query)) {
      return noServices();
    }
    return services(query, filter);
  }

  private GoValue services(Query query, ServiceFilter filter) {
    List<ServiceInstance> found = new ArrayList<>();
    for (ServiceInstance each : data.services().getOrDefault(query.name(), List.of())) {
      boolean tagged = query.tag().isEmpty() || each.tags().contains(query.tag());
      boolean healthy =
          filter.statuses().isEmpty()
              ? each.status().equals("passing")
              : filter.accepts(each.status());
      if (tagged && healthy) {
        found.add(each);
      }
    }
    if (query.near().isEmpty()) {
      found.sort(
          Comparator.comparing(ServiceInstance::node, ByteOrder.INSTANCE)
              .thenComparing(ServiceInstance::id, ByteOrder.INSTANCE));
    }
    List<GoValue> made = new ArrayList<>();
    for (ServiceInstance each : found) {
      made.add(values.service(query.name(), each, nodeOf(each)));
    }
    return new GoValue.Items(CatalogTypes.list(values.types().service()), made);
  }

  private ConsulNode nodeOf(ServiceInstance instance) {
    return data.node(instance.node())
        .orElseGet(() -> new ConsulNode(instance.node(), instance.nodeAddress()));
  }

  private GoValue noServices() {
    return new GoValue.Items(CatalogTypes.list(values.types().service()), List.of());
  }

  private GoValue services(List<GoValue> arguments) throws GoFunctionError {
    GoType type = CatalogTypes.list(values.types().snippet());
    Query query = format.services(datacenter(arguments));
    if (!brain.knows("catalog.services(" + query.datacenter() + ")", query)) {
      return new GoValue.Items(type, List.of());
    }
    List<GoValue> snippets = new ArrayList<>();
    data.services()
        .forEach(
            (name, instances) -> {
              TreeSet<String> tags = new TreeSet<>(ByteOrder.INSTANCE);
              instances.forEach(each -> tags.addAll(each.tags()));
              snippets.add(values.snippet(name, List.copyOf(tags)));
            });
    return new GoValue.Items(type, snippets);
  }

  private GoValue nodes(List<GoValue> arguments) throws GoFunctionError {
    GoType type = CatalogTypes.list(values.types().node());
    Query query = format.nodes(datacenter(arguments));
    if (!brain.knows("catalog.nodes(" + query.datacenter() + ")", query)) {
      return new GoValue.Items(type, List.of());
    }
    return new GoValue.Items(type, data.nodes().stream().map(values::node).toList());
  }

  /// The texts of the call as one, which up to 0.16 may only be one.
  private String datacenter(List<GoValue> arguments) throws GoFunctionError {
    if (arguments.size() > 1 && !Change.MISSING_KEYS_BLOCK.isIn(version)) {
      throw new GoFunctionError("expected 0 or 1 arguments, got " + arguments.size());
    }
    return String.join("", Arguments.texts(arguments, 0));
  }

  private GoValue node(List<GoValue> arguments) throws GoFunctionError {
    boolean later = Change.MISSING_KEYS_BLOCK.isIn(version);
    List<String> texts = Arguments.texts(arguments, 0);
    if (!later && texts.size() > 2) {
      throw new GoFunctionError("expected 0, 1, or 2 arguments, got " + texts.size());
    }
    Query query = format.node(later || texts.isEmpty() ? String.join("", texts) : texts.getFirst());
    GoValue none =
        Change.NODE_IS_ANY_VALUE.isIn(version)
            ? GoValue.NIL
            : new GoValue.Pointer(
                new GoType.Pointer(values.types().nodeDetail()), Optional.empty());
    if (!brain.knows("catalog.node(" + String.join("", texts) + ")", query)) {
      return none;
    }
    Optional<ConsulNode> node = query.name().isEmpty() ? data.self() : data.node(query.name());
    return node.map(this::detail).orElseGet(() -> later ? values.emptyNodeDetail() : none);
  }

  private GoValue detail(ConsulNode node) {
    List<Map.Entry<String, ServiceInstance>> services = new ArrayList<>();
    data.services()
        .forEach(
            (name, instances) ->
                instances.stream()
                    .filter(each -> each.node().equals(node.name()))
                    .forEach(each -> services.add(Map.entry(name, each))));
    services.sort(
        Map.Entry.<String, ServiceInstance>comparingByKey(ByteOrder.INSTANCE)
            .thenComparing(each -> each.getValue().id(), ByteOrder.INSTANCE));
    return values.nodeDetail(
        node,
        services.stream().map(each -> values.nodeService(each.getKey(), each.getValue())).toList());
  }

  private GoValue datacenters(List<GoValue> arguments) throws GoFunctionError {
    boolean flag = Change.MISSING_FIELDS_ARE_NIL.isIn(version);
    if (arguments.size() > (flag ? 1 : 0)) {
      throw new GoFunctionError(
          flag
              ? "datacenters: wrong number of arguments, expected 0 or 1, but got "
                  + arguments.size()
              : "expected 0 arguments, got " + arguments.size());
    }
    return GoValue.strings(
        brain.knows("catalog.datacenters") ? List.of(ConsulData.DATACENTER) : List.of());
  }
}
