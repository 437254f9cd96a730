package rolepack.grammars.catalogue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All programs of the catalogue, each with its rows.
///
/// @param reasons the reasons that programs share, by the name that the catalogue gives them
public record Commands(Map<String, ReasonEntry> reasons, Map<String, List<CommandEntry>> programs) {
  public static Commands read(CatalogueFiles files, Set<String> kinds) throws IOException {
    Entry all = files.read("commands.yml");
    Map<String, ReasonEntry> reasons = new LinkedHashMap<>();
    Entry named = all.entry("reasons").orElseThrow(() -> all.problem("no reasons"));
    for (String name : named.keys()) {
      reasons.put(name, ReasonEntry.of(named.entry(name).orElseThrow()));
    }
    Map<String, List<CommandEntry>> programs = new LinkedHashMap<>();
    Entry listed = all.entry("programs").orElseThrow(() -> all.problem("no programs"));
    for (String program : listed.keys()) {
      Entry entry = listed.entry(program).orElseThrow();
      programs.put(program, CommandEntry.read(program, entry, kinds, reasons));
    }
    all.close();
    return new Commands(reasons, programs);
  }
}
