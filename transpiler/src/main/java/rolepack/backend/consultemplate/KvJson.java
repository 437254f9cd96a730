package rolepack.backend.consultemplate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import rolepack.site.Seed;

/// Writes the site's values in the format of `consul kv import`.
final class KvJson {
  private KvJson() {}

  static String of(List<Seed> seeds) {
    if (seeds.isEmpty()) {
      return "[]\n";
    }
    StringBuilder out = new StringBuilder("[");
    for (Seed seed : seeds) {
      String value =
          Base64.getEncoder().encodeToString(seed.value().getBytes(StandardCharsets.UTF_8));
      out.append(out.length() == 1 ? "\n" : ",\n");
      out.append("  {\n    \"key\": ").append(quote(seed.key())).append(",\n");
      out.append("    \"flags\": 0,\n    \"value\": \"").append(value).append("\"\n  }");
    }
    return out.append("\n]\n").toString();
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      if (each == '"' || each == '\\') {
        out.append('\\').append(each);
      } else if (each < ' ') {
        out.append("\\u%04x".formatted((int) each));
      } else {
        out.append(each);
      }
    }
    return out.append('"').toString();
  }
}
