package rolepack.frontend.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rolepack.diagnostics.Diagnostics;
import rolepack.diagnostics.NearestName;
import rolepack.ir.Configuration.Word;
import rolepack.ir.Topology;
import rolepack.ir.Topology.Group;
import rolepack.ir.Topology.HostSource;
import rolepack.ir.Topology.NodeField;
import rolepack.ir.yaml.YamlNode;

/// Reads `topology` of `rolepack.yml`: which groups follow Consul's catalogue, and which variables
/// of their hosts it knows.
final class TopologySettings {
  private static final List<String> SETTINGS = List.of("groups", "facts");
  private static final List<String> SERVICE = List.of("service", "tag", "health");
  private static final List<String> HEALTH = List.of("any", "passing");
  private static final String NODES = "nodes";
  private static final List<String> FIELDS =
      List.of("Node", "Address", "Meta.NAME", "TaggedAddresses.NAME");

  /// What needs no escape in the query of a service, in which `.`, `@`, `~` and `|` are signs.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private final StrictMapping topology;
  private final Diagnostics diagnostics;

  private TopologySettings(StrictMapping topology, Diagnostics diagnostics) {
    this.topology = topology;
    this.diagnostics = diagnostics;
  }

  /// What is right; there are errors for the rest.
  static Topology read(StrictMapping settings, Diagnostics diagnostics) {
    return settings
        .get("topology")
        .flatMap(
            each ->
                StrictMapping.of(each, "a mapping such as {groups, facts}", SETTINGS, diagnostics))
        .map(each -> new TopologySettings(each, diagnostics))
        .map(each -> new Topology(each.groups(), each.variables()))
        .orElse(Topology.NONE);
  }

  private Map<String, Group> groups() {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (YamlNode.Entry entry : topology.entries("groups")) {
      source(entry.value())
          .ifPresent(each -> groups.put(name(entry), new Group(each, entry.span())));
    }
    return groups;
  }

  private static String name(YamlNode.Entry entry) {
    return ((YamlNode.Text) entry.key()).value();
  }

  private Optional<HostSource> source(YamlNode value) {
    if (value instanceof YamlNode.Text(var _, String word, var _, var _)) {
      if (word.equals(NODES)) {
        return Optional.of(new HostSource.Nodes());
      }
      topology.invalid(
          "groups",
          value.span(),
          "takes a group's hosts from nodes or from {service: NAME}, not from " + word);
      return Optional.empty();
    }
    return StrictMapping.of(value, "nodes or {service: NAME}", SERVICE, diagnostics)
        .flatMap(TopologySettings::service);
  }

  private static Optional<HostSource> service(StrictMapping service) {
    if (service.get("service").isEmpty()) {
      service.missing("groups", "needs the name of a service: {service: NAME}");
    }
    Optional<Word> name = service.word("service");
    Optional<Word> tag = service.word("tag");
    Optional<Word> health = service.word("health");
    if (!isName(service, "service", name) || !isName(service, "tag", tag)) {
      return Optional.empty();
    }
    if (health.isPresent() && !HEALTH.contains(health.get().text())) {
      service.invalid(
          "health", health.get().span(), "is any or passing, not " + health.get().text());
      return Optional.empty();
    }
    boolean passing = health.filter(each -> each.text().equals("passing")).isPresent();
    return name.map(each -> new HostSource.Service(each.text(), tag.map(Word::text), passing));
  }

  private static boolean isName(StrictMapping service, String key, Optional<Word> name) {
    boolean valid = name.filter(each -> !NAME.matcher(each.text()).matches()).isEmpty();
    if (!valid) {
      service.invalid(
          key, name.get().span(), "is made of letters, digits, _ and -, not " + name.get().text());
    }
    return valid;
  }

  private Map<String, NodeField> variables() {
    Map<String, NodeField> variables = new LinkedHashMap<>();
    for (YamlNode.Entry entry : topology.entries("facts")) {
      if (entry.value() instanceof YamlNode.Text(var _, String word, var _, var _)) {
        Optional<NodeField> field = field(word);
        if (field.isEmpty()) {
          topology.invalid("facts", entry.value().span(), "knows no field " + word + meant(word));
        } else if (name(entry).equals(Topology.HOST_NAME)
            && !(field.get() instanceof NodeField.Name
                || field.get() instanceof NodeField.Address)) {
          topology.invalid(
              "facts",
              entry.value().span(),
              "takes %s from Node or Address, which every node has".formatted(Topology.HOST_NAME));
        } else {
          variables.put(name(entry), field.get());
        }
      } else {
        topology.invalid(
            "facts", entry.value().span(), "needs a field of a node: " + String.join(", ", FIELDS));
      }
    }
    return variables;
  }

  private static String meant(String word) {
    return NearestName.of(word, List.of("Node", "Address"))
        .map(each -> "; did you mean " + each + "?")
        .orElse(" of a node; there are " + String.join(", ", FIELDS));
  }

  private static Optional<NodeField> field(String word) {
    int dot = word.indexOf('.');
    if (dot < 0) {
      return switch (word) {
        case "Node" -> Optional.of(new NodeField.Name());
        case "Address" -> Optional.of(new NodeField.Address());
        case String _ -> Optional.empty();
      };
    }
    String key = word.substring(dot + 1);
    if (!NAME.matcher(key).matches()) {
      return Optional.empty();
    }
    return switch (word.substring(0, dot)) {
      case "Meta" -> Optional.of(new NodeField.Meta(key));
      case "TaggedAddresses" -> Optional.of(new NodeField.TaggedAddress(key));
      case String _ -> Optional.empty();
    };
  }
}
