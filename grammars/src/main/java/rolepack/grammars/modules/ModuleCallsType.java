package rolepack.grammars.modules;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.ModuleEntry;
import rolepack.grammars.catalogue.Modules;

/// The class that makes calls: it checks the arguments, then picks the module's record.
final class ModuleCallsType {
  private static final TypeName RESULT =
      ParameterizedTypeName.get(ClassName.get(Optional.class), JavaNames.type("ModuleCall"));

  private ModuleCallsType() {}

  static TypeSpec of(Modules modules) {
    return TypeSpec.classBuilder("ModuleCalls")
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("Makes a typed call from a task's arguments.")
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(
            signature()
                .addStatement("return of(spec, arguments, $T.of(), freeForm, problems)", Set.class)
                .build())
        .addMethod(withUnknown())
        .addMethod(make(modules))
        .build();
  }

  private static MethodSpec.Builder signature() {
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("The call, where nothing is wrong with the arguments; all problems are added.")
        .addParameter(JavaNames.type("ModuleSpec"), "spec")
        .addParameter(ParameterizedTypeName.get(Map.class, String.class, Object.class), "arguments")
        .addParameter(ParameterizedTypeName.get(Optional.class, String.class), "freeForm")
        .addParameter(problems(), "problems")
        .returns(RESULT);
  }

  private static TypeName problems() {
    return ParameterizedTypeName.get(ClassName.get(List.class), JavaNames.type("ArgumentProblem"));
  }

  private static MethodSpec withUnknown() {
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "The same, where the values of some arguments are not known yet: their components stay"
                + " empty, and nothing is reported as missing for them.\n\n"
                + "@param unknown the names of those arguments, as they are written")
        .addParameter(JavaNames.type("ModuleSpec"), "spec")
        .addParameter(ParameterizedTypeName.get(Map.class, String.class, Object.class), "arguments")
        .addParameter(ParameterizedTypeName.get(Set.class, String.class), "unknown")
        .addParameter(ParameterizedTypeName.get(Optional.class, String.class), "freeForm")
        .addParameter(problems(), "problems")
        .returns(RESULT)
        .addStatement(
            "return $T.bind(spec, arguments, unknown, freeForm, problems)"
                + ".map(bound -> make(spec, bound))",
            JavaNames.type("ArgumentBinder"))
        .build();
  }

  private static MethodSpec make(Modules modules) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("make")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(JavaNames.type("ModuleSpec"), "spec")
            .addParameter(JavaNames.type("BoundArguments"), "bound")
            .returns(JavaNames.type("ModuleCall"))
            .beginControlFlow("return switch (spec.name())");
    for (ModuleEntry each : modules.modules()) {
      method.addStatement("case $S -> $T.from(bound)", each.name(), JavaNames.record(each));
    }
    return method
        .addStatement(
            "default -> throw new $T($S + spec.name())",
            IllegalArgumentException.class,
            "not of the catalogue: ")
        .addCode("$<};\n")
        .build();
  }
}
