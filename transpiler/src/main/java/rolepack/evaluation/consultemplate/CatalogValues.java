package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;

/// Makes the Go values of what Consul holds, with the fields that a version's types have.
record CatalogValues(CatalogTypes types) {
  /// The index that Consul gives every key; data from a file knows none.
  private static final long INDEX = 10;

  GoValue keyPair(String path, String key, String value) {
    return pointer(
        types.keyPair(),
        Map.of(
            "Path", GoValue.of(path),
            "Key", GoValue.of(key),
            "Value", GoValue.of(value),
            "CreateIndex", GoValue.ofUint64(INDEX),
            "ModifyIndex", GoValue.ofUint64(INDEX)));
  }

  GoValue service(String name, ServiceInstance instance, ConsulNode node) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Node", GoValue.of(instance.node()));
    fields.put("NodeAddress", GoValue.of(node.address()));
    fields.put("NodeTaggedAddresses", texts(node.taggedAddresses()));
    fields.put("NodeMeta", texts(node.meta()));
    fields.put("ServiceMeta", texts(instance.meta()));
    fields.put(
        "Address", GoValue.of(instance.address().isEmpty() ? node.address() : instance.address()));
    fields.put("ID", GoValue.of(instance.id()));
    fields.put("Name", GoValue.of(name));
    fields.put("Tags", tags(instance.tags()));
    fields.put("Checks", checks(name, instance));
    fields.put("Status", GoValue.of(instance.status()));
    fields.put("Port", port(types.service(), instance.port()));
    return pointer(types.service(), fields);
  }

  /// The node's own check, which passes, and the service's.
  private GoValue checks(String name, ServiceInstance instance) {
    GoValue ofNode =
        pointer(
            types.check(),
            Map.of(
                "Node", GoValue.of(instance.node()),
                "CheckID", GoValue.of("serfHealth"),
                "Name", GoValue.of("Serf Health Status"),
                "Status", GoValue.of("passing")));
    GoValue ofService =
        pointer(
            types.check(),
            Map.of(
                "Node", GoValue.of(instance.node()),
                "CheckID", GoValue.of("service:" + instance.id()),
                "Name", GoValue.of("Service '" + name + "' check"),
                "Status", GoValue.of(instance.status()),
                "ServiceID", GoValue.of(instance.id()),
                "ServiceName", GoValue.of(name)));
    return new GoValue.Items(CatalogTypes.list(types.check()), List.of(ofNode, ofService));
  }

  GoValue snippet(String name, List<String> tags) {
    return pointer(types.snippet(), Map.of("Name", GoValue.of(name), "Tags", tags(tags)));
  }

  GoValue node(ConsulNode node) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Node", GoValue.of(node.name()));
    fields.put("Address", GoValue.of(node.address()));
    fields.put("Datacenter", GoValue.of(ConsulData.DATACENTER));
    fields.put("TaggedAddresses", texts(node.taggedAddresses()));
    fields.put("Meta", texts(node.meta()));
    return pointer(types.node(), fields);
  }

  /// @param services each as [#nodeService] makes it
  GoValue nodeDetail(ConsulNode node, List<GoValue> services) {
    return pointer(
        types.nodeDetail(),
        Map.of(
            "Node",
            node(node),
            "Services",
            new GoValue.Items(CatalogTypes.list(types.nodeService()), services)));
  }

  /// A machine that Consul does not know, where a version has such a thing.
  GoValue emptyNodeDetail() {
    return pointer(types.nodeDetail(), Map.of());
  }

  GoValue nodeService(String name, ServiceInstance instance) {
    return pointer(
        types.nodeService(),
        Map.of(
            "ID", GoValue.of(instance.id()),
            "Service", GoValue.of(name),
            "Tags", tags(instance.tags()),
            "Meta", texts(instance.meta()),
            "Port", port(types.nodeService(), instance.port()),
            "Address", GoValue.of(instance.address())));
  }

  GoValue secret(Map<String, GoValue> data) {
    return pointer(types.secret(), Map.of("Data", GoValue.dictionary(data)));
  }

  private GoValue tags(List<String> tags) {
    List<GoValue> sorted = new ArrayList<>();
    tags.stream().sorted(ByteOrder.INSTANCE).forEach(each -> sorted.add(GoValue.of(each)));
    return new GoValue.Items(types.tags(), sorted);
  }

  private static GoValue texts(Map<String, String> texts) {
    Map<GoValue, GoValue> entries = new LinkedHashMap<>();
    texts.forEach((key, value) -> entries.put(GoValue.of(key), GoValue.of(value)));
    return new GoValue.Dictionary(CatalogTypes.TEXTS_BY_TEXT, entries);
  }

  private static GoValue port(GoType.Named type, int port) {
    GoType.Struct struct = (GoType.Struct) type.underlying();
    boolean unsigned = struct.fields().get(struct.indexOf("Port")).type() == Basic.UINT64;
    return unsigned ? GoValue.ofUint64(port) : GoValue.ofInt(port);
  }

  /// A pointer to a struct; fields that are not given are zero.
  private static GoValue pointer(GoType.Named type, Map<String, GoValue> given) {
    List<GoValue> fields = new ArrayList<>();
    for (GoType.Field field : ((GoType.Struct) type.underlying()).fields()) {
      GoValue value = given.get(field.name());
      fields.add(value == null ? zero(field.type()) : value);
    }
    return new GoValue.Pointer(new GoValue.Struct(type, fields));
  }

  /// The zero value of a type.
  static GoValue zero(GoType type) {
    return switch (type) {
      case Basic basic ->
          switch (basic) {
            case BOOL -> GoValue.FALSE;
            case STRING -> GoValue.of("");
            case INT, INT8, INT16, INT32, INT64 -> new GoValue.Int(basic, 0);
            case UINT, UINT8, UINT16, UINT32, UINT64 -> new GoValue.Uint(basic, 0);
            case FLOAT32, FLOAT64 -> new GoValue.Float(basic, 0);
            case COMPLEX128 -> new GoValue.Complex(0, 0);
            case INTERFACE -> GoValue.NIL;
          };
      case GoType.Slice _ -> new GoValue.Items(type, List.of(), true);
      case GoType.Mapping _ -> new GoValue.Dictionary(type);
      case GoType.Channel _ -> new GoValue.Channel(Basic.INTERFACE, List.of());
      case GoType.Pointer _ -> new GoValue.Pointer(type, Optional.empty());
      case GoType.Struct struct ->
          new GoValue.Struct(
              type, struct.fields().stream().map(each -> zero(each.type())).toList());
      case GoType.Named named ->
          switch (zero(named.underlying())) {
            case GoValue.Items items -> new GoValue.Items(named, items.elements(), true);
            case GoValue.Struct struct -> new GoValue.Struct(named, struct.fields());
            case GoValue other -> other;
          };
    };
  }
}
