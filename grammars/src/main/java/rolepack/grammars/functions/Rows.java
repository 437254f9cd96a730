package rolepack.grammars.functions;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import rolepack.grammars.modules.Literals;

/// What all tables have.
final class Rows {
  private Rows() {}

  static MethodSpec names(List<String> names) {
    return MethodSpec.methodBuilder("names")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("All names, in the catalogue's order.")
        .returns(ParameterizedTypeName.get(List.class, String.class))
        .addStatement("return $L", Literals.texts(names))
        .build();
  }
}
