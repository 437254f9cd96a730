package rolepack.rewrite.gotemplate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.Topology;
import rolepack.ir.Topology.HostSource;
import rolepack.ir.Topology.NodeField;
import rolepack.ir.gotemplate.GoExpr;
import rolepack.ir.jinja.Expr;
import rolepack.rewrite.scope.Shape;

/// Hosts of groups that follow Consul's catalogue → `service "zookeeper" "any"`, `nodes`.
///
/// Before the catalogue has come, and where nothing is registered, the lists are empty.
final class CatalogueHosts {
  private static final ConsulTemplateVersion META = new ConsulTemplateVersion(0, 18, 1);

  private final Lowering lowering;

  CatalogueHosts(Lowering lowering) {
    this.lowering = lowering;
  }

  /// The list of Go.
  static GoExpr list(HostSource source) {
    return switch (source) {
      case HostSource.Nodes() -> GoExpr.call("nodes");
      case HostSource.Service service when service.passing() ->
          GoExpr.call("service", GoExpr.text(service.query()));
      case HostSource.Service service ->
          GoExpr.call("service", GoExpr.text(service.query()), GoExpr.text("any"));
    };
  }

  /// The name of the field in Go's type.
  private static String field(HostSource source, NodeField field) {
    boolean node = source instanceof HostSource.Nodes;
    return switch (field) {
      case NodeField.Name() -> "Node";
      case NodeField.Address() -> node ? "Address" : "NodeAddress";
      case NodeField.Meta _ -> node ? "Meta" : "NodeMeta";
      case NodeField.TaggedAddress _ -> node ? "TaggedAddresses" : "NodeTaggedAddresses";
    };
  }

  /// A host's name, with the host's entry.
  Lowered name(HostData entry) {
    HostSource source = entry.catalogue().orElseThrow();
    return new Lowered.Code(
        GoCode.member(entry.expr(), field(source, topology().hostName())),
        Lowered.Form.STRING,
        Shape.TEXT,
        Optional.of(entry));
  }

  /// Whether a name is that of one of the hosts. Names are in the JSON of the entries as members,
  /// and quotes inside of other texts are escaped there.
  Decision has(HostData hosts, GoExpr jsonName) {
    String field = field(hosts.catalogue().orElseThrow(), topology().hostName());
    return Decision.truth(
        GoExpr.call(
            "in",
            GoCode.pipe(hosts.expr(), "toJSON"),
            GoExpr.call("printf", GoExpr.text("\"" + field + "\":%s"), jsonName)));
  }

  /// Whether the hosts are in the order of their names.
  boolean areSorted() {
    return topology().hostName() instanceof NodeField.Name;
  }

  /// `hostvars[host].name`, which is nothing but what `rolepack.yml` says that the catalogue has.
  Decision variable(HostData entry, String name, boolean checked, Expr place) {
    NodeField field = topology().variables().get(name);
    if (field != null) {
      return value(entry, field, name, checked, place);
    }
    Map<String, Decision> members = new HashMap<>();
    topology()
        .membersOf(name)
        .forEach(
            each -> {
              String first = each.contains(".") ? each.substring(0, each.indexOf('.')) : each;
              members.put(first, variable(entry, name + "." + first, checked, place));
            });
    if (members.isEmpty()) {
      throw UntranslatableException.with(
          construct(name),
          place.span(),
          "the host comes from Consul's catalogue, and topology in rolepack.yml has no such fact",
          "Say under topology in rolepack.yml which field of a node %s is.".formatted(name));
    }
    return Decision.of(new Lowered.Mapped(members));
  }

  private Decision value(
      HostData entry, NodeField field, String name, boolean checked, Expr place) {
    GoExpr member = GoCode.member(entry.expr(), field(entry.catalogue().orElseThrow(), field));
    return switch (field) {
      case NodeField.Name() -> text(member);
      case NodeField.Address() -> text(member);
      case NodeField.Meta(String key) -> item(member, key, name, checked, place);
      case NodeField.TaggedAddress(String tag) -> item(member, tag, name, checked, place);
    };
  }

  private static String construct(String variable) {
    return variable + " of other hosts";
  }

  private static Decision text(GoExpr value) {
    return Decision.of(new Lowered.Code(value, Lowered.Form.STRING, Shape.TEXT));
  }

  /// Where a node has no such item, `index` gives the empty text.
  private Decision item(GoExpr map, String key, String name, boolean checked, Expr place) {
    if (lowering.profile().version().compareTo(META) < 0) {
      throw new UntranslatableException(
          construct(name),
          place.span(),
          "consul-template %s knows only names and addresses of nodes"
              .formatted(lowering.profile().version()),
          Optional.of(META));
    }
    GoExpr item = GoCode.index(map, GoExpr.text(key));
    return checked
        ? new Decision.Branch(
            new Decision.Test(item, true, Optional.empty()), text(item), Decision.undefined(name))
        : text(item);
  }

  private Topology topology() {
    return lowering.scope().topology();
  }
}
