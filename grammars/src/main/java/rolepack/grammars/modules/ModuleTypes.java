package rolepack.grammars.modules;

import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import rolepack.grammars.catalogue.ModuleEntry;
import rolepack.grammars.catalogue.Modules;

/// All types of `rolepack.generated.modules` that are made from the catalogue.
public final class ModuleTypes {
  private ModuleTypes() {}

  public static List<TypeSpec> of(Modules modules) {
    List<TypeSpec> types = new ArrayList<>();
    types.add(
        EnumType.of(
            "ModuleFamily",
            "What kind of thing a module takes care of.",
            modules.vocabulary().families()));
    types.add(
        EnumType.of(
            "EffectKind",
            "What kind of thing a module reads or writes.",
            modules.vocabulary().effectKinds()));
    for (String family : modules.vocabulary().families().keySet()) {
      List<ModuleEntry> members = modules.ofFamily(family);
      types.add(FamilySpecsType.of(family, members));
      types.add(FamilyCallType.of(family, members));
    }
    types.add(ModuleCallType.of(modules));
    types.add(ModuleCallsType.of(modules));
    types.add(ModuleCatalogueType.of(modules));
    return List.copyOf(types);
  }
}
