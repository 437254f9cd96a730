package rolepack.grammars.modules;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.ModuleEntry;
import rolepack.grammars.catalogue.ParameterEntry;

/// The record of one module: a component for each parameter, in the catalogue's order, then the
/// free text and the arguments of any name where the module takes them.
final class CallRecord {
  private static final TypeName TEXT = ParameterizedTypeName.get(Optional.class, String.class);
  private static final TypeName OTHERS =
      ParameterizedTypeName.get(Map.class, String.class, Object.class);
  private static final TypeName ARGUMENT = ParameterizedTypeName.get(Optional.class, Object.class);

  private CallRecord() {}

  static TypeSpec of(ModuleEntry module) {
    ClassName name = JavaNames.record(module);
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    List<CodeBlock> values = new ArrayList<>();
    for (ParameterEntry each : module.parameters()) {
      ComponentType type = ComponentType.of(each);
      components.addParameter(type.type(), JavaNames.identifier(each.name()));
      values.add(CodeBlock.of("bound.$L($S)", type.getter(), each.name()));
    }
    if (!module.freeForm().equals("none")) {
      components.addParameter(TEXT, "freeForm");
      values.add(CodeBlock.of("bound.freeForm()"));
    }
    if (module.openKeys()) {
      components.addParameter(OTHERS, "others");
      values.add(CodeBlock.of("bound.others()"));
    }
    return TypeSpec.recordBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("$L", module.summary())
        .recordConstructor(components.build())
        .addSuperinterface(JavaNames.familyCall(module.family()))
        .addMethod(from(name, values))
        .addMethod(spec(module))
        .addMethod(argument(module))
        .build();
  }

  /// It returns the interface, so that verifying its one caller does not load every record.
  private static MethodSpec from(ClassName name, List<CodeBlock> values) {
    return MethodSpec.methodBuilder("from")
        .addModifiers(Modifier.STATIC)
        .addParameter(JavaNames.type("BoundArguments"), "bound")
        .returns(JavaNames.type("ModuleCall"))
        .addStatement("return new $T($>$>\n$L$<$<)", name, CodeBlock.join(values, ",\n"))
        .build();
  }

  private static MethodSpec spec(ModuleEntry module) {
    return MethodSpec.methodBuilder("spec")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(JavaNames.type("ModuleSpec"))
        .addStatement(
            "return $T.find($S).orElseThrow()", JavaNames.type("ModuleCatalogue"), module.name())
        .build();
  }

  private static MethodSpec argument(ModuleEntry module) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("argument")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(String.class, "name_")
            .returns(ARGUMENT)
            .beginControlFlow("return switch (name_)");
    for (ParameterEntry each : module.parameters()) {
      method.addStatement(
          "case $S -> $T.widened($L)",
          each.name(),
          JavaNames.type("BoundArguments"),
          JavaNames.identifier(each.name()));
    }
    String rest = module.openKeys() ? "$T.ofNullable(others.get(name_))" : "$T.empty()";
    return method.addStatement("default -> " + rest, Optional.class).addCode("$<};\n").build();
  }
}
