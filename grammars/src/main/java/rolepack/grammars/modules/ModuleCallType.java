package rolepack.grammars.modules;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.Modules;

/// The sealed interface above all calls, one variant for each family.
final class ModuleCallType {
  private ModuleCallType() {}

  static TypeSpec of(Modules modules) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder("ModuleCall")
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addJavadoc("A module with checked arguments of the right types, defaults filled in.");
    for (String family : modules.vocabulary().families().keySet()) {
      type.addPermittedSubclass(JavaNames.familyCall(family));
    }
    return type.addMethod(spec()).addMethod(argument()).build();
  }

  private static MethodSpec spec() {
    return MethodSpec.methodBuilder("spec")
        .addJavadoc("The module.")
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .returns(JavaNames.type("ModuleSpec"))
        .build();
  }

  private static MethodSpec argument() {
    return MethodSpec.methodBuilder("argument")
        .addJavadoc("The argument with a name, canonical, or the parameter's default.")
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .addParameter(String.class, "name")
        .returns(ParameterizedTypeName.get(Optional.class, Object.class))
        .build();
  }
}
