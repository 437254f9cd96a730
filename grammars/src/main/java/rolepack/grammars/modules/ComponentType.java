package rolepack.grammars.modules;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.grammars.catalogue.ParameterEntry;

/// The Java type of a record's component, and the method of `BoundArguments` that gives it.
record ComponentType(TypeName type, String getter) {
  private static final TypeName DICT =
      ParameterizedTypeName.get(Map.class, String.class, Object.class);

  static ComponentType of(ParameterEntry parameter) {
    String getter = getter(parameter.type());
    return new ComponentType(
        ParameterizedTypeName.get(ClassName.get(Optional.class), value(parameter)), getter);
  }

  private static String getter(String type) {
    return switch (type) {
      case "bool" -> "flag";
      case "int", "bytes", "bits" -> "integer";
      case "float" -> "real";
      case "list" -> "list";
      case "dict" -> "dict";
      case "raw" -> "raw";
      default -> "text";
    };
  }

  private static TypeName value(ParameterEntry parameter) {
    return switch (getter(parameter.type())) {
      case "list" -> ParameterizedTypeName.get(ClassName.get(List.class), element(parameter));
      default -> scalar(parameter.type());
    };
  }

  private static TypeName element(ParameterEntry parameter) {
    return parameter.elements().map(ComponentType::scalar).orElse(ClassName.get(Object.class));
  }

  private static TypeName scalar(String type) {
    return switch (getter(type)) {
      case "flag" -> ClassName.get(Boolean.class);
      case "integer" -> ClassName.get(Long.class);
      case "real" -> ClassName.get(Double.class);
      case "dict" -> DICT;
      case "text" -> ClassName.get(String.class);
      default -> ClassName.get(Object.class);
    };
  }
}
