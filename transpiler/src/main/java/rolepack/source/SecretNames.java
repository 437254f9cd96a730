package rolepack.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Decides whether the name of a variable, key or option says that its value is a secret:
/// `db_password`, `apiKey`, `consul_acl_master_token`, and not `token_ttl` or `compass`.
public final class SecretNames {
  private static final Set<String> SECRET =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "pass",
          "pwd",
          "secret",
          "token",
          "authtoken",
          "accesstoken",
          "apitoken",
          "jwt",
          "psk",
          "apikey",
          "authkey",
          "accesskey",
          "secretkey",
          "privatekey",
          "credential",
          "cred",
          "htpasswd");

  /// `rootpassword`, `clientsecret`.
  private static final List<String> SECRET_ENDINGS = List.of("password", "passphrase", "secret");

  /// Words that make a `key` or `cookie` after them a secret.
  private static final Set<String> BEFORE_KEY =
      Set.of(
          "api",
          "private",
          "auth",
          "access",
          "secret",
          "encryption",
          "encrypt",
          "gossip",
          "signing",
          "master",
          "shared",
          "session",
          "hmac",
          "aes",
          "unseal",
          "license",
          "erlang");

  /// First words of a switch: `use_password`, `update_password`.
  private static final Set<String> SWITCH =
      Set.of(
          "use",
          "has",
          "is",
          "no",
          "enable",
          "disable",
          "require",
          "requires",
          "allow",
          "permit",
          "update",
          "ask",
          "prompt",
          "without");

  /// Last words of what is about a secret and not the secret itself; their plurals are, too.
  private static final Set<String> ABOUT =
      Set.of(
          // where it is
          "dir",
          "directory",
          "folder",
          "path",
          "file",
          "filename",
          "location",
          "store",
          "src",
          "dest",
          "url",
          "uri",
          "endpoint",
          "host",
          "hostname",
          "server",
          "address",
          "port",
          "backend",
          "provider",
          "service",
          "plugin",
          "module",
          "package",
          "template",
          "image",
          "command",
          "cmd",
          "script",
          "variable",
          "var",
          "env",
          "field",
          "header",
          "param",
          // whose it is
          "name",
          "user",
          "username",
          "owner",
          "group",
          "role",
          "id",
          "label",
          "description",
          // what it is like
          "length",
          "len",
          "size",
          "bits",
          "count",
          "min",
          "max",
          "mode",
          "type",
          "kind",
          "format",
          "prefix",
          "algorithm",
          "algo",
          "method",
          "scheme",
          "policy",
          "rule",
          "regex",
          "pattern",
          "complexity",
          "version",
          "threshold",
          "share",
          "encryption",
          "authentication",
          "auth",
          "login",
          "prompt",
          // how long it lasts
          "ttl",
          "expiry",
          "expire",
          "expiration",
          "lifetime",
          "age",
          "day",
          "timeout",
          "rotation",
          // whether there is one
          "enabled",
          "disabled",
          "enable",
          "required",
          "allowed",
          "present",
          "exists",
          "needed",
          "changed",
          "state",
          "status");

  private SecretNames() {}

  /// Whether the name alone makes its value a secret.
  public static boolean says(String name) {
    List<String> words = words(name);
    return !words.isEmpty()
        && !isAbout(words)
        && !(words.size() > 1 && SWITCH.contains(words.getFirst()))
        && namesSecret(words);
  }

  private static boolean isAbout(List<String> words) {
    String last = words.getLast();
    if (last.equals("id") && words.size() > 1) {
      // The id of a secret opens as much as the secret; that of a key is a name.
      return !SECRET.contains(words.get(words.size() - 2));
    }
    return ABOUT.contains(last) || ABOUT.contains(singular(last));
  }

  private static boolean namesSecret(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = singular(words.get(i));
      if (SECRET.contains(words.get(i)) || SECRET.contains(word) || endsAsSecret(word)) {
        return true;
      }
      boolean key = word.equals("key") || word.equals("cookie");
      if (key && i > 0 && BEFORE_KEY.contains(words.get(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsAsSecret(String word) {
    for (String each : SECRET_ENDINGS) {
      if (word.endsWith(each) && !word.startsWith("no")) {
        return true;
      }
    }
    return false;
  }

  private static String singular(String word) {
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }

  /// The words of `snake_case`, `kebab-case`, `camelCase` and `ACRONYMCase`, in lower case; numbers
  /// at their ends are dropped.
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>(4);
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || !Character.isLetterOrDigit(name.charAt(i))) {
        add(name, start, i, words);
        start = i + 1;
      } else if (i > start && startsWord(name, i)) {
        add(name, start, i, words);
        start = i;
      }
    }
    return words;
  }

  /// Whether a new word starts inside of `camelCase` or `HTTPServer`.
  private static boolean startsWord(String name, int at) {
    if (!Character.isUpperCase(name.charAt(at))) {
      return false;
    }
    return !Character.isUpperCase(name.charAt(at - 1))
        || (at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1)));
  }

  private static void add(String name, int start, int end, List<String> words) {
    int to = end;
    while (to > start && Character.isDigit(name.charAt(to - 1))) {
      to--;
    }
    if (to > start) {
      words.add(name.substring(start, to).toLowerCase(Locale.ROOT));
    }
  }
}
