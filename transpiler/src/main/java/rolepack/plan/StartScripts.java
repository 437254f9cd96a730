package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.source.SourceSpan;

/// The scripts that consul-template runs to start services: each waits until all files are there
/// that it makes for the service.
///
/// Consul-template runs the command of each file that it has made, whether the others are there or
/// not; whichever comes last starts the service.
final class StartScripts {
  private final RoleItems items;
  private final Map<Item, String> paths = new IdentityHashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();

  StartScripts(RoleItems items) {
    this.items = items;
  }

  /// The items that happen when the files of an item are there.
  List<Item> waitingFor(Item rendered) {
    return items.tasks().stream().filter(each -> each.awaited().contains(rendered)).toList();
  }

  /// Where the commands of a package lie.
  static String folder(String packageName) {
    return "/usr/share/%s/commands/".formatted(packageName);
  }

  /// The script of an item, as a part of its package.
  Part script(Item start, String packageName) {
    String name =
        "start-"
            + StartRule.services(start).stream()
                .findFirst()
                .orElse("units")
                .replaceAll("[^A-Za-z0-9._+-]", "_");
    int count = taken.merge(name, 1, Integer::sum);
    String path = folder(packageName) + (count == 1 ? name : name + "-" + count);
    paths.put(start, path);
    return lays(path, lines(start), start.candidate().instance().task().span());
  }

  /// The path of an item's script, once it is in a package.
  Optional<String> path(Item start) {
    return Optional.ofNullable(paths.get(start));
  }

  /// The files that an item waits for.
  static List<String> files(Item start) {
    return rendered(start).stream().map(RenderedFile::destination).distinct().toList();
  }

  private static List<RenderedFile> rendered(Item start) {
    return start.awaited().stream().flatMap(each -> RenderedFiles.of(each).stream()).toList();
  }

  private static List<String> lines(Item start) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + start.candidate().lowered().summary() + ", once all its files are there");
    lines.add(
        "for file in %s; do"
            .formatted(String.join(" ", files(start).stream().map(Shell::quote).toList())));
    lines.add("  [ -e \"$file\" ] || exit 0");
    lines.add("done");
    for (RenderedFile file : rendered(start)) {
      lines.addAll(StanzaCommand.ownership(file, start.scope().settings().consulTemplate()));
    }
    // Consul-template ends where a command fails.
    StartRule.commands(start).forEach(each -> lines.add(each + " || :"));
    return lines;
  }

  /// A script of a package.
  static Part lays(String path, List<String> lines, SourceSpan origin) {
    return new Part.Lays(
        new PayloadEntry.File(
            path,
            new FileContent.Text("#!/bin/sh\n" + String.join("\n", lines) + "\n"),
            new FileAttributes(0755, "root", "root"),
            false,
            origin));
  }
}
