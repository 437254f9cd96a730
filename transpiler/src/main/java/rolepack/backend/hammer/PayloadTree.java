package rolepack.backend.hammer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rolepack.backend.Artifact;
import rolepack.plan.FileAttributes;
import rolepack.plan.FileContent;
import rolepack.plan.PayloadEntry;

/// Turns a package's payload into files below `payload/` and the targets that lay them down.
///
/// Each path is a target of its own, so that nothing is shipped that the plan does not name. A link
/// stands in the tree as itself: fpm looks at it with `lstat` and copies the link, so that its
/// target need not be on the machine that builds. A folder is hammer's empty one: it needs no place
/// in the tree, and version control, which keeps no empty folders, cannot lose it.
final class PayloadTree {
  private final String folder;
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<HammerSpec.FileTarget> targets = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();
  private final List<String> filledDirectories = new ArrayList<>();
  private final DownloadSteps downloads = new DownloadSteps();

  /// A path with the mode and owner it must get.
  ///
  /// @param downloaded whether it comes from elsewhere when the package is built, with mode 0644
  record Placed(String path, FileAttributes attributes, boolean directory, boolean downloaded) {}

  private PayloadTree(String folder) {
    this.folder = folder;
  }

  /// @param folder the spec's folder in the output
  static PayloadTree of(List<PayloadEntry> payload, String folder) {
    PayloadTree tree = new PayloadTree(folder);
    Set<String> parents = parents(payload);
    for (PayloadEntry entry : payload) {
      switch (entry) {
        case PayloadEntry.File file -> tree.file(file);
        case PayloadEntry.Directory directory -> tree.directory(directory, parents);
        case PayloadEntry.Link link -> tree.link(link);
        case PayloadEntry.Download download -> tree.download(download);
      }
    }
    return tree;
  }

  List<Artifact> artifacts() {
    return List.copyOf(artifacts);
  }

  List<HammerSpec.FileTarget> targets() {
    return List.copyOf(targets);
  }

  /// Every path but links, which have neither mode nor owner of their own.
  List<Placed> placed() {
    return List.copyOf(placed);
  }

  /// The folders that hold other paths of the package. fpm lists only files and empty folders by
  /// itself; these have to be named.
  List<String> filledDirectories() {
    return List.copyOf(filledDirectories);
  }

  DownloadSteps downloads() {
    return downloads;
  }

  private void file(PayloadEntry.File file) {
    boolean executable = (file.attributes().mode() & 0111) != 0;
    String place = place(file.path());
    artifacts.add(
        switch (file.content()) {
          case FileContent.Copy copy -> new Artifact.Copy(place, copy.path(), executable);
          case FileContent.Text text -> new Artifact.Text(place, text.text(), executable);
        });
    target(source(file.path()), file.path(), file.configuration());
    placed.add(new Placed(file.path(), file.attributes(), false, false));
  }

  private void directory(PayloadEntry.Directory directory, Set<String> parents) {
    target("{{empty}}", directory.path(), false);
    placed.add(new Placed(directory.path(), directory.attributes(), true, false));
    if (parents.contains(directory.path())) {
      filledDirectories.add(directory.path());
    }
  }

  private void link(PayloadEntry.Link link) {
    artifacts.add(new Artifact.Link(place(link.path()), link.target()));
    target(source(link.path()), link.path(), false);
  }

  private void download(PayloadEntry.Download download) {
    target("{{.BuildRoot}}/" + downloads.add(download), download.path(), false);
    placed.add(new Placed(download.path(), download.attributes(), false, true));
  }

  private String place(String path) {
    return folder + "/payload" + Escapes.payloadName(path);
  }

  private static String source(String path) {
    return "{{.SpecRoot}}/payload" + Escapes.goTemplate(Escapes.payloadName(path));
  }

  private void target(String source, String path, boolean configuration) {
    targets.add(new HammerSpec.FileTarget(source, Escapes.goTemplate(path), configuration));
  }

  private static Set<String> parents(List<PayloadEntry> payload) {
    Set<String> parents = new HashSet<>();
    for (PayloadEntry entry : payload) {
      String path = entry.path();
      for (int slash = path.lastIndexOf('/');
          slash > 0 && parents.add(path.substring(0, slash));
          slash = path.lastIndexOf('/', slash - 1)) {}
    }
    return parents;
  }
}
