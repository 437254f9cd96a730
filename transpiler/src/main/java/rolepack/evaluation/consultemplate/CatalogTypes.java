package rolepack.evaluation.consultemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoType;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoType.Field;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.generated.functions.ConsulTemplateVersion;

/// The Go types of what a version tells of Consul and Vault, with the fields that it has.
///
/// @param keyPair a key below a prefix, with its value
/// @param tags the tags of a service
/// @param check a health check
/// @param service an instance of a service, with its health
/// @param snippet a service's name and tags
/// @param node a machine
/// @param nodeService a service of one machine
/// @param nodeDetail a machine with its services
/// @param secret a secret of Vault
record CatalogTypes(
    GoType.Named keyPair,
    GoType.Named tags,
    GoType.Named check,
    GoType.Named service,
    GoType.Named snippet,
    GoType.Named node,
    GoType.Named nodeService,
    GoType.Named nodeDetail,
    GoType.Named secret) {
  static final GoType TEXTS_BY_TEXT = new GoType.Mapping(Basic.STRING, Basic.STRING);

  private static final GoType.Named KEY_PAIR =
      struct(
          "dependency.KeyPair",
          List.of(
              new Field("Path", Basic.STRING),
              new Field("Key", Basic.STRING),
              new Field("Value", Basic.STRING),
              new Field("CreateIndex", Basic.UINT64),
              new Field("ModifyIndex", Basic.UINT64),
              new Field("LockIndex", Basic.UINT64),
              new Field("Flags", Basic.UINT64),
              new Field("Session", Basic.STRING)));

  static CatalogTypes of(ConsulTemplateVersion version) {
    GoType.Named tags = tags(version);
    GoType.Named check =
        struct(
            "api.HealthCheck",
            texts(
                "Node",
                "CheckID",
                "Name",
                "Status",
                "Notes",
                "Output",
                "ServiceID",
                "ServiceName"));
    GoType.Named node = struct("dependency.Node", nodeFields(version));
    boolean later = Change.MISSING_KEYS_BLOCK.isIn(version);
    GoType.Named nodeService =
        struct(
            later ? "dependency.CatalogNodeService" : "dependency.NodeService",
            nodeServiceFields(version, tags));
    return new CatalogTypes(
        KEY_PAIR,
        tags,
        check,
        struct("dependency.HealthService", serviceFields(version, tags, check)),
        struct(
            later ? "dependency.CatalogSnippet" : "dependency.CatalogService",
            List.of(new Field("Name", Basic.STRING), new Field("Tags", tags))),
        node,
        nodeService,
        struct(
            later ? "dependency.CatalogNode" : "dependency.NodeDetail",
            List.of(
                new Field("Node", new GoType.Pointer(node)),
                new Field("Services", list(nodeService)))),
        struct(
            "dependency.Secret",
            List.of(
                new Field("LeaseID", Basic.STRING),
                new Field("LeaseDuration", Basic.INT),
                new Field("Renewable", Basic.BOOL),
                new Field("Data", GoType.DICTIONARY))));
  }

  /// `[]*target`.
  static GoType list(GoType target) {
    return new GoType.Slice(new GoType.Pointer(target));
  }

  private static GoType.Named tags(ConsulTemplateVersion version) {
    GoFunction contains =
        GoFunction.of(
            Basic.BOOL,
            List.of(Basic.STRING),
            arguments ->
                GoValue.of(
                    Arguments.elements(arguments.get(0)).contains(Arguments.text(arguments, 1))));
    return new GoType.Named(
        "dependency.ServiceTags",
        GoType.STRINGS,
        Change.TAGS_ARE_PLAIN.isIn(version) ? Map.of() : Map.of("Contains", contains));
  }

  private static List<Field> nodeFields(ConsulTemplateVersion version) {
    if (!Change.NODES_HAVE_META.isIn(version)) {
      return texts("Node", "Address");
    }
    List<Field> fields = new ArrayList<>(texts("ID", "Node", "Address", "Datacenter"));
    fields.add(new Field("TaggedAddresses", TEXTS_BY_TEXT));
    fields.add(new Field("Meta", TEXTS_BY_TEXT));
    return fields;
  }

  private static List<Field> nodeServiceFields(ConsulTemplateVersion version, GoType tags) {
    List<Field> fields = new ArrayList<>(texts("ID", "Service"));
    fields.add(new Field("Tags", tags));
    if (Change.SERVICES_HAVE_META.isIn(version)) {
      fields.add(new Field("Meta", TEXTS_BY_TEXT));
    }
    fields.add(new Field("Port", Basic.INT));
    if (Change.NODE_SERVICES_HAVE_ADDRESSES.isIn(version)) {
      fields.add(new Field("Address", Basic.STRING));
    }
    if (Change.NODES_HAVE_META.isIn(version)) {
      fields.add(new Field("EnableTagOverride", Basic.BOOL));
    }
    return fields;
  }

  private static List<Field> serviceFields(
      ConsulTemplateVersion version, GoType tags, GoType check) {
    boolean nodeMeta = Change.NODES_HAVE_META.isIn(version);
    boolean weights = Change.SERVICES_HAVE_WEIGHTS.isIn(version);
    List<Field> fields = new ArrayList<>(texts("Node"));
    if (nodeMeta) {
      fields.add(new Field("NodeID", Basic.STRING));
    }
    fields.add(new Field("NodeAddress", Basic.STRING));
    if (nodeMeta) {
      fields.add(new Field("NodeTaggedAddresses", TEXTS_BY_TEXT));
      fields.add(new Field("NodeMeta", TEXTS_BY_TEXT));
    }
    if (Change.SERVICES_HAVE_META.isIn(version)) {
      fields.add(new Field("ServiceMeta", TEXTS_BY_TEXT));
    }
    fields.add(new Field("Address", Basic.STRING));
    if (weights) {
      fields.add(new Field("ServiceTaggedAddresses", TEXTS_BY_TEXT));
    }
    fields.addAll(texts("ID", "Name"));
    fields.add(new Field("Tags", tags));
    fields.add(new Field("Checks", list(check)));
    fields.add(new Field("Status", Basic.STRING));
    fields.add(
        new Field("Port", Change.MISSING_KEYS_BLOCK.isIn(version) ? Basic.INT : Basic.UINT64));
    if (weights) {
      fields.add(
          new Field(
              "Weights",
              struct(
                  "api.AgentWeights",
                  List.of(new Field("Passing", Basic.INT), new Field("Warning", Basic.INT)))));
    }
    return fields;
  }

  private static List<Field> texts(String... names) {
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(new Field(name, Basic.STRING));
    }
    return fields;
  }

  private static GoType.Named struct(String name, List<Field> fields) {
    return new GoType.Named(name, new GoType.Struct(fields), Map.of());
  }
}
