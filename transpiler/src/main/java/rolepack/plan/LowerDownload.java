package rolepack.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rolepack.generated.modules.FilesCall;

/// `get_url` with a checksum → a file that is fetched when the package is built.
final class LowerDownload {
  private LowerDownload() {}

  static Lowered lower(FilesCall.GetUrl get, LoweringContext context) {
    String url = get.url().orElse("");
    String dest = get.dest().orElse("");
    String summary = "downloads %s to %s".formatted(url, dest);
    Optional<Lowered> secret = Address.refusal(url, context, summary);
    if (secret.isPresent()) {
      return secret.get();
    }
    if (url.startsWith("file:")) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it takes a file of the machine, which is not there when the package is built",
          "Put the file into the repository, and use `copy`.",
          summary);
    }
    Optional<PayloadEntry.Checksum> checksum = checksum(get);
    if (checksum.isEmpty()) {
      return context.stays(
          ReasonCode.NO_EQUIVALENT,
          "it downloads without a checksum, so what it gets may change",
          "Give it `checksum: sha256:…`, so that the package holds the same file every time.",
          summary);
    }
    if (!dest.startsWith("/")) {
      return context.relative("dest", summary);
    }
    Optional<Integer> mode = context.mode(get.mode(), 0644, false);
    if (mode.isEmpty()) {
      return LowerCopy.badMode(context, summary);
    }
    String file = url.replaceFirst("[?#].*$", "");
    String path =
        Paths.clean(
            context.directories().contains(dest) ? Paths.join(dest, Paths.name(file)) : dest);
    if (context.ownership().isForeign(path)) {
      return context.stays(
          ReasonCode.FOREIGN_FILE,
          "another package may own %s, and a download cannot be put beside it".formatted(path),
          "Download it to a folder of its own.",
          summary);
    }
    FileAttributes attributes =
        new FileAttributes(mode.get(), get.owner().orElse("root"), get.group().orElse("root"));
    return new Lowered.Moves(
        List.of(
            new Part.Lays(
                new PayloadEntry.Download(path, url, checksum, attributes, context.origin()))),
        summary,
        List.of(path));
  }

  private static Optional<PayloadEntry.Checksum> checksum(FilesCall.GetUrl get) {
    Optional<String> old =
        get.argument("sha256sum")
            // Ansible takes nothing but letters and digits of it.
            .map(each -> each.toString().replaceAll("\\W+", ""))
            .filter(each -> !each.isEmpty());
    Optional<String> written =
        get.checksum().filter(each -> !each.isEmpty()).or(() -> old.map(each -> "sha256:" + each));
    return written
        .map(each -> each.strip().toLowerCase(Locale.ROOT).split(":", 2))
        .filter(each -> each.length == 2)
        .map(each -> new PayloadEntry.Checksum(each[0], each[1].strip()))
        .filter(each -> each.hex().matches("[0-9a-f]{32,128}"));
  }
}
