package rolepack.rewrite.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rolepack.evaluation.Value;
import rolepack.evaluation.consultemplate.ConsulData;
import rolepack.evaluation.consultemplate.ConsulNode;
import rolepack.evaluation.consultemplate.ServiceInstance;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.ir.Topology.HostSource;
import rolepack.ir.Topology.NodeField;
import rolepack.rewrite.scope.Reading;
import rolepack.rewrite.scope.TemplateScope;

/// What Consul's catalogue has of the hosts of a set of values.
final class SampleCatalogue {
  private static final String HOST = Samples.HOST;

  private final TemplateScope scope;
  private final List<HostSource> sources;

  SampleCatalogue(TemplateScope scope, List<Reading> readings) {
    this.scope = scope;
    this.sources =
        readings.stream()
            .filter(Reading.Catalogued.class::isInstance)
            .map(each -> ((Reading.Catalogued) each).source())
            .distinct()
            .toList();
  }

  /// Whether nothing is read of it.
  boolean isUnread() {
    return sources.isEmpty();
  }

  /// What a variable of the host is where the catalogue tells the same of it.
  Optional<Value> known(String variable, int number) {
    return sources.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(scope.topology().variables().get(variable))
            .flatMap(each -> field(HOST, each, number))
            .map(Value::of);
  }

  /// What the catalogue has of a host; not every node has metadata.
  Optional<String> field(String host, NodeField field, int number) {
    int place = SampleHosts.hosts(number).indexOf(host);
    boolean named = scope.topology().hostName() instanceof NodeField.Name;
    return switch (field) {
      case NodeField.Name() -> Optional.of(named ? host : "node-" + place);
      case NodeField.Address() ->
          Optional.of(named ? "10.%d.0.%d".formatted(number, place + 1) : host);
      case NodeField.Meta(String key) ->
          Optional.of("%s \"%d\"".formatted(key, place)).filter(_ -> isWhole(host, number));
      case NodeField.TaggedAddress(String tag) ->
          Optional.of("192.0.2.%d".formatted(tag.length() + place))
              .filter(_ -> isWhole(host, number));
    };
  }

  static boolean isWhole(String host, int number) {
    return number % 4 != 2 || !host.equals("a-host");
  }

  /// The hosts of a group that follows the catalogue, in its order.
  List<String> hosts(HostSource source, int number) {
    return SampleHosts.hosts(number).stream()
        .filter(
            each ->
                switch (source) {
                  case HostSource.Nodes() -> true;
                  case HostSource.Service service ->
                      instance(service.name(), each, number)
                          .filter(
                              it -> service.tag().filter(tag -> !it.tags().contains(tag)).isEmpty())
                          .filter(it -> !service.passing() || it.status().equals("passing"))
                          .isPresent();
                })
        .sorted(Comparator.comparing(each -> node(each, number)))
        .toList();
  }

  private String node(String host, int number) {
    return field(host, new NodeField.Name(), number).orElseThrow();
  }

  private String address(String host, int number) {
    return field(host, new NodeField.Address(), number).orElseThrow();
  }

  /// The instance of a service on a host: not on every one, not with every tag, not always well.
  private Optional<ServiceInstance> instance(String service, String host, int number) {
    int place = SampleHosts.hosts(number).indexOf(host);
    if (number % 6 == 5 || (place + service.length() + number) % 5 == 0) {
      return Optional.empty();
    }
    List<String> tags = new ArrayList<>();
    for (HostSource each : sources) {
      if (each instanceof HostSource.Service(String name, Optional<String> tag, boolean _)
          && name.equals(service)
          && (place + tags.size() + number) % 4 != 1) {
        tag.ifPresent(tags::add);
      }
    }
    return Optional.of(
        new ServiceInstance(
            node(host, number),
            address(host, number),
            place == 1 ? "198.51.100.7" : "",
            80,
            service,
            tags,
            (place + number) % 3 == 1 ? "critical" : "passing",
            Map.of()));
  }

  /// What Consul and Vault hold, the catalogue included.
  ConsulData data(Map<String, String> kv, Map<String, Map<String, GoValue>> secrets, int number) {
    if (sources.isEmpty()) {
      return new ConsulData(kv, Map.of(), List.of(), secrets);
    }
    Map<String, List<ServiceInstance>> services = new TreeMap<>();
    for (HostSource source : sources) {
      if (source instanceof HostSource.Service service) {
        services.put(
            service.name(),
            SampleHosts.hosts(number).stream()
                .flatMap(each -> instance(service.name(), each, number).stream())
                .toList());
      }
    }
    List<ConsulNode> nodes =
        SampleHosts.hosts(number).stream()
            .map(
                each ->
                    new ConsulNode(
                        node(each, number),
                        address(each, number),
                        fields(each, number, NodeField.Meta.class),
                        fields(each, number, NodeField.TaggedAddress.class)))
            .toList();
    return new ConsulData(kv, services, nodes, secrets);
  }

  private Map<String, String> fields(String host, int number, Class<? extends NodeField> kind) {
    Map<String, String> fields = new TreeMap<>();
    for (NodeField each : scope.topology().variables().values()) {
      if (kind.isInstance(each)) {
        String key =
            switch (each) {
              case NodeField.Meta(String name) -> name;
              case NodeField.TaggedAddress(String tag) -> tag;
              case NodeField.Name _, NodeField.Address _ -> "";
            };
        field(host, each, number).ifPresent(value -> fields.put(key, value));
      }
    }
    return fields;
  }
}
