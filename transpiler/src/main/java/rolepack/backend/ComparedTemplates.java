package rolepack.backend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which text of each template of consul-template was compared with its original: each that is
/// written was, and the folder's marker keeps their digests, so that a later change is seen.
public final class ComparedTemplates {
  /// How their names end.
  public static final String SUFFIX = ".ctmpl";

  private static final String WORD = "compared sha256:";

  private ComparedTemplates() {}

  /// A line for each template, in the order of their paths.
  static String lines(List<Artifact> artifacts) {
    Map<String, String> digests = new TreeMap<>();
    for (Artifact each : artifacts) {
      if (each instanceof Artifact.Text(String path, String content, _) && path.endsWith(SUFFIX)) {
        digests.put(path, digest(content.getBytes(StandardCharsets.UTF_8)));
      }
    }
    StringBuilder lines = new StringBuilder();
    digests.forEach(
        (path, digest) -> lines.append(WORD).append(digest).append(' ').append(path).append('\n'));
    return lines.toString();
  }

  /// The digests by path, of a folder's marker.
  public static Map<String, String> read(String marker) {
    Map<String, String> digests = new TreeMap<>();
    for (String line : marker.split("\n")) {
      int space = line.indexOf(' ', WORD.length());
      if (line.startsWith(WORD) && space > 0) {
        digests.put(line.substring(space + 1), line.substring(WORD.length(), space));
      }
    }
    return digests;
  }

  /// The digest of a template, in hexadecimal digits.
  public static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
