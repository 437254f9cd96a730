package rolepack.grammars.functions;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.FunctionEntry;
import rolepack.grammars.modules.Literals;

/// A table of filters or tests; a row is made when it is looked up, so that the table costs nothing
/// at the start.
final class FunctionTableType {
  private static final ClassName SPEC =
      ClassName.get("rolepack.generated.functions", "FunctionSpec");
  private static final ClassName ORIGIN = ClassName.get("rolepack.generated.functions", "Origin");
  private static final TypeName FOUND =
      ParameterizedTypeName.get(ClassName.get(Optional.class), SPEC);

  private FunctionTableType() {}

  static TypeSpec of(String name, String comment, List<FunctionEntry> rows) {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("$L", comment)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(find())
        .addMethod(Rows.names(rows.stream().map(FunctionEntry::name).toList()))
        .addMethod(row(rows))
        .build();
  }

  private static MethodSpec find() {
    return MethodSpec.methodBuilder("find")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("By its name, short or with a collection that holds it.")
        .addParameter(String.class, "name")
        .returns(FOUND)
        .addStatement("int dot = name.lastIndexOf('.')")
        .addStatement("$T found = row(name.substring(dot + 1))", FOUND)
        .addStatement(
            "return dot < 0 ? found"
                + " : found.filter(row -> row.collections().contains(name.substring(0, dot)))")
        .build();
  }

  private static MethodSpec row(List<FunctionEntry> rows) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("row")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(String.class, "name")
            .returns(FOUND)
            .beginControlFlow("return switch (name)");
    for (FunctionEntry each : rows) {
      method.addStatement("case $S -> $T.of($L)", each.name(), Optional.class, literal(each));
    }
    return method.addStatement("default -> $T.empty()", Optional.class).addCode("$<};\n").build();
  }

  private static CodeBlock literal(FunctionEntry row) {
    return CodeBlock.of(
        "new $T($S, $T.$L, $L, $S, $L, $L)",
        SPEC,
        row.name(),
        ORIGIN,
        row.origin().toUpperCase(Locale.ROOT),
        row.pure(),
        row.since(),
        Literals.optional(row.removed().map(each -> CodeBlock.of("$S", each))),
        Literals.texts(row.collections()));
  }
}
