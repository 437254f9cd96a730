package rolepack.verify.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What a machine has at one point of a play, as far as later tasks rely on it.
final class KnownMachine {
  /// A file that some task may touch.
  ///
  /// @param owner the role that may write all of it; empty where only lines of it may be set
  /// @param there whether it exists
  /// @param reset whether each run of the play begins it anew, so that what happens in between is
  ///   the same every time
  /// @param frozen whether a task has read it that would read something else if it changed
  record KnownFile(String path, String owner, boolean there, boolean reset, boolean frozen) {
    KnownFile with(boolean there, boolean reset) {
      return new KnownFile(path, owner, there, reset, frozen);
    }

    KnownFile read() {
      return new KnownFile(path, owner, there, reset, frozen || !reset);
    }

    boolean isIni() {
      return path.endsWith(".ini");
    }
  }

  private final Map<String, KnownFile> files = new LinkedHashMap<>();
  private final Map<String, String> units = new HashMap<>();
  final Set<String> folders = new LinkedHashSet<>();
  final Set<String> accounts = new LinkedHashSet<>();
  final Set<String> groups = new LinkedHashSet<>();
  final Set<String> packages = new HashSet<>();

  /// The units that handlers restart. They run from the beginning: a handler starts what does not,
  /// the command of consul-template does not (docs/limitations.md). Nothing else restarts them:
  /// what handlers of packages do happens when they are installed, and then again if it has to.
  final Set<String> handled = new HashSet<>();

  KnownMachine copy() {
    KnownMachine copy = new KnownMachine();
    copy.files.putAll(files);
    copy.units.putAll(units);
    copy.folders.addAll(folders);
    copy.accounts.addAll(accounts);
    copy.groups.addAll(groups);
    copy.packages.addAll(packages);
    copy.handled.addAll(handled);
    return copy;
  }

  void put(KnownFile file) {
    files.put(file.path(), file);
  }

  KnownFile file(String path, String owner) {
    return files.getOrDefault(path, new KnownFile(path, owner, false, false, false));
  }

  List<KnownFile> files(Predicate<KnownFile> wanted) {
    return files.values().stream().filter(wanted).toList();
  }

  /// A unit that exists, and whether it runs: `started`, `stopped`, or `unknown`.
  void unit(String name, String state) {
    units.put(name, state);
  }

  List<String> units(Predicate<String> state) {
    List<String> found = new ArrayList<>();
    units.forEach(
        (name, is) -> {
          if (state.test(is)) {
            found.add(name);
          }
        });
    found.sort(null);
    return found;
  }

  boolean folderOf(String path) {
    return folders.contains(path.substring(0, path.lastIndexOf('/')));
  }
}
