package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.Json;
import rolepack.evaluation.Value;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoValue;

/// Reads what Consul holds from JSON: `kv`, `services`, `nodes`, and `secrets`.
///
/// A value of `kv` that is no text is stored as its JSON text; `{"Value": null}` is a key without a
/// value. A service is a list of tags, which is one instance, or a list of instances.
public final class ConsulDataReader {
  private static final String DEFAULT_NODE = "node1";

  private ConsulDataReader() {}

  /// @param data an object; what it lacks is empty
  public static ConsulData read(Value data) throws InvalidData {
    List<ConsulNode> nodes = nodes(member(data, "nodes"));
    Map<String, List<ServiceInstance>> services = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : object("services", member(data, "services")).entrySet()) {
      services.put(entry.getKey(), instances(entry.getKey(), entry.getValue(), nodes));
    }
    return new ConsulData(
        kv(member(data, "kv")), services, nodes, secrets(member(data, "secrets")));
  }

  /// The texts of an object, such as the variables of an environment.
  public static Map<String, String> texts(String what, Value value) throws InvalidData {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : object(what, value).entrySet()) {
      texts.put(entry.getKey(), text(what + "." + entry.getKey(), entry.getValue()));
    }
    return texts;
  }

  /// What an object has under a name; none where it has nothing there.
  public static Value member(Value object, String name) {
    return object instanceof Value.Dict dict ? dict.get(name).orElse(Value.NONE) : Value.NONE;
  }

  private static Map<String, String> kv(Value value) throws InvalidData {
    Map<String, String> kv = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : object("kv", value).entrySet()) {
      kv.put(
          entry.getKey(),
          switch (entry.getValue()) {
            case Value.Str text -> text.text();
            case Value.Dict dict when isNull(dict) -> "";
            case Value other -> Json.write(other);
          });
    }
    return kv;
  }

  private static boolean isNull(Value.Dict dict) {
    return dict.entries().size() == 1
        && dict.get("Value").filter(each -> each == Value.NONE).isPresent();
  }

  private static List<ConsulNode> nodes(Value value) throws InvalidData {
    List<ConsulNode> nodes = new ArrayList<>();
    for (Value each : list("nodes", value)) {
      object("nodes", each);
      nodes.add(
          new ConsulNode(
              text("nodes.Node", each, "Node", DEFAULT_NODE),
              text("nodes.Address", each, "Address", ConsulNode.DEFAULT_ADDRESS),
              texts("nodes.Meta", member(each, "Meta")),
              texts("nodes.TaggedAddresses", member(each, "TaggedAddresses"))));
    }
    return nodes;
  }

  private static List<ServiceInstance> instances(
      String service, Value value, List<ConsulNode> nodes) throws InvalidData {
    String what = "services." + service;
    List<Value> items = list(what, value);
    boolean tags = !items.isEmpty() && items.stream().allMatch(each -> each instanceof Value.Str);
    List<ServiceInstance> instances = new ArrayList<>();
    if (tags) {
      instances.add(instance(what, service, new Value.Dict().put("Tags", value), nodes));
    }
    for (Value each : tags ? List.<Value>of() : items) {
      object(what, each);
      instances.add(instance(what, service, each, nodes));
    }
    return instances;
  }

  private static ServiceInstance instance(
      String what, String service, Value value, List<ConsulNode> nodes) throws InvalidData {
    String node = text(what + ".Node", value, "Node", DEFAULT_NODE);
    Optional<ConsulNode> known =
        nodes.stream().filter(each -> each.name().equals(node)).findFirst();
    List<String> tags = new ArrayList<>();
    for (Value each : list(what + ".Tags", member(value, "Tags"))) {
      tags.add(text(what + ".Tags", each));
    }
    Value port = member(value, "Port");
    if (port != Value.NONE && !(port instanceof Value.Int)) {
      throw new InvalidData(what + ".Port has to be a whole number");
    }
    return new ServiceInstance(
        node,
        text(
            what + ".Address",
            value,
            "Address",
            known.map(ConsulNode::address).orElse(ConsulNode.DEFAULT_ADDRESS)),
        text(what + ".ServiceAddress", value, "ServiceAddress", ""),
        port instanceof Value.Int number ? number.value().intValue() : 0,
        text(what + ".ID", value, "ID", service),
        tags,
        text(what + ".Status", value, "Status", "passing"),
        texts(what + ".Meta", member(value, "Meta")));
  }

  private static Map<String, Map<String, GoValue>> secrets(Value value) throws InvalidData {
    Map<String, Map<String, GoValue>> secrets = new LinkedHashMap<>();
    for (Map.Entry<String, Value> secret : object("secrets", value).entrySet()) {
      Map<String, GoValue> fields = new LinkedHashMap<>();
      String what = "secrets." + secret.getKey();
      for (Map.Entry<String, Value> field : object(what, secret.getValue()).entrySet()) {
        fields.put(field.getKey(), goValue(field.getValue()));
      }
      secrets.put(secret.getKey(), fields);
    }
    return secrets;
  }

  private static GoValue goValue(Value value) throws InvalidData {
    try {
      return JsonDecoder.decode(Json.write(value));
    } catch (GoFunctionError error) {
      throw new InvalidData(error.getMessage());
    }
  }

  private static Map<String, Value> object(String what, Value value) throws InvalidData {
    if (value != Value.NONE && !(value instanceof Value.Dict)) {
      throw new InvalidData(what + " has to be an object");
    }
    Map<String, Value> members = new LinkedHashMap<>();
    if (value instanceof Value.Dict dict) {
      for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
        members.put(text(what, entry.getKey()), entry.getValue());
      }
    }
    return members;
  }

  private static List<Value> list(String what, Value value) throws InvalidData {
    if (value instanceof Value.List list) {
      return list.items();
    }
    if (value == Value.NONE) {
      return List.of();
    }
    throw new InvalidData(what + " has to be a list");
  }

  private static String text(String what, Value object, String name, String otherwise)
      throws InvalidData {
    Value value = member(object, name);
    return value == Value.NONE ? otherwise : text(what, value);
  }

  private static String text(String what, Value value) throws InvalidData {
    if (value instanceof Value.Str text) {
      return text.text();
    }
    throw new InvalidData(what + " has to be a text");
  }
}
