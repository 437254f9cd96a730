package rolepack.grammars.modules;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.ModuleEntry;
import rolepack.grammars.catalogue.Modules;

/// The class that finds a module by any of its names; a spec is made when it is first asked for.
final class ModuleCatalogueType {
  private static final ClassName SPEC = JavaNames.type("ModuleSpec");
  private static final TypeName FOUND =
      ParameterizedTypeName.get(ClassName.get(Optional.class), SPEC);

  private ModuleCatalogueType() {}

  static TypeSpec of(Modules modules) {
    return TypeSpec.classBuilder("ModuleCatalogue")
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("All modules of the catalogue.")
        .addField(made(modules))
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(find())
        .addMethod(all())
        .addMethod(names(modules))
        .addMethod(spec())
        .addMethod(number(modules))
        .addMethod(make(modules))
        .build();
  }

  private static FieldSpec made(Modules modules) {
    return FieldSpec.builder(ArrayTypeName.of(SPEC), "MADE")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Filled on demand; specs are immutable, so that a race only makes one twice.")
        .initializer("new $T[$L]", SPEC, modules.modules().size())
        .build();
  }

  private static MethodSpec find() {
    return MethodSpec.methodBuilder("find")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "The module with a name: short, as `copy`, or with a collection that holds it, as"
                + " `ansible.builtin.copy`.")
        .addParameter(String.class, "name")
        .returns(FOUND)
        .addStatement("int dot = name.lastIndexOf('.')")
        .addStatement("int number = number(name.substring(dot + 1))")
        .beginControlFlow("if (number < 0)")
        .addStatement("return $T.empty()", Optional.class)
        .endControlFlow()
        .addStatement("$T found = spec(number)", SPEC)
        .addStatement(
            "return dot < 0 || found.isIn(name.substring(0, dot)) ? $T.of(found) : $T.empty()",
            Optional.class,
            Optional.class)
        .build();
  }

  private static MethodSpec all() {
    return MethodSpec.methodBuilder("all")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("Every module, in name order; this makes all the specs.")
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), SPEC))
        .addStatement(
            "return $T.range(0, MADE.length).mapToObj(ModuleCatalogue::spec).toList()",
            IntStream.class)
        .build();
  }

  private static MethodSpec names(Modules modules) {
    return MethodSpec.methodBuilder("names")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("The names of all modules, in order; this makes no spec.")
        .returns(ParameterizedTypeName.get(List.class, String.class))
        .addStatement(
            "return $T.of($L)",
            List.class,
            modules.modules().stream()
                .map(each -> CodeBlock.of("$S", each.name()))
                .collect(CodeBlock.joining(", ")))
        .build();
  }

  private static MethodSpec spec() {
    return MethodSpec.methodBuilder("spec")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(int.class, "number")
        .returns(SPEC)
        .addStatement("$T spec = MADE[number]", SPEC)
        .beginControlFlow("if (spec == null)")
        .addStatement("spec = make(number)")
        .addStatement("MADE[number] = spec")
        .endControlFlow()
        .addStatement("return spec")
        .build();
  }

  private static MethodSpec number(Modules modules) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("number")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(String.class, "name")
            .returns(int.class)
            .beginControlFlow("return switch (name)");
    for (int i = 0; i < modules.modules().size(); i++) {
      ModuleEntry module = modules.modules().get(i);
      method.addStatement("case $L -> $L", Literals.labels(module), i);
    }
    return method.addStatement("default -> -1").addCode("$<};\n").build();
  }

  private static MethodSpec make(Modules modules) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("make")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(int.class, "number")
            .returns(SPEC)
            .beginControlFlow("return switch (number)");
    for (int i = 0; i < modules.modules().size(); i++) {
      ModuleEntry module = modules.modules().get(i);
      method.addStatement(
          "case $L -> $T.$L()",
          i,
          JavaNames.familySpecs(module.family()),
          JavaNames.identifier(module.name()));
    }
    return method
        .addStatement("default -> throw new $T(number)", IndexOutOfBoundsException.class)
        .addCode("$<};\n")
        .build();
  }
}
