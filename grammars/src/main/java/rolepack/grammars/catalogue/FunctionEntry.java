package rolepack.grammars.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A filter or test of the template language.
///
/// @param origin a constant of `Origin`, in lower case
public record FunctionEntry(
    String name,
    String origin,
    boolean pure,
    String since,
    Optional<String> removed,
    List<String> collections) {

  /// All rows of a file, in its order.
  public static List<FunctionEntry> read(CatalogueFiles files, String file) throws IOException {
    Entry all = files.read(file);
    List<FunctionEntry> found = new ArrayList<>();
    for (String name : all.keys()) {
      found.add(read(name, all.entry(name).orElseThrow()));
    }
    return List.copyOf(found);
  }

  private static FunctionEntry read(String name, Entry entry) {
    FunctionEntry function =
        new FunctionEntry(
            name,
            entry.required("origin"),
            entry.flag("pure", true),
            entry.required("since"),
            entry.optional("removed"),
            entry.texts("collections"));
    entry.close();
    if (!Set.of("jinja2", "ansible").contains(function.origin)) {
      throw entry.problem("the origin of " + name + " is neither jinja2 nor ansible");
    }
    return function;
  }
}
