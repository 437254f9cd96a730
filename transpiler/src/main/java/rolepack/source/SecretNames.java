package rolepack.source;

import java.util.Locale;
import java.util.Set;

/// Decides whether the name of a variable or key says that its value is a secret.
public final class SecretNames {
  private static final Set<String> SECRET =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "pass",
          "pwd",
          "secret",
          "secrets",
          "token",
          "tokens",
          "apikey",
          "credential",
          "credentials",
          "privatekey");

  /// Last words that say that the value is about a secret, not the secret itself.
  private static final Set<String> ABOUT =
      Set.of(
          "dir",
          "directory",
          "path",
          "file",
          "files",
          "filename",
          "name",
          "user",
          "username",
          "length",
          "enabled",
          "policy",
          "url",
          "uri",
          "port",
          "mode",
          "owner",
          "group",
          "type",
          "ttl",
          "expiry",
          "count",
          "timeout",
          "endpoint",
          "host",
          "role");

  private static final Set<String> BEFORE_KEY =
      Set.of("api", "private", "auth", "access", "secret", "encryption", "encrypt", "gossip");

  private SecretNames() {}

  /// Whether the name alone makes its value a secret.
  public static boolean says(String name) {
    String[] words =
        name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("[^a-z0-9]+");
    if (words.length == 0 || ABOUT.contains(words[words.length - 1])) {
      return false;
    }
    for (int at = 0; at < words.length; at++) {
      boolean key = at > 0 && words[at].equals("key") && BEFORE_KEY.contains(words[at - 1]);
      if (SECRET.contains(words[at]) || key) {
        return true;
      }
    }
    return false;
  }
}
