package rolepack.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rolepack.source.SourceSpan;

/// The scripts that consul-template runs to start services: each waits until all files are there
/// that it makes for the service.
///
/// Consul-template runs the command of each file that it has made, whether the others are there or
/// not; whichever comes last starts the service.
final class StartScripts {
  /// What a file says to the script of a handler that it notifies.
  static final String NOTIFIED = "notified";

  private final RoleItems items;
  private final Map<Item, Map<Installation, String>> paths = new IdentityHashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();

  StartScripts(RoleItems items) {
    this.items = items;
  }

  /// The items that happen when the files of an item are there.
  List<Item> waitingFor(Item rendered) {
    return Stream.concat(items.tasks().stream(), items.handlers().stream())
        .filter(each -> each.awaited().contains(rendered))
        .toList();
  }

  /// Where the commands of a package lie.
  static String folder(String packageName) {
    return "/usr/share/%s/commands/".formatted(packageName);
  }

  /// The script of an item, as a part of the package that is installed at a time.
  Part script(Item start, Installation installation, String packageName) {
    String name =
        "start-"
            + StartRule.services(start).stream()
                .findFirst()
                .orElse("units")
                .replaceAll("[^A-Za-z0-9._+-]", "_");
    int count = taken.merge(name, 1, Integer::sum);
    String path = folder(packageName) + (count == 1 ? name : name + "-" + count);
    paths.computeIfAbsent(start, _ -> new HashMap<>()).put(installation, path);
    return lays(path, lines(start, installation), start.candidate().instance().task().span());
  }

  /// The path of an item's script, once it is in a package.
  Optional<String> path(Item start, Installation installation) {
    return Optional.ofNullable(paths.getOrDefault(start, Map.of()).get(installation));
  }

  /// The files that an item waits for in a package.
  static List<String> files(Item start, Installation installation) {
    return rendered(start, installation).stream()
        .map(RenderedFile::destination)
        .distinct()
        .toList();
  }

  private static List<RenderedFile> rendered(Item start, Installation installation) {
    return start.awaited().stream()
        .filter(each -> Installation.of(each).equals(installation))
        .flatMap(each -> RenderedFiles.of(each).stream())
        .toList();
  }

  private static List<String> lines(Item start, Installation installation) {
    List<String> lines = new ArrayList<>();
    lines.add("# %s, once all its files are there".formatted(what(start)));
    lines.add(
        "for file in %s; do"
            .formatted(
                String.join(" ", files(start, installation).stream().map(Shell::quote).toList())));
    lines.add("  [ -e \"$file\" ] || exit 0");
    lines.add("done");
    for (RenderedFile file : rendered(start, installation)) {
      lines.addAll(StanzaCommand.ownership(file, start.scope().settings().consulTemplate()));
    }
    if (start.isHandler()) {
      lines.add("# " + start.text() + " is notified by some of them");
      lines.add("if [ \"$1\" = %s ]; then".formatted(NOTIFIED));
      run("  ", start, Part.Reacts::literal, lines);
      lines.add("else");
      run("  ", start, Part.Reacts::starting, lines);
      lines.add("fi");
    } else {
      run("", start, Part.Reacts::commands, lines);
    }
    return lines;
  }

  /// Consul-template ends where a command fails.
  private static void run(
      String indent, Item start, Function<Part.Reacts, List<String>> words, List<String> lines) {
    StartRule.reactions(start)
        .flatMap(each -> words.apply(each).stream())
        .forEach(each -> lines.add(indent + each + " || :"));
  }

  private static String what(Item start) {
    return start.isHandler()
        ? "starts " + String.join(", ", StartRule.services(start))
        : start.candidate().lowered().summary();
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
