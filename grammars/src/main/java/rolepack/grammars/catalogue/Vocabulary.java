package rolepack.grammars.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words that module files are written in: families, kinds of effects, and groups of parameters
/// that many modules share.
///
/// @param families each family with its summary
/// @param effectKinds each kind with its summary
public record Vocabulary(
    Map<String, String> families,
    Map<String, String> effectKinds,
    Map<String, List<ParameterEntry>> sharedParameters) {

  public static Vocabulary read(CatalogueFiles files) throws IOException {
    return new Vocabulary(
        summaries(files.read("families.yml")),
        summaries(files.read("effects.yml")),
        groups(files.read("shared.yml")));
  }

  private static Map<String, String> summaries(Entry entry) {
    Map<String, String> found = new LinkedHashMap<>();
    entry.keys().forEach(each -> found.put(each, entry.required(each)));
    return found;
  }

  private static Map<String, List<ParameterEntry>> groups(Entry entry) {
    Map<String, List<ParameterEntry>> found = new LinkedHashMap<>();
    for (String name : entry.keys()) {
      Entry group = entry.entry(name).orElseThrow();
      List<ParameterEntry> parameters = new ArrayList<>();
      for (String each : group.keys()) {
        parameters.add(ParameterEntry.read(each, group.entry(each).orElseThrow()));
      }
      found.put(name, List.copyOf(parameters));
    }
    return found;
  }

  List<ParameterEntry> shared(Entry user, String group) {
    if (!sharedParameters.containsKey(group)) {
      throw user.problem("no group of shared parameters is named " + group);
    }
    return sharedParameters.get(group);
  }
}
