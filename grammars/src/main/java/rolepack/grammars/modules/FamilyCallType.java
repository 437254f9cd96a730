package rolepack.grammars.modules;

import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.ModuleEntry;

/// The sealed interface of a family's calls, with one record for each module.
final class FamilyCallType {
  private FamilyCallType() {}

  static TypeSpec of(String family, List<ModuleEntry> modules) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(JavaNames.familyCall(family))
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addSuperinterface(JavaNames.type("ModuleCall"))
            .addJavadoc("A call of a module of the family $L.", family);
    modules.forEach(each -> type.addType(CallRecord.of(each)));
    return type.build();
  }
}
