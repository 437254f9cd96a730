package rolepack.backend.consultemplate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import rolepack.site.Seed;

/// Writes the script that puts the site's values into Consul by HTTP, for versions without `consul
/// kv import`.
///
/// The values stand in it as base64, so that no byte of them is lost and none is read by the shell;
/// a file takes them to curl, since a command line is too short for the largest.
final class SeedScript {
  private static final int LINE = 76;

  private static final String HEAD =
      """
      #!/bin/sh
      # Puts the values that this conversion saw, where they differ from what the templates say
      # themselves, into Consul. What is there under these keys is replaced.
      # CONSUL_HTTP_ADDR: where Consul answers; CONSUL_HTTP_TOKEN: a token that may write.
      set -eu
      address=${CONSUL_HTTP_ADDR:-http://127.0.0.1:8500}
      case $address in http://* | https://*) ;; *) address=http://$address ;; esac
      work=$(mktemp -d)
      trap 'rm -rf "$work"' EXIT
      umask 077
      : > "$work/config"
      if [ -n "${CONSUL_HTTP_TOKEN:-}" ]; then
        printf 'header = "X-Consul-Token: %s"\\n' "$CONSUL_HTTP_TOKEN" > "$work/config"
      fi

      # put KEY: stores the base64 text of standard input, decoded, under a key that is written as in
      # a URL.
      put() {
        base64 -d > "$work/value"
        answer=$(curl -sSf -K "$work/config" -X PUT --data-binary "@$work/value" "$address/v1/kv/$1")
        [ "$answer" = true ] || { echo "Consul did not take $1: $answer" >&2; exit 1; }
      }
      """;

  private SeedScript() {}

  static String of(List<Seed> seeds) {
    StringBuilder script = new StringBuilder(HEAD);
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    for (Seed seed : seeds) {
      script.append("\nput '").append(url(seed.key())).append("' << 'END'\n");
      String text = encoder.encodeToString(seed.value().getBytes(StandardCharsets.UTF_8));
      if (!text.isEmpty()) {
        script.append(text).append('\n');
      }
      script.append("END\n");
    }
    return script.toString();
  }

  /// A key in a URL: its parts stay parts.
  static String url(String key) {
    StringBuilder out = new StringBuilder();
    for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (each & 0xff);
      boolean plain =
          letter >= 'a' && letter <= 'z'
              || letter >= 'A' && letter <= 'Z'
              || letter >= '0' && letter <= '9'
              || "-._~/".indexOf(letter) >= 0;
      out.append(plain ? String.valueOf(letter) : "%%%02X".formatted(each & 0xff));
    }
    return out.toString();
  }
}
