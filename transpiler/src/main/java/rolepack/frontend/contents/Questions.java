package rolepack.frontend.contents;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rolepack.ir.PathOwners;

/// The paths and packages that an index is read for, and what it says of them. Nothing else is
/// kept: a distribution has millions of files.
///
/// A hash, made while the bytes go by, tells almost all paths that nobody asks for from the others
/// without a text being made of them.
final class Questions {
  private static final int BITS = 1 << 20;
  private static final String[] MERGED = {"bin/", "sbin/", "lib/", "lib64/"};

  private final Set<String> paths = new HashSet<>();
  private final Set<String> packages;
  private final BitSet hashes = new BitSet(BITS);
  private final Map<String, Set<String>> owners = new HashMap<>();
  private final Set<String> above = new HashSet<>();
  private final Set<String> found = new HashSet<>();

  /// @param paths from the root on
  Questions(Collection<String> paths, Collection<String> packages) {
    for (String each : paths) {
      String path = PathOwners.merged(each);
      this.paths.add(path);
      hashes.set(bit(hash(path.getBytes(StandardCharsets.UTF_8))));
    }
    this.packages = Set.copyOf(packages);
    for (String each : packages) {
      hashes.set(bit(hash(each.getBytes(StandardCharsets.UTF_8))));
    }
  }

  /// A path that packages bring, without the slash at its beginning.
  ///
  /// @param names gives the packages; asked only where somebody wants to know
  void path(byte[] bytes, int from, int to, java.util.function.Supplier<List<String>> names) {
    int start = from;
    if (startsWith(bytes, from, to, "usr/") && isMerged(bytes, from + 4, to)) {
      start = from + 4;
    }
    String prefix = isMerged(bytes, start, to) ? "/usr/" : "/";
    long hash = hash(prefix.getBytes(StandardCharsets.US_ASCII));
    for (int at = start; at < to; at++) {
      if (bytes[at] == '/' && at > start && hashes.get(bit(hash))) {
        String folder = prefix + new String(bytes, start, at - start, StandardCharsets.UTF_8);
        if (paths.contains(folder)) {
          above.add(folder);
        }
      }
      hash = step(hash, bytes[at]);
    }
    if (hashes.get(bit(hash))) {
      String path = prefix + new String(bytes, start, to - start, StandardCharsets.UTF_8);
      if (paths.contains(path)) {
        owners.computeIfAbsent(path, _ -> new TreeSet<>()).addAll(names.get());
      }
    }
  }

  /// A package whose files the index holds.
  void packageName(byte[] bytes, int from, int to) {
    long hash = SEED;
    for (int at = from; at < to; at++) {
      hash = step(hash, bytes[at]);
    }
    if (hashes.get(bit(hash))) {
      String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      if (packages.contains(name)) {
        found.add(name);
      }
    }
  }

  PathOwners answers() {
    Map<String, List<String>> all = new HashMap<>();
    owners.forEach((path, each) -> all.put(path, List.copyOf(each)));
    return new PathOwners(paths, all, above, found);
  }

  private static boolean isMerged(byte[] bytes, int from, int to) {
    for (String each : MERGED) {
      if (startsWith(bytes, from, to, each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, String text) {
    if (to - from < text.length()) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      if (bytes[from + at] != text.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private static final long SEED = 0xcbf29ce484222325L;

  private static long hash(byte[] bytes) {
    long hash = SEED;
    for (byte each : bytes) {
      hash = step(hash, each);
    }
    return hash;
  }

  /// FNV-1a.
  private static long step(long hash, byte each) {
    return (hash ^ (each & 0xFF)) * 0x100000001b3L;
  }

  private static int bit(long hash) {
    return (int) ((hash ^ hash >>> 32) & (BITS - 1));
  }
}
