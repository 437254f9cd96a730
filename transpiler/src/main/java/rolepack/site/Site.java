package rolepack.site;

import java.util.Optional;
import rolepack.ir.Inventory;
import rolepack.ir.Topology;
import rolepack.rewrite.scope.Absence;

/// Where the values of a site are kept that its templates read: in Consul KV, in Vault, in files of
/// facts.
///
/// @param prefix the site's name, the first part of every key
/// @param topology which groups are in Consul's catalogue instead
/// @param hostGroup the group whose hosts are the play's, where every play that reaches the role
///   has the same
public record Site(
    String prefix, Inventory inventory, Topology topology, Optional<String> hostGroup) {
  /// The field of a secret that holds it.
  public static final String SECRET_FIELD = "value";

  /// The folder of the files that hold the facts of a machine.
  public static String factFolder(String prefix) {
    return "/etc/" + prefix + "/facts";
  }

  String factPath(String fact) {
    return factFolder(prefix) + "/" + fact;
  }

  /// The folder of the files that hold what plays find out for the templates of a role.
  ///
  /// @param role as packages are named
  public static String foundFolder(String prefix, String role) {
    return factFolder(prefix) + "/play/" + role;
  }

  String secretPath(String name) {
    return "secret/" + prefix + "/" + name;
  }

  /// Where the site says that it has no such secret: `acme/defined/smtp_password`, or the field
  /// `defined` of the secret.
  Absence absence(String name) {
    return new Absence(Optional.of(prefix + "/defined/" + name), "defined");
  }

  String topologyPath() {
    return prefix + "/topology/";
  }

  /// Where a host's own value of a variable is: `acme/hosts/web-1/port`.
  String hostPath(String host, String name) {
    return prefix + "/hosts/" + host + "/" + name;
  }

  Layers layers() {
    return new Layers(prefix, inventory);
  }
}
