package rolepack.grammars.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that consul-template has from one version on.
public record FeatureEntry(String name, Version since, Optional<Version> removed) {
  /// A version of three numbers.
  public record Version(int major, int minor, int patch) {
    private static Version parse(Entry entry, String text) {
      String[] parts = text.split("\\.");
      if (parts.length != 3) {
        throw entry.problem("a version has three numbers: " + text);
      }
      return new Version(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
  }

  /// The rows below one key of the file.
  public static List<FeatureEntry> read(Entry file, String key) {
    Entry rows = file.entry(key).orElseThrow(() -> file.problem("no " + key));
    List<FeatureEntry> found = new ArrayList<>();
    for (String name : rows.keys()) {
      Entry row = rows.entry(name).orElseThrow();
      found.add(
          new FeatureEntry(
              name,
              Version.parse(row, row.required("since")),
              row.optional("removed").map(text -> Version.parse(row, text))));
      row.close();
    }
    return List.copyOf(found);
  }
}
