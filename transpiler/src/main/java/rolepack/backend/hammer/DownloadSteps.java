package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rolepack.plan.PayloadEntry;
import rolepack.plan.Shell;

/// What fetches the files that a package takes from the network when it is built.
///
/// hammer's `resources` need an MD5 or SHA-1 sum, and take the file's name from the URL. All other
/// downloads are fetched by the build script, which checks what sum there is.
final class DownloadSteps {
  private final List<HammerSpec.Resource> resources = new ArrayList<>();
  private final List<String> buildScript = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /// The name that the file has in hammer's build folder.
  String add(PayloadEntry.Download download) {
    Optional<PayloadEntry.Checksum> checksum = download.checksum();
    String name = download.url().substring(download.url().lastIndexOf('/') + 1);
    boolean resource =
        checksum
                .filter(each -> each.algorithm().equals("md5") || each.algorithm().equals("sha1"))
                .isPresent()
            && isSafe(name)
            && names.add(name);
    if (resource) {
      resources.add(
          new HammerSpec.Resource(
              Escapes.goTemplate(download.url()),
              checksum.get().algorithm(),
              checksum.get().hex().toLowerCase(Locale.ROOT)));
      return name;
    }
    String own = "download-" + (names.size() + 1);
    names.add(own);
    fetch(download, own);
    return own;
  }

  List<HammerSpec.Resource> resources() {
    return List.copyOf(resources);
  }

  /// The text of hammer's build script; empty where it has nothing to do.
  Optional<String> buildScript() {
    return buildScript.isEmpty()
        ? Optional.empty()
        : Optional.of("set -e\n" + String.join("\n", buildScript) + "\n");
  }

  private void fetch(PayloadEntry.Download download, String name) {
    buildScript.add(
        Escapes.goTemplate("curl -fsSL -o %s -- %s".formatted(name, Shell.quote(download.url()))));
    download
        .checksum()
        .ifPresent(
            each ->
                buildScript.add(
                    "echo %s | %ssum -c -"
                        .formatted(Shell.quote(each.hex() + "  " + name), each.algorithm())));
  }

  private static boolean isSafe(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                each -> Character.isLetterOrDigit(each) && each < 128 || "._-+".indexOf(each) >= 0)
        && !name.startsWith("-")
        && !name.startsWith("download-");
  }
}
