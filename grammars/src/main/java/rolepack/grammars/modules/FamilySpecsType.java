package rolepack.grammars.modules;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.ConstraintEntry;
import rolepack.grammars.catalogue.ModuleEntry;

/// The specs of one family, each made by a method of its own, so that nothing is built before it is
/// asked for.
final class FamilySpecsType {
  private FamilySpecsType() {}

  static TypeSpec of(String family, List<ModuleEntry> modules) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(JavaNames.familySpecs(family)).addModifiers(Modifier.FINAL);
    for (ModuleEntry each : modules) {
      type.addMethod(
          MethodSpec.methodBuilder(JavaNames.identifier(each.name()))
              .addModifiers(Modifier.STATIC)
              .returns(JavaNames.type("ModuleSpec"))
              .addStatement("return $L", spec(each))
              .build());
    }
    return type.build();
  }

  private static CodeBlock spec(ModuleEntry module) {
    return CodeBlock.builder()
        .add("new $T(\n$>$>", JavaNames.type("ModuleSpec"))
        .add("$S,\n", module.name())
        .add("$L,\n", Literals.texts(module.aliases()))
        .add("$L,\n", Literals.texts(module.collections()))
        .add("$T.$L,\n", JavaNames.type("ModuleFamily"), JavaNames.constant(module.family()))
        .add("$S,\n", module.summary())
        .add("$T.$L,\n", JavaNames.type("FreeForm"), JavaNames.constant(module.freeForm()))
        .add("$L,\n", module.openKeys())
        .add("$L,\n", Literals.list(module.parameters(), ParameterLiteral::of))
        .add("$L,\n", Literals.list(module.constraints(), FamilySpecsType::constraint))
        .add("$L,\n", Literals.list(module.effects(), Literals::effect))
        .add("$L,\n", module.unknownEffects())
        .add("$L,\n", module.localQuery())
        .add("$T.$L,\n", JavaNames.type("RunsOn"), JavaNames.constant(module.runs()))
        .add("$L)$<$<", Literals.optional(module.reason().map(Literals::reason)))
        .build();
  }

  private static CodeBlock constraint(ConstraintEntry constraint) {
    return CodeBlock.of(
        "new $T($T.$L, $L)",
        JavaNames.type("Constraint"),
        JavaNames.type("Constraint").nestedClass("Kind"),
        JavaNames.constant(constraint.kind()),
        Literals.texts(constraint.parameters()));
  }
}
