package rolepack.grammars.modules;

import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import javax.lang.model.element.Modifier;

/// An enum whose constants and their comments stand in the catalogue.
final class EnumType {
  private EnumType() {}

  static TypeSpec of(String name, String comment, Map<String, String> constants) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc("$L", comment);
    constants.forEach(
        (constant, summary) ->
            type.addEnumConstant(
                JavaNames.constant(constant),
                TypeSpec.anonymousClassBuilder("").addJavadoc("$L", summary).build()));
    return type.build();
  }
}
