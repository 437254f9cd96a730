package rolepack.grammars.functions;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import rolepack.grammars.catalogue.FeatureEntry;
import rolepack.grammars.modules.Literals;

/// A table of what consul-template has, by version.
final class FeatureTableType {
  private static final ClassName FEATURE =
      ClassName.get("rolepack.generated.functions", "ConsulTemplateFeature");
  private static final ClassName VERSION =
      ClassName.get("rolepack.generated.functions", "ConsulTemplateVersion");
  private static final TypeName FOUND =
      ParameterizedTypeName.get(ClassName.get(Optional.class), FEATURE);

  private FeatureTableType() {}

  static TypeSpec of(String name, String comment, List<FeatureEntry> rows) {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("$L", comment)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(isIn())
        .addMethod(Rows.names(rows.stream().map(FeatureEntry::name).toList()))
        .addMethod(find(rows))
        .build();
  }

  private static MethodSpec isIn() {
    return MethodSpec.methodBuilder("isIn")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("Whether a version has it.")
        .addParameter(String.class, "name")
        .addParameter(VERSION, "version")
        .returns(boolean.class)
        .addStatement("return find(name).filter(each -> each.isIn(version)).isPresent()")
        .build();
  }

  private static MethodSpec find(List<FeatureEntry> rows) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("find")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(String.class, "name")
            .returns(FOUND)
            .beginControlFlow("return switch (name)");
    for (FeatureEntry each : rows) {
      method.addStatement("case $S -> $T.of($L)", each.name(), Optional.class, literal(each));
    }
    return method.addStatement("default -> $T.empty()", Optional.class).addCode("$<};\n").build();
  }

  private static CodeBlock literal(FeatureEntry row) {
    return CodeBlock.of(
        "new $T($S, $L, $L)",
        FEATURE,
        row.name(),
        version(row.since()),
        Literals.optional(row.removed().map(FeatureTableType::version)));
  }

  private static CodeBlock version(FeatureEntry.Version version) {
    return CodeBlock.of(
        "new $T($L, $L, $L)", VERSION, version.major(), version.minor(), version.patch());
  }
}
