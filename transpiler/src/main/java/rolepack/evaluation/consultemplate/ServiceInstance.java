package rolepack.evaluation.consultemplate;

import java.util.List;
import java.util.Map;

/// One instance of a service in Consul's catalogue.
///
/// @param node the name of the machine that it runs on
/// @param nodeAddress that machine's address
/// @param address its own address; empty where it has the machine's
/// @param status `passing`, `warning`, `critical`: that of its own check
public record ServiceInstance(
    String node,
    String nodeAddress,
    String address,
    int port,
    String id,
    List<String> tags,
    String status,
    Map<String, String> meta) {
  public ServiceInstance {
    tags = List.copyOf(tags);
    meta = Map.copyOf(meta);
  }
}
