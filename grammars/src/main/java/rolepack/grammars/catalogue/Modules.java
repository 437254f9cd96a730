package rolepack.grammars.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All modules of the catalogue, in name order.
public record Modules(Vocabulary vocabulary, List<ModuleEntry> modules) {
  public static Modules read(CatalogueFiles files) throws IOException {
    Vocabulary vocabulary = Vocabulary.read(files);
    List<ModuleEntry> modules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String file : files.list("modules")) {
      Entry entry = files.read(file);
      ModuleEntry module = ModuleEntry.read(entry, vocabulary);
      if (!file.equals("modules/" + module.name() + ".yml")) {
        throw entry.problem("the file is not named for its module " + module.name());
      }
      if (!names.add(module.name())
          || module.aliases().stream().anyMatch(each -> !names.add(each))) {
        throw entry.problem("another module answers to the same name");
      }
      modules.add(module);
    }
    return new Modules(vocabulary, List.copyOf(modules));
  }

  public List<ModuleEntry> ofFamily(String family) {
    return modules.stream().filter(each -> each.family().equals(family)).toList();
  }
}
