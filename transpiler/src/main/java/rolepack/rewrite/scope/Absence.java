package rolepack.rewrite.scope;

import java.util.Optional;

/// How a site says that it does not have a secret, since Vault cannot be asked whether it has one.
///
/// @param key the key of Consul KV that then holds [#IN_CONSUL]; empty where consul-template ends
///   if it asks for a secret that is not there, so that the secret has to say it itself
/// @param field the field of the secret that then holds [#IN_VAULT], in letters of any case
public record Absence(Optional<String> key, String field) {
  public static final String IN_CONSUL = "False";
  public static final String IN_VAULT = "false";

  /// Only what the secret itself says.
  public Absence inVault() {
    return new Absence(Optional.empty(), field);
  }
}
